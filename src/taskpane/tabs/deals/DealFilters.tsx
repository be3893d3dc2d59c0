import { Caption1, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { DEAL_KINDS, DEAL_STATUSES } from "../../../deals";
import type { DealScope } from "../../../workbook/read/filterDeals";
import { ChoiceField } from "../../parts/ChoiceField";
import { TextField } from "../../parts/TextField";

export interface Filters extends DealScope {
  /** ISO date; blank for everything known. */
  readonly asOf: string;
}

const useStyles = makeStyles({
  filters: { display: "flex", flexDirection: "column", gap: "8px" },
  pair: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px 10px" },
  note: { color: tokens.colorNeutralForeground2, alignSelf: "end" },
  search: { maxWidth: "none", minWidth: 0, width: "100%", "& input": { width: 0, minWidth: 0 } },
});

const ANY = { value: "", label: "Any" };

export function DealFilters({ filters, onChange }: { readonly filters: Filters; readonly onChange: (filters: Filters) => void }) {
  const styles = useStyles();
  return (
    <div className={styles.filters}>
      <SearchBox
        size="small"
        className={styles.search}
        aria-label="Search the deals"
        placeholder="Company, source or id"
        value={filters.text}
        onChange={(_, { value }) => onChange({ ...filters, text: value })}
      />
      <div className={styles.pair}>
        <ChoiceField label="Kind" value={filters.kind} options={[ANY, ...DEAL_KINDS]} onChange={(kind) => onChange({ ...filters, kind })} />
        <ChoiceField
          label="Status"
          value={filters.status}
          options={[ANY, ...DEAL_STATUSES]}
          onChange={(status) => onChange({ ...filters, status })}
        />
        <TextField label="As of" type="date" value={filters.asOf} onChange={(asOf) => onChange({ ...filters, asOf })} />
        <Caption1 className={styles.note}>What was known by that day; newer facts replace older ones.</Caption1>
      </div>
    </div>
  );
}
