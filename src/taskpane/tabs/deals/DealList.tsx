import { Caption1, Link, Text } from "@fluentui/react-components";
import { useMemo } from "react";
import { type Deal, noteOf } from "../../../deals";
import { safeLink } from "../../../workbook/block/inert";
import { moneyText } from "../../../workbook/read/parseNumber";
import { type TickItem, TickList } from "./TickList";

interface DealListProps {
  readonly deals: readonly Deal[];
  /** Ids of those not to insert. */
  readonly left: ReadonlySet<string>;
  readonly onChange: (left: ReadonlySet<string>) => void;
}

/** The deals found, each to be ticked or not, with its qualifications and source. */
export function DealList({ deals, left, onChange }: DealListProps) {
  const groups = useMemo(() => [{ title: "", items: deals.map(itemOf) }], [deals]);
  if (deals.length === 0) return <Text role="status">No reported deal matches. Clear a filter, or move the date.</Text>;
  return (
    <TickList
      label="Reported deals"
      groups={groups}
      isTicked={(id) => !left.has(id)}
      onTick={(ids, on) => {
        const next = new Set(left);
        for (const id of ids)
          if (on) next.delete(id);
          else next.add(id);
        onChange(next);
      }}
    />
  );
}

function itemOf(deal: Deal): TickItem {
  const { id, from, to, amount, qualifier, kind, status, date, termYears } = deal;
  return {
    id,
    name: `${from} → ${to}`,
    text: amount === undefined ? "amount not disclosed" : `${qualifier ? `${qualifier} ` : ""}${moneyText(amount)}`,
    quiet: [kind, status, date, termYears ? `${termYears} years` : ""].filter((part) => part !== "").join(" · "),
    below: <Source deal={deal} />,
  };
}

function Source({ deal }: { readonly deal: Deal }) {
  const { title, urls } = deal.source;
  const note = noteOf(deal);
  const link = safeLink(urls[0]);
  return (
    <>
      {note !== "" && <Caption1 block>{note}</Caption1>}
      {link ? (
        <Link href={link} target="_blank" rel="noopener noreferrer" inline>
          <Caption1>{title}</Caption1>
        </Link>
      ) : (
        <Caption1>{title}</Caption1>
      )}
    </>
  );
}
