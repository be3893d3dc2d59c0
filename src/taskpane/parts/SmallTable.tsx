import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Cell } from "../../catalogue/cell";
import type { Unit } from "../../catalogue/spec";
import { cellText } from "./unitText";

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, width: "100%" },
  caption: { textAlign: "left", color: tokens.colorNeutralForeground2, paddingBottom: "2px" },
  cell: {
    padding: "3px 2px 3px 4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
  },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  head: { whiteSpace: "normal", verticalAlign: "bottom", fontWeight: tokens.fontWeightSemibold },
});

interface SmallTableProps {
  readonly label: string;
  /** Column heads first. */
  readonly rows: readonly (readonly unknown[])[];
  readonly units: readonly Unit[];
}

export function SmallTable({ label, rows, units }: SmallTableProps) {
  const styles = useStyles();
  const [heads, ...body] = rows;
  const align = (c: number) => units[c] !== "text" && styles.number;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <caption className={styles.caption}>{label}</caption>
        <thead>
          <tr>
            {heads.map((head, c) => (
              <th key={c} scope="col" className={mergeClasses(styles.cell, align(c), styles.head)}>
                {String(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, r) => (
            <tr key={r}>
              {row.map((cell, c) => (
                <td key={c} className={mergeClasses(styles.cell, align(c))}>
                  {cellText(cell as Cell, units[c])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
