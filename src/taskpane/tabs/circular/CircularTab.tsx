import { Body1Strong, Button, Caption1, makeStyles, Subtitle2, Title3, tokens } from "@fluentui/react-components";
import { useCallback, useMemo, useState } from "react";
import { deals, selectDeals } from "../../../deals";
import { selectedFlows } from "../../../workbook/actions/reportSelection";
import { serialOfIsoDate } from "../../../workbook/block/dates";
import type { Build, Place } from "../../../workbook/block/plan";
import { splitPayments } from "../../../workbook/blocks/article";
import { buildCircularReport, buildDealsAndReport } from "../../../workbook/blocks/circularReport";
import type { Flows } from "../../../workbook/blocks/flows";
import { dealValues } from "../../../workbook/blocks/dealTable";
import { flowRows } from "../../../workbook/read/flowRows";
import { moneyText, percentText } from "../../../workbook/read/parseNumber";
import { InsertBar } from "../../parts/InsertBar";
import { LineChart } from "../../parts/LineChart";
import { NeedsExcel } from "../../parts/NeedsExcel";
import { Progress } from "../../parts/Progress";
import { today } from "../../parts/today";
import { useKept } from "../../parts/useKept";
import { useSteps } from "../../parts/useSteps";
import { usePane } from "../../shell/paneContext";
import { analyse } from "./analysis";
import { loopSentence } from "./loopSentence";
import { LoopList } from "./LoopList";
import { NetworkFigure } from "./NetworkFigure";
import { WhatIf } from "./WhatIf";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "10px" },
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
  quiet: { color: tokens.colorNeutralForeground2 },
  words: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  // Stays in view while the loops below are gone through.
  figure: {
    backgroundColor: tokens.colorNeutralBackground1,
    "@media (min-height: 640px)": { position: "sticky", top: "-12px", zIndex: 1 },
  },
  problem: { color: tokens.colorStatusDangerForeground1 },
});

/** The catalogue's payments of today, for a start: not in the workbook, so without a reference. */
function reported(): Flows {
  const { rows } = splitPayments(selectDeals(deals, { asOf: serialOfIsoDate(today()) ?? undefined }));
  return { reference: "", values: dealValues(rows), called: "the reported deals" };
}

export default function CircularTab() {
  const styles = useStyles();
  const { excel, selection } = usePane();
  const [flows, setFlows] = useKept<Flows>("flows", reported);
  const [off, setOff] = useKept<ReadonlySet<number>>("flows off", () => new Set());
  const [failed, setFailed] = useState("");
  const [company, setCompany] = useState("");
  const [held, setHeld] = useState("");
  const [pointed, setPointed] = useState<string | null>(null);
  const [refusal, setRefusal] = useState("");
  const read = useMemo(() => flowRows(flows.values), [flows]);
  const active = useMemo(() => read.rows.filter((_, i) => !off.has(i)), [read, off]);
  const running = useSteps(useMemo(() => () => analyse(read.rows, off, failed), [read, off, failed]));
  const use = (next: Flows) => {
    setFlows(next);
    setOff(new Set());
    setFailed("");
    setCompany("");
    setHeld("");
    setRefusal("");
  };
  const pick = async () => {
    const found = await selectedFlows();
    if ("kind" in found) setRefusal(found.reason);
    else use(found);
  };
  const result = running.result;
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
      <div className={styles.row}>
        <Button size="small" disabled={!excel || !selection} onClick={() => void pick()}>
          {selection ? `Use ${selection.address}` : "Use the selection"}
        </Button>
        <Button size="small" appearance="subtle" onClick={() => use(reported())}>
          Use the reported deals
        </Button>
      </div>
      <Caption1 className={styles.quiet}>{`Showing ${flows.called}: ${read.rows.length} payments.`}</Caption1>
      {refusal !== "" && (
        <Caption1 role="alert" className={styles.problem}>
          {refusal}
        </Caption1>
      )}
      {read.problems.length > 0 && (
        <Caption1
          role="alert"
          className={styles.problem}
        >{`Not read: ${read.problems.slice(0, 5).join("; ")}${read.problems.length > 5 ? `; and ${read.problems.length - 5} more` : ""}.`}</Caption1>
      )}
      <Progress {...running} />
      {result?.problem && <Caption1 role="alert">{result.problem}</Caption1>}
      {result && !result.problem && (
        <>
          <div role="status">
            {shown && (
              <Body1Strong block className={styles.words}>
                {shown.outflow > 0
                  ? `Of ${moneyText(shown.outflow)} that ${shown.name} pays in, ${moneyText(shown.returnFlow)} can come back.`
                  : `${shown.name} pays nothing in.`}
              </Body1Strong>
            )}
            <Caption1 block>
              {`Of ${moneyText(result.gross)} in all, ${moneyText(result.circular)} (${percentText(result.gross > 0 ? result.circular / result.gross : 0, 0)}) can go round in circles, counted on every leg; ${moneyText(result.perLeg)} counted once.`}
            </Caption1>
            {off.size > 0 && (
              <Caption1
                block
              >{`Without what is switched off: ${moneyText(result.circularBefore - result.circular)} less goes round.`}</Caption1>
            )}
          </div>
          <div className={styles.figure}>
            <NetworkFigure rows={active} loops={result.loops} traced={traced} company={shown?.name ?? ""} onCompany={setCompany} />
          </div>
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
          {result.years.length > 1 && (
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
        </>
      )}
      <InsertBar label="Insert report" build={build} blocked={read.rows.length === 0 ? "There are no payments to report on." : undefined} />
    </div>
  );
}
