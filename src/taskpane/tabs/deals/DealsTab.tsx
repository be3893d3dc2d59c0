import { Caption1, makeStyles, Title3, tokens } from "@fluentui/react-components";
import { useCallback, useMemo } from "react";
import { deals } from "../../../deals";
import type { Place } from "../../../workbook/block/plan";
import { splitPayments } from "../../../workbook/blocks/article";
import type { DealRow } from "../../../workbook/blocks/dealRow";
import { buildDealTable, outlineDealTable } from "../../../workbook/blocks/dealTable";
import { filterDeals } from "../../../workbook/read/filterDeals";
import { InsertBar } from "../../parts/InsertBar";
import { NeedsExcel } from "../../parts/NeedsExcel";
import { today } from "../../parts/today";
import { useKept } from "../../parts/useKept";
import { DealFilters, type Filters } from "./DealFilters";
import { DealList } from "./DealList";
import { OwnDeals } from "./OwnDeals";
import { UpdateDeals } from "./UpdateDeals";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export default function DealsTab() {
  const styles = useStyles();
  const [filters, setFilters] = useKept<Filters>("deal filters", () => ({ text: "", kind: "", status: "", asOf: today() }));
  const [left, setLeft] = useKept<ReadonlySet<string>>("deals left out", () => new Set());
  const [own, setOwn] = useKept<readonly DealRow[]>("own deals", () => []);
  const shown = useMemo(() => filterDeals(deals, filters, filters.asOf), [filters]);
  const picked = useMemo(() => shown.filter(({ id }) => !left.has(id)), [shown, left]);
  const { rows, context } = useMemo(() => splitPayments(picked), [picked]);
  const table = useMemo(() => {
    const { text, kind, status, asOf } = filters;
    const notTaken = shown.filter(({ id }) => left.has(id)).map(({ id }) => id);
    return { rows: [...rows, ...own], context, asOf: asOf || today(), scope: { text, kind, status }, left: notTaken };
  }, [rows, own, context, filters, shown, left]);
  const build = useCallback((place: Place) => buildDealTable(table, place), [table]);
  const outline = useCallback((place: Place) => outlineDealTable(table, place), [table]);
  const counts = [
    `${rows.length} ${rows.length === 1 ? "payment" : "payments"}`,
    own.length > 0 ? `${own.length} of your own` : "",
    context.length > 0 ? `${context.length} beside the table that ${context.length === 1 ? "is not a payment" : "are not payments"}` : "",
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
        outline={outline}
        blocked={rows.length + own.length === 0 ? "Pick at least one payment, or add a deal of your own." : undefined}
      />
      <UpdateDeals asOf={filters.asOf || today()} />
    </div>
  );
}
