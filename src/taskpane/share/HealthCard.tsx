import { Badge, Body1, Button, Card, makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { checkHealth, goToCell } from "../../workbook/sharing/checkHealth";
import { repairFindings } from "../../workbook/sharing/repair";
import { plural } from "../../workbook/block/words";
import type { Action } from "../../workbook/write/result";
import type { Finding, HealthKind } from "../../xlsx/health";
import { useReading } from "../parts/useReading";
import { Working } from "../parts/Working";
import { usePane } from "../shell/paneContext";

const useStyles = makeStyles({
  card: { gap: "8px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  row: { display: "flex", gap: "8px", flexWrap: "wrap", alignItems: "center" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px", overflowWrap: "anywhere" },
});

const LABELS: Readonly<Record<HealthKind, string>> = {
  damaged: "Damaged",
  "not loaded": "#NAME?",
  waiting: "Waiting",
  "what-if": "What-If table",
  iteration: "Iteration",
  stale: "Stale",
  frozen: "Frozen",
  name: "Name",
  external: "Other workbook",
  "other add-in": "Other add-in",
  "in use": "In use",
};
const SHOWN = 100;

const isTrouble = ({ kind }: Finding) => kind !== "in use" && kind !== "frozen";

function summary(findings: readonly Finding[]): string {
  if (findings.length === 0) return "Nothing found: no formula here needs the add-in.";
  const trouble = findings.filter(isTrouble).length;
  const quiet = findings.length - trouble;
  const known = quiet === 0 ? "" : ` ${plural(quiet, "cell")} with the add-in's functions or their values.`;
  return `${trouble === 0 ? "No trouble found." : `Look at ${plural(trouble, "finding")}.`}${known}`;
}

/** Lists what would trouble a reader or stops the functions, goes there, and repairs what can be repaired. */
export function HealthCard() {
  const styles = useStyles();
  const { excel, run, busy } = usePane();
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  const [reason, setReason] = useState<string | null>(null);

  const { told, stop, read } = useReading();

  async function look(): Promise<void> {
    const found = await read(checkHealth);
    if (!found) return;
    if ("kind" in found) {
      setReason(found.kind === "refused" ? found.reason : found.said);
      setFindings(null);
    } else {
      setReason(null);
      setFindings(found);
    }
  }

  const check = () => void look().catch((error: Error) => setReason(error.message));
  const repairable = findings?.filter(({ repair }) => repair !== undefined) ?? [];
  const repair: Action = async (consent, course) => {
    const result = await repairFindings(repairable, consent, course);
    if (result.kind === "done") check();
    return result;
  };
  return (
    <Card size="small" className={styles.card}>
      <Subtitle2 as="h2">Check this workbook</Subtitle2>
      <Body1 className={styles.quiet}>
        Where the add-in's functions are used, names damaged on a computer without it, other workbooks and add-ins it needs.
      </Body1>
      <div className={styles.row}>
        <Button disabled={!excel || busy} onClick={check}>
          Check
        </Button>
        {repairable.length > 0 && (
          <Button disabled={busy} onClick={() => run(repair)}>
            Repair {repairable.length}
          </Button>
        )}
      </div>
      {told && <Working label={told.said} done={told.done} onStop={stop} />}
      {reason && <Text role="alert">{reason}</Text>}
      <div role="status">{findings && <Body1>{summary(findings)}</Body1>}</div>
      {findings && findings.length > 0 && (
        <ul className={styles.list} aria-label="What the check found">
          {findings.slice(0, SHOWN).map((finding, i) => {
            const { kind, sheet, address, text } = finding;
            return (
              <li key={i}>
                <div className={styles.row}>
                  <Badge appearance="outline" color={isTrouble(finding) ? "warning" : "informative"}>
                    {LABELS[kind]}
                  </Badge>
                  {sheet && address && (
                    <Button size="small" appearance="transparent" disabled={busy} onClick={() => run(() => goToCell(sheet, address))}>
                      {sheet}!{address}
                    </Button>
                  )}
                </div>
                <Text size={200}>{text}</Text>
              </li>
            );
          })}
          {findings.length > SHOWN && <li>and {findings.length - SHOWN} more</li>}
        </ul>
      )}
    </Card>
  );
}
