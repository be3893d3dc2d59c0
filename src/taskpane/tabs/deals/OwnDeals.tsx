import { Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { DealRow } from "../../../workbook/blocks/dealRow";
import { moneyText } from "../../../workbook/read/parseNumber";
import { CsvImport } from "./CsvImport";
import { DealForm } from "./DealForm";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: "8px" },
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
  list: { listStyleType: "none", margin: 0, padding: 0, maxHeight: "200px", overflowY: "auto" },
  item: { display: "flex", justifyContent: "space-between", alignItems: "center", gap: "6px" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface OwnDealsProps {
  readonly own: readonly DealRow[];
  readonly onChange: (own: readonly DealRow[]) => void;
}

type Way = "form" | "csv";
const WAYS: readonly { readonly id: Way; readonly label: string }[] = [
  { id: "form", label: "Add one" },
  { id: "csv", label: "Paste or import" },
];

/** Rows beyond these are inserted all the same; listing them one by one helps nobody. */
const MOST_LISTED = 100;

/** The reader's own deals: one at a time in a form, or many from pasted cells or a file. */
export function OwnDeals({ own, onChange }: OwnDealsProps) {
  const styles = useStyles();
  const [way, setWay] = useState<Way | null>(null);
  return (
    <section className={styles.box} aria-label="Your own deals">
      <Subtitle2 as="h2">Your own deals</Subtitle2>
      <div className={styles.row}>
        {WAYS.map(({ id, label }) => (
          <Button
            key={id}
            size="small"
            appearance={way === id ? "primary" : "secondary"}
            aria-expanded={way === id}
            onClick={() => setWay(way === id ? null : id)}
          >
            {label}
          </Button>
        ))}
      </div>
      {way === "form" && <DealForm onAdd={(row) => onChange([...own, row])} />}
      {way === "csv" && <CsvImport onAdd={(rows) => onChange([...own, ...rows])} />}
      {own.length > 0 && (
        <>
          <ul className={styles.list}>
            {own.slice(0, MOST_LISTED).map((row, i) => (
              <li key={i} className={styles.item}>
                <Caption1>{`${row.from} → ${row.to}, ${moneyText(row.amount ?? 0)}`}</Caption1>
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={`Remove ${row.from} to ${row.to}`}
                  onClick={() => onChange(own.filter((_, at) => at !== i))}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
          {own.length > MOST_LISTED && (
            <Caption1 className={styles.quiet}>{`and ${(own.length - MOST_LISTED).toLocaleString("en-US")} more`}</Caption1>
          )}
          <div>
            <Button size="small" onClick={() => onChange([])}>
              Remove all
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
