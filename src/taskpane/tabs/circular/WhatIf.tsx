import { Button, Caption1, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { FlowRow } from "../../../workbook/read/flowRows";
import { moneyText } from "../../../workbook/read/parseNumber";
import { ChoiceField } from "../../parts/ChoiceField";
import type { LossLine } from "./analysis";
import { lossText } from "./flowSentences";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: "8px" },
  list: {
    margin: 0,
    padding: "4px 8px",
    listStyleType: "none",
    maxHeight: "200px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
  losses: { margin: 0, paddingLeft: "18px" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface WhatIfProps {
  readonly rows: readonly FlowRow[];
  readonly off: ReadonlySet<number>;
  readonly onOff: (off: ReadonlySet<number>) => void;
  readonly companies: readonly string[];
  readonly failed: string;
  readonly onFailed: (company: string) => void;
  readonly losses: readonly LossLine[];
}

/** Switches shown at first, and more at each asking: a switch for each of thousands would freeze the pane. */
const SWITCHES = 30;

/** What if a deal falls through, or a company fails: the rest of the tab follows. */
export function WhatIf({ rows, off, onOff, companies, failed, onFailed, losses }: WhatIfProps) {
  const styles = useStyles();
  const [most, setMost] = useState(SWITCHES);
  const bySize = useMemo(() => rows.map((_, i) => i).sort((a, b) => rows[b].amount - rows[a].amount), [rows]);
  const order = bySize.slice(0, most);
  const flip = (i: number, on: boolean) => {
    const next = new Set(off);
    if (on) next.delete(i);
    else next.add(i);
    onOff(next);
  };
  return (
    <section className={styles.box} aria-label="What if">
      <Caption1 className={styles.quiet}>Switch a deal off to see what the circular amount loses; the largest come first.</Caption1>
      <ul className={styles.list}>
        {order.map((i) => (
          <li key={i}>
            <Switch
              checked={!off.has(i)}
              onChange={(_, { checked }) => flip(i, checked)}
              label={`${rows[i].from} → ${rows[i].to}, ${moneyText(rows[i].amount)}`}
            />
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        {off.size > 0 && (
          <Button size="small" onClick={() => onOff(new Set())}>
            Switch all on
          </Button>
        )}
        {rows.length > most && (
          <Button size="small" appearance="subtle" onClick={() => setMost(most + SWITCHES)}>
            {rows.length - most <= SWITCHES
              ? `Show ${rows.length - most} more`
              : `Show ${SWITCHES} more of ${(rows.length - most).toLocaleString("en-US")}`}
          </Button>
        )}
      </div>
      <ChoiceField
        label="What if a company fails"
        value={failed}
        options={[{ value: "", label: "None fails" }, ...companies]}
        onChange={onFailed}
      />
      {failed !== "" && (
        <div role="status">
          {losses.length === 0 ? (
            <Caption1>No other company loses income.</Caption1>
          ) : (
            <ul className={styles.losses}>
              {losses.map((loss) => (
                <li key={loss.company}>
                  <Caption1>{lossText(loss)}</Caption1>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}
