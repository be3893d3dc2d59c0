import { Body1Strong, Caption1, makeStyles, Subtitle2, Title3, tokens } from "@fluentui/react-components";
import { useCallback, useMemo, useState } from "react";
import { deals, selectDeals } from "../../../deals";
import { serialOfIsoDate } from "../../../workbook/block/dates";
import type { Build, Place } from "../../../workbook/block/plan";
import { splitPayments } from "../../../workbook/blocks/article";
import { buildCircularReport, buildDealsAndReport } from "../../../workbook/blocks/circularReport";
import type { Flows } from "../../../workbook/blocks/flows";
import { dealValues } from "../../../workbook/blocks/dealTable";
import { flowRows } from "../../../workbook/read/flowRows";
import { moneyText } from "../../../workbook/read/parseNumber";
import { InsertBar } from "../../parts/InsertBar";
import { LineChart } from "../../parts/LineChart";
import { NeedsExcel } from "../../parts/NeedsExcel";
import { Progress } from "../../parts/Progress";
import { today } from "../../parts/today";
import { useKept } from "../../parts/useKept";
import { useSteps } from "../../parts/useSteps";
import { analyse } from "./analysis";
import { companySentence, switchedOffSentence, totalsSentence } from "./flowSentences";
import { FlowSource } from "./FlowSource";
import { loopSentence } from "./loopSentence";
import { LoopList } from "./LoopList";
import { NetworkFigure } from "./NetworkFigure";
import { WhatIf } from "./WhatIf";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "10px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  words: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  // Stays in view while the loops below are gone through.
  figure: {
    backgroundColor: tokens.colorNeutralBackground1,
    "@media (min-height: 640px)": { position: "sticky", top: "-12px", zIndex: 1 },
  },
});

/** The catalogue's payments of today, for a start: not in the workbook, so without a reference. */
function reported(): Flows {
  const { rows } = splitPayments(selectDeals(deals, { asOf: serialOfIsoDate(today()) ?? undefined }));
  return { reference: "", values: dealValues(rows), called: "the reported deals" };
}

export default function CircularTab() {
  const styles = useStyles();
  const [flows, setFlows] = useKept<Flows>("flows", reported);
  const [off, setOff] = useKept<ReadonlySet<number>>("flows off", () => new Set());
  const [failed, setFailed] = useState("");
  const [company, setCompany] = useState("");
  const [held, setHeld] = useState("");
  const [pointed, setPointed] = useState<string | null>(null);
  const read = useMemo(() => flowRows(flows.values), [flows]);
  const active = useMemo(() => read.rows.filter((_, i) => !off.has(i)), [read, off]);
  const running = useSteps(useMemo(() => () => analyse(read.rows, off, failed), [read, off, failed]));
  const use = (next: Flows) => {
    setFlows(next);
    setOff(new Set());
    setFailed("");
    setCompany("");
    setHeld("");
  };
  // What was found out about other payments says nothing of these.
  const result = running.result?.of === read.rows ? running.result : null;
  // The report is on all payments: what is switched off here is a question, not a fact.
  const years = off.size === 0 ? result?.years : undefined;
  const build = useCallback(
    (place: Place): Build =>
      flows.reference === "" ? buildDealsAndReport(today(), place, years) : buildCircularReport({ flows, years }, place),
    [flows, years],
  );
  const traced = result?.loops.find(({ path }) => path === (pointed ?? held)) ?? null;
  const shown =
    result?.companies.find(({ name }) => name === company) ?? [...(result?.companies ?? [])].sort((a, b) => b.returnFlow - a.returnFlow)[0];
  return (
    <div className={styles.page}>
      <Title3 as="h1">Circular money</Title3>
      <NeedsExcel />
      <FlowSource flows={flows} onUse={use} onUseReported={() => use(reported())} />
      <Progress {...running} />
      {result?.problem && <Caption1 role="alert">{result.problem}</Caption1>}
      {result && !result.problem && (
        <div role="status">
          {shown && (
            <Body1Strong block className={styles.words}>
              {companySentence(shown)}
            </Body1Strong>
          )}
          <Caption1 block>{totalsSentence(result)}</Caption1>
          {off.size > 0 && <Caption1 block>{switchedOffSentence(result)}</Caption1>}
        </div>
      )}
      {active.length > 0 && !result?.problem && (
        // Drawn before it is analysed: thousands of payments take their time.
        <div className={styles.figure}>
          <NetworkFigure rows={active} loops={result?.loops ?? []} traced={traced} company={shown?.name ?? ""} onCompany={setCompany} />
        </div>
      )}
      {result && !result.problem && (
        <>
          <Subtitle2 as="h2">Loops</Subtitle2>
          <Caption1 className={styles.quiet}>
            {traced ? loopSentence(traced) : "Point at a loop to trace it above; press it to keep it traced."}
          </Caption1>
          <LoopList
            loops={result.loops}
            more={result.moreLoops}
            traced={held}
            onTrace={setPointed}
            onHold={(path) => setHeld(path === held ? "" : path)}
          />
        </>
      )}
      {result && read.rows.length > 0 && (
        // Also where every payment is switched off: here they are switched on again.
        <>
          <Subtitle2 as="h2">What if</Subtitle2>
          <WhatIf
            rows={read.rows}
            off={off}
            onOff={setOff}
            companies={result.companies.map(({ name }) => name)}
            failed={failed}
            onFailed={setFailed}
            losses={result.losses}
          />
        </>
      )}
      {result && !result.problem && result.years.length > 1 && (
        <>
          <Subtitle2 as="h2">Year by year</Subtitle2>
          <LineChart
            label="Payments and circular amount by year, deals spread over their terms"
            points={result.years.map(({ year }) => String(year))}
            series={[
              { name: "All payments", values: result.years.map(({ gross }) => gross) },
              { name: "Circular", values: result.years.map(({ circular }) => circular) },
            ]}
            format={moneyText}
          />
        </>
      )}
      <InsertBar label="Insert report" build={build} blocked={read.rows.length === 0 ? "There are no payments to report on." : undefined} />
    </div>
  );
}
