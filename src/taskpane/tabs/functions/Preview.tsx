import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import type { CallResult } from "../../../catalogue/invoke";
import type { FunctionSpec, Unit } from "../../../catalogue/spec";
import { cellText } from "../../parts/unitText";

const useStyles = makeStyles({
  scroll: {
    overflow: "auto",
    maxHeight: "260px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, width: "100%" },
  cell: { padding: "3px 8px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, whiteSpace: "nowrap", textAlign: "left" },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  head: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground2 },
  value: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
});

/** Rows beyond these stay in the sheet: a preview, not a report. */
const MOST_ROWS = 50;

interface PreviewProps {
  readonly spec: FunctionSpec;
  readonly result: CallResult;
  readonly measured?: string;
}

/** What the function gives for the arguments as they stand. Numbers are shown plainly: amounts are in the reader's own unit. */
export function Preview({ spec, result, measured }: PreviewProps) {
  const styles = useStyles();
  if (!result.ok) return <Text role="status">{`${result.error.error}  ${result.error.message ?? ""}`}</Text>;
  const { value } = result;
  const unitOf = (name: string | undefined): Unit => plainly(spec.measures?.find((one) => one.name === name || one.label === name)?.unit);
  if (!Array.isArray(value)) {
    return (
      <Text role="status" className={styles.value}>
        {cellText(value, unitOf(measured))}
      </Text>
    );
  }
  const hasHead = spec.result === "table";
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Result">
      <table className={styles.table}>
        <tbody>
          {value.slice(0, MOST_ROWS).map((row, r) => (
            <tr key={r}>
              {row.map((cell, c) => {
                const head = hasHead && r === 0;
                const Tag = head ? "th" : "td";
                const unit = spec.result === "summary" ? unitOf(String(row[0])) : "number";
                return (
                  <Tag key={c} className={mergeClasses(styles.cell, typeof cell === "number" && styles.number, head && styles.head)}>
                    {isYear(hasHead ? value[0][c] : row[0], cell) ? cell : cellText(cell, unit)}
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {value.length > MOST_ROWS && <Text>{`and ${value.length - MOST_ROWS} more rows`}</Text>}
    </div>
  );
}

/** A calendar year, which is written without a comma. */
function isYear(label: unknown, cell: unknown): cell is number {
  return typeof cell === "number" && /^(first whole )?year$/i.test(String(label)) && Number.isInteger(cell);
}

function plainly(unit: Unit | undefined): Unit {
  return unit === undefined || unit === "currency" || unit === "price" ? "number" : unit;
}
