import { Caption1, makeStyles, Title3, tokens } from "@fluentui/react-components";
import { useCallback, useMemo } from "react";
import { type Deal, deals, selectDeals } from "../../../deals";
import { serialOfIsoDate } from "../../../workbook/block/dates";
import type { Place } from "../../../workbook/block/plan";
import { splitPayments } from "../../../workbook/blocks/article";
import type { DealRow } from "../../../workbook/blocks/dealRow";
import { buildDealTable } from "../../../workbook/blocks/dealTable";
import { InsertBar } from "../../parts/InsertBar";
import { NeedsExcel } from "../../parts/NeedsExcel";
import { today } from "../../parts/today";
import { useKept } from "../../parts/useKept";
import { DealFilters, type Filters } from "./DealFilters";
import { DealList } from "./DealList";
import { OwnDeals } from "./OwnDeals";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export default function DealsTab() {
  const styles = useStyles();
  const [filters, setFilters] = useKept<Filters>("deal filters", () => ({ text: "", kind: "", status: "", asOf: today() }));
  const [left, setLeft] = useKept<ReadonlySet<string>>("deals left out", () => new Set());
  const [own, setOwn] = useKept<readonly DealRow[]>("own deals", () => []);
  const shown = useMemo(() => filtered(filters), [filters]);
  const picked = useMemo(() => shown.filter(({ id }) => !left.has(id)), [shown, left]);
  const { rows, context } = useMemo(() => splitPayments(picked), [picked]);
  const build = useCallback(
    (place: Place) => buildDealTable({ rows: [...rows, ...own], context, asOf: filters.asOf || today() }, place),
    [rows, own, context, filters.asOf],
  );
  const counts = [
    `${rows.length} ${rows.length === 1 ? "payment" : "payments"}`,
    own.length > 0 ? `${own.length} of your own` : "",
    context.length > 0 ? `${context.length} listed beside the table as no payments` : "",
  ];
  return (
    <div className={styles.page}>
      <Title3 as="h1">Deals</Title3>
      <NeedsExcel />
      <DealFilters filters={filters} onChange={setFilters} />
      <DealList deals={shown} left={left} onChange={setLeft} />
      <OwnDeals own={own} onChange={setOwn} />
      <Caption1 className={styles.quiet} role="status">
        {`To insert: ${counts.filter((part) => part !== "").join(", ")}.`}
      </Caption1>
      <InsertBar
        label="Insert deal table"
        build={build}
        blocked={rows.length + own.length === 0 ? "Pick at least one payment, or add a deal of your own." : undefined}
      />
    </div>
  );
}

/** The deals that stand on the day and match: every word of the search in the parties, the kind, the status or the source. */
function filtered({ text, kind, status, asOf }: Filters): readonly Deal[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const standing = selectDeals(deals, {
    kinds: kind === "" ? [] : [kind],
    statuses: status === "" ? [] : [status],
    asOf: serialOfIsoDate(asOf) ?? undefined,
  });
  return standing.filter((deal) => {
    const about = `${deal.from} ${deal.to} ${deal.kind} ${deal.status} ${deal.source.title} ${deal.id}`.toLowerCase();
    return words.every((word) => about.includes(word));
  });
}
