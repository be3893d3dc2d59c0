import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: "8px" },
  item: { borderLeft: `3px solid ${tokens.colorNeutralStroke2}`, paddingLeft: "8px", display: "flex", flexDirection: "column", gap: "4px" },
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "6px 8px", alignItems: "start" },
  end: { display: "flex", justifyContent: "flex-end" },
});

interface RowsEditorProps<T> {
  readonly rows: readonly T[];
  readonly onChange: (rows: readonly T[]) => void;
  /** What one row is called, for its group's name and its buttons: "holder". */
  readonly noun: string;
  readonly blank: T;
  readonly nameOf: (row: T) => string;
  readonly least: number;
  readonly fields: (row: T, set: (part: Partial<T>) => void) => ReactNode;
}

/** Rows of a small table, each a group of fields two abreast; rows can be added and removed. */
export function RowsEditor<T>({ rows, onChange, noun, blank, nameOf, least, fields }: RowsEditorProps<T>) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      {rows.map((row, i) => (
        <div key={i} className={styles.item} role="group" aria-label={nameOf(row) || `${noun} ${i + 1}`}>
          <div className={styles.fields}>
            {fields(row, (part) => onChange(rows.map((one, at) => (at === i ? { ...one, ...part } : one))))}
          </div>
          {rows.length > least && (
            <div className={styles.end}>
              <Button
                size="small"
                appearance="subtle"
                aria-label={`Remove ${nameOf(row) || `${noun} ${i + 1}`}`}
                onClick={() => onChange(rows.filter((_, at) => at !== i))}
              >
                Remove
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => onChange([...rows, blank])}>
          {`Add ${noun}`}
        </Button>
      </div>
    </div>
  );
}
