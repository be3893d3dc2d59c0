import { Body1, Button, Caption1, Card, makeStyles, Subtitle2, Title3, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { usePane } from "../../shell/paneContext";
import { NeedsExcel } from "../../parts/NeedsExcel";
import { whenIdle } from "../../parts/whenIdle";
import type { StartWrites } from "./startActions";

const SEEN = "roundtrip.welcomed";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px" },
  card: { gap: "8px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  // Its room is there before it is: a button does not move under the pointer.
  where: { color: tokens.colorNeutralForeground2, minHeight: tokens.lineHeightBase200 },
  longWhere: { color: tokens.colorNeutralForeground2, minHeight: `calc(2 * ${tokens.lineHeightBase200})` },
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

/** The actions' code: all of the functions and the deals. It is not needed to show the tab. */
const actions = () => import("./startActions");

/** What the tab's two actions would write in a workbook with these sheets; null until the pane has had time to work it out. */
function useWrites(sheets: readonly string[]): StartWrites | null {
  const [writes, setWrites] = useState<StartWrites | null>(null);
  useEffect(() => {
    // A workbook has sheets: without one there is nothing to write to.
    if (sheets.length === 0) return;
    let current = true;
    const cancel = whenIdle(() => {
      void actions().then(
        ({ startWrites }) => current && setWrites(startWrites(sheets)),
        // Pressing the button says why they can't be loaded.
        () => undefined,
      );
    });
    return () => {
      current = false;
      cancel();
    };
  }, [sheets]);
  return writes;
}

export default function StartTab() {
  const styles = useStyles();
  const { excel, sheets, run, busy, open } = usePane();
  const [welcomed, setWelcomed] = useState(wasWelcomed);
  const writes = useWrites(sheets);
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
        <Body1 className={styles.quiet}>Amazon and OpenAI in January 2026, with live formulas and sources.</Body1>
        <Caption1 className={styles.longWhere}>{writes?.example}</Caption1>
        <div className={styles.row}>
          <Button
            appearance="primary"
            disabled={!excel || busy}
            onClick={() => run(async (consent, course) => (await actions()).insertExample(consent, course))}
          >
            Load an example
          </Button>
        </div>
      </Card>
      <Card size="small" className={styles.card}>
        <Subtitle2 as="h2">The reported deals</Subtitle2>
        <Body1 className={styles.quiet}>Every payment reported up to today, as an Excel table with its sources.</Body1>
        <Caption1 className={styles.where}>{writes?.deals}</Caption1>
        <div className={styles.row}>
          <Button disabled={!excel || busy} onClick={() => run(async (_, course) => (await actions()).insertStandingDeals(course))}>
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
