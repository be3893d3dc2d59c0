import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { moneyText } from "../../../workbook/read/parseNumber";
import type { LoopLine } from "./analysis";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column" },
  item: {
    justifyContent: "space-between",
    width: "100%",
    textAlign: "left",
    gap: "8px",
    fontWeight: tokens.fontWeightRegular,
    padding: "3px 6px",
  },
  amount: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface LoopListProps {
  readonly loops: readonly LoopLine[];
  readonly more: boolean;
  readonly traced: string;
  /** Follows the pointer and the keyboard focus; null when they leave. */
  readonly onTrace: (path: string | null) => void;
  readonly onHold: (path: string) => void;
}

/** Loops, those that carry most first. Pointing at one, or moving the focus to it, traces it in the drawing; pressing it keeps it traced. */
export function LoopList({ loops, more, traced, onTrace, onHold }: LoopListProps) {
  const styles = useStyles();
  if (loops.length === 0) return <Caption1 className={styles.quiet}>No money can come back: there is no loop.</Caption1>;
  return (
    <>
      <ul className={styles.list} aria-label="Loops, those that carry most first">
        {loops.map(({ path, bottleneck }) => (
          <li key={path}>
            <Button
              appearance="subtle"
              size="small"
              className={styles.item}
              aria-pressed={traced === path}
              onMouseEnter={() => onTrace(path)}
              onMouseLeave={() => onTrace(null)}
              onFocus={() => onTrace(path)}
              onBlur={() => onTrace(null)}
              onClick={() => onHold(path)}
            >
              <span>{path}</span>
              <span className={styles.amount}>{moneyText(bottleneck)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {more && <Caption1 className={styles.quiet}>There are more loops; these carry most.</Caption1>}
    </>
  );
}
