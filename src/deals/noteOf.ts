import type { CloudFact, Deal } from "./deal";
import { isSecondary } from "./isSecondary";

/** All that qualifies a deal's headline amount, in one line: ceilings, what kind and how firm, caveats, conflicts, weak sources. */
export function noteOf(deal: Deal): string {
  const { qualifier, kindNote, kind, statusNote, status, period, note, conditions, conflict, restates, source } = deal;
  return join([
    qualifier,
    kindNote !== kind ? kindNote : undefined,
    statusNote !== status ? statusNote : undefined,
    period && `covers ${period}`,
    note,
    conditions,
    conflict && `conflict: ${conflict}`,
    restates && `same deal as ${restates}`,
    isSecondary(source) ? "secondary source" : undefined,
  ]);
}

export function noteOfFact({ qualifier, estimate, note, conflict, source }: CloudFact): string {
  return join([
    qualifier,
    estimate ? "estimate" : undefined,
    note,
    conflict && `conflict: ${conflict}`,
    isSecondary(source) ? "secondary source" : undefined,
  ]);
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join("; ");
}
