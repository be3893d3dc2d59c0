import { Body1, Button, Card, makeStyles, Subtitle2, Title3, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { insertExample } from "../../workbook/actions/insertExample";
import { allDeals, insertAllDeals } from "../../workbook/actions/insertDeals";
import { buildExample } from "../../workbook/blocks/example";
import { describe } from "../../workbook/write/describe";
import { usePane } from "../shell/paneContext";
import { NeedsExcel } from "../parts/NeedsExcel";
import { today } from "../parts/today";

const SEEN = "roundtrip.welcomed";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px" },
  card: { gap: "8px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
});

/** Whether the welcome has been read on this machine; where the browser keeps nothing it is shown each time. */
function wasWelcomed(): boolean {
  try {
    return window.localStorage.getItem(SEEN) === "yes";
  } catch {
    return false;
  }
}

function rememberWelcome(): void {
  try {
    window.localStorage.setItem(SEEN, "yes");
  } catch {
    // Nothing is lost: the sentence shows again next time.
  }
}

export default function StartTab() {
  const styles = useStyles();
  const { excel, sheets, run, busy, open } = usePane();
  const [welcomed, setWelcomed] = useState(wasWelcomed);
  const exampleWrites = useMemo(() => describe(buildExample, null, sheets), [sheets]);
  const dealsWrite = useMemo(() => describe(allDeals(today()), null, sheets), [sheets]);
  return (
    <div className={styles.page}>
      <Title3 as="h1">Round maths and round-trip money</Title3>
      {!welcomed && (
        <Card size="small" className={styles.card}>
          <Body1>
            Value a round, see whose money comes back to whom, compare clouds: start with a filled workbook and change its blue cells.
          </Body1>
          <div className={styles.row}>
            <Button
              size="small"
              onClick={() => {
                rememberWelcome();
                setWelcomed(true);
              }}
            >
              Got it
            </Button>
          </div>
        </Card>
      )}
      <NeedsExcel />
      <Card size="small" className={styles.card}>
        <Subtitle2 as="h2">A filled workbook</Subtitle2>
        <Body1 className={styles.quiet}>Amazon and OpenAI in January 2026, with live formulas and sources. {exampleWrites}</Body1>
        <div className={styles.row}>
          <Button appearance="primary" disabled={!excel || busy} onClick={() => run(insertExample)}>
            Load an example
          </Button>
        </div>
      </Card>
      <Card size="small" className={styles.card}>
        <Subtitle2 as="h2">The reported deals</Subtitle2>
        <Body1 className={styles.quiet}>Every payment reported up to today, as an Excel table with its sources. {dealsWrite}</Body1>
        <div className={styles.row}>
          <Button disabled={!excel || busy} onClick={() => run((_, course) => insertAllDeals(today(), course))}>
            Insert deal table
          </Button>
          <Button appearance="subtle" onClick={() => open("deals")}>
            Choose deals
          </Button>
        </div>
      </Card>
      <Card size="small" className={styles.card}>
        <Subtitle2 as="h2">Go on from here</Subtitle2>
        <div className={styles.row}>
          {NEXT.map(({ tab, label }) => (
            <Button key={tab} size="small" onClick={() => open(tab)}>
              {label}
            </Button>
          ))}
        </div>
      </Card>
      <Body1 className={styles.quiet}>Everything stays in this workbook: no login, no telemetry, nothing sent.</Body1>
    </div>
  );
}

const NEXT = [
  { tab: "round", label: "Value a round" },
  { tab: "circular", label: "Find circular money" },
  { tab: "clouds", label: "Compare clouds" },
  { tab: "captable", label: "Build a cap table" },
  { tab: "functions", label: "Look up a function" },
];
