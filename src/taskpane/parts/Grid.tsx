import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import type { CallResult } from "../../catalogue/invoke";
import type { Unit } from "../../catalogue/spec";
import { cellText } from "./unitText";

const useStyles = makeStyles({
  scroll: { overflowX: "auto", maxHeight: "300px" },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, width: "100%" },
  cell: {
    padding: "3px 4px",
    textAlign: "right",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  head: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground2 },
  left: { textAlign: "left" },
  corner: { textAlign: "left", whiteSpace: "normal" },
  caption: { textAlign: "left", color: tokens.colorNeutralForeground2, paddingBottom: "2px" },
});

interface GridProps {
  readonly result: CallResult;
  /** Unit of the cells inside; the first row and column are money. */
  readonly format: Unit;
  readonly label: string;
}

/** A two-way grid: heads in the first row and column. */
export function Grid({ result, format, label }: GridProps) {
  const styles = useStyles();
  if (!result.ok) return <Text role="alert">{result.error.message ?? result.error.error}</Text>;
  const rows = Array.isArray(result.value) ? result.value : [[result.value]];
  const [head, ...body] = rows;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <caption className={styles.caption}>{label}</caption>
        <thead>
          <tr>
            {head.map((cell, i) => (
              <th key={i} scope="col" className={mergeClasses(styles.cell, styles.head, i === 0 && styles.corner)}>
                {cellText(cell, "currency")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, r) => (
            <tr key={r}>
              {row.map((cell, c) =>
                c === 0 ? (
                  <th key={c} scope="row" className={mergeClasses(styles.cell, styles.head, styles.left)}>
                    {cellText(cell, "currency")}
                  </th>
                ) : (
                  <td key={c} className={styles.cell}>
                    {cellText(cell, format)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
