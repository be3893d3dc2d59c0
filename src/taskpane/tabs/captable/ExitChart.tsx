import { Caption1, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { findFunction } from "../../../catalogue";
import { invoke } from "../../../catalogue/invoke";
import { type CapTableAfter, classTable, EXIT_MULTIPLES } from "../../../workbook/blocks/capTableModel";
import { moneyText, percentText } from "../../../workbook/read/parseNumber";
import { SERIES_COLORS } from "../../parts/LineChart";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "5px" },
  line: { display: "grid", gridTemplateColumns: "62px 1fr", gap: "8px", alignItems: "center", fontSize: tokens.fontSizeBase200 },
  bar: { display: "flex", height: "18px", gap: "1px", borderRadius: "2px", overflow: "hidden" },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    gap: "2px 12px",
    listStyleType: "none",
    margin: "6px 0 0",
    padding: 0,
    fontSize: tokens.fontSizeBase200,
  },
  key: { display: "flex", gap: "5px", alignItems: "center" },
  swatch: { width: "10px", height: "10px" },
  value: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
});

const FORCED = "@media (forced-colors: active)";
const pattern = (backgroundImage: string) => ({ forcedColorAdjust: "none" as const, backgroundColor: "Canvas", backgroundImage });

/** A colour for each class; where the system allows only a few colours, a pattern. */
const useFills = makeStyles({
  plain: { backgroundColor: SERIES_COLORS[0], [FORCED]: pattern("linear-gradient(CanvasText, CanvasText)") },
  rising: {
    backgroundColor: SERIES_COLORS[1],
    [FORCED]: pattern("repeating-linear-gradient(135deg, CanvasText 0 2px, Canvas 2px 6px)"),
  },
  upright: {
    backgroundColor: SERIES_COLORS[2],
    [FORCED]: pattern("repeating-linear-gradient(90deg, CanvasText 0 1px, Canvas 1px 8px)"),
  },
  level: {
    backgroundColor: SERIES_COLORS[3],
    [FORCED]: pattern("repeating-linear-gradient(0deg, CanvasText 0 1px, Canvas 1px 4px)"),
  },
  falling: {
    backgroundColor: SERIES_COLORS[4],
    [FORCED]: pattern("repeating-linear-gradient(45deg, CanvasText 0 2px, Canvas 2px 6px)"),
  },
  half: { backgroundColor: SERIES_COLORS[5], [FORCED]: pattern("repeating-linear-gradient(90deg, CanvasText 0 4px, Canvas 4px 8px)") },
});

/** Who gets which part of an exit, from a tenth of the post-money to four times it. */
export function ExitChart({ after }: { readonly after: CapTableAfter }) {
  const styles = useStyles();
  const fills = Object.values(useFills());
  const spec = findFunction("CAPTABLE.WATERFALL");
  if (!spec) throw new Error("CAPTABLE.WATERFALL is not in the catalogue");
  const exits = EXIT_MULTIPLES.map((multiple) => multiple * after.postMoney);
  const result = invoke(spec, [[exits], classTable(after.classes)]);
  if (!result.ok) return <Caption1 role="alert">{result.error.message ?? result.error.error}</Caption1>;
  const payouts = (result.value as unknown[][]).slice(1, 1 + after.classes.length);
  const part = (i: number, exit: number) => Number(payouts[i][exit + 1]) / exits[exit];
  return (
    <div>
      <ul className={styles.list} aria-label="Parts of an exit by class">
        {exits.map((exit, e) => (
          <li key={exit} className={styles.line}>
            <span className={styles.value}>{moneyText(exit)}</span>
            <span
              className={styles.bar}
              role="img"
              aria-label={after.classes.map(({ name }, i) => `${name} ${percentText(part(i, e), 0)}`).join(", ")}
            >
              {after.classes.map(({ name }, i) => (
                <span
                  key={name}
                  className={fills[i % fills.length]}
                  title={`${name}: ${percentText(part(i, e), 0)}`}
                  style={{ width: `${100 * part(i, e)}%` }}
                />
              ))}
            </span>
          </li>
        ))}
      </ul>
      <ul className={styles.legend} aria-hidden="true">
        {after.classes.map(({ name }, i) => (
          <li key={name} className={styles.key}>
            <span className={mergeClasses(styles.swatch, fills[i % fills.length])} />
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
