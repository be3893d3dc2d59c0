import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef } from "react";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: "6px" },
  group: { borderLeft: `3px solid ${tokens.colorNeutralStroke2}`, paddingLeft: "6px", marginBottom: "4px" },
  fields: { display: "grid", flexGrow: 1, minWidth: 0, gap: "6px", alignItems: "start" },
  // Three fields a line at 320 pixels: a field's edges leave its text the room.
  tight: { gap: "4px", "& input": { paddingLeft: "5px", paddingRight: "2px" } },
  row: { display: "flex", gap: "6px", alignItems: "end" },
  // Without labels the button stands beside the fields, whatever is said under them.
  bare: { alignItems: "start" },
  remove: { minWidth: 0, width: "24px", flexShrink: 0, padding: 0 },
});

interface RowsEditorProps<T> {
  readonly rows: readonly T[];
  readonly onChange: (rows: readonly T[]) => void;
  /** What one row is called, for its group's name and its buttons: "holder". */
  readonly noun: string;
  readonly blank: T;
  readonly nameOf: (row: T) => string;
  readonly least: number;
  /** Widths of the columns, as CSS has them: `2fr 1fr`. */
  readonly columns: string;
  /** Rows of one line each, whose labels stand over the first only: the others tell them to screen readers. */
  readonly oneLine?: boolean;
  readonly fields: (row: T, set: (part: Partial<T>) => void, hideLabels: boolean) => ReactNode;
}

/** Rows of a small table, each a group of fields; rows can be added and removed. */
export function RowsEditor<T>({ rows, onChange, noun, blank, nameOf, least, columns, oneLine = false, fields }: RowsEditorProps<T>) {
  const styles = useStyles();
  const ids = useRowIds(rows.length);
  const box = useRef<HTMLDivElement>(null);
  /** The row that was taken away, whose button had the focus. */
  const gone = useRef<number | null>(null);
  useEffect(() => {
    if (gone.current === null) return;
    const buttons = box.current?.querySelectorAll<HTMLElement>("button") ?? [];
    // The next row's, or what adds one: the last button of all.
    buttons[Math.min(gone.current, buttons.length - 1)]?.focus();
    gone.current = null;
  }, [rows]);
  const shrinking = columns.replace(/([\d.]+fr)/g, "minmax(0, $1)");
  return (
    <div ref={box} className={styles.box}>
      {rows.map((row, i) => {
        const name = nameOf(row) || `${noun} ${i + 1}`;
        return (
          <div key={ids.current[i]} className={oneLine ? undefined : styles.group} role="group" aria-label={name}>
            <div className={mergeClasses(styles.row, oneLine && i > 0 && styles.bare)}>
              <div className={mergeClasses(styles.fields, oneLine && styles.tight)} style={{ gridTemplateColumns: shrinking }}>
                {fields(row, (part) => onChange(rows.map((one, at) => (at === i ? { ...one, ...part } : one))), oneLine && i > 0)}
              </div>
              {rows.length > least && (
                <Button
                  size="small"
                  appearance="subtle"
                  className={styles.remove}
                  icon={<span aria-hidden="true">×</span>}
                  aria-label={`Remove ${name}`}
                  title={`Remove ${name}`}
                  onClick={() => {
                    ids.current = ids.current.filter((_, at) => at !== i);
                    gone.current = i;
                    onChange(rows.filter((_, at) => at !== i));
                  }}
                />
              )}
            </div>
          </div>
        );
      })}
      <div>
        <Button size="small" onClick={() => onChange([...rows, blank])}>
          {`Add ${noun}`}
        </Button>
      </div>
    </div>
  );
}

/** A key for each row, which goes with it: what was typed into a row's fields does not pass to the next when it is taken away. */
function useRowIds(count: number) {
  const next = useRef(0);
  const ids = useRef<readonly number[]>([]);
  if (ids.current.length !== count)
    ids.current = Array.from({ length: count }, (_, i) => (i < ids.current.length ? ids.current[i] : next.current++));
  return ids;
}
