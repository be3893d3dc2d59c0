import { Body1Strong, Button, Caption1, makeStyles, Subtitle2, Title3, tokens } from "@fluentui/react-components";
import { useCallback, useMemo, useState } from "react";
import type { Place } from "../../../workbook/block/plan";
import { buildCapTable } from "../../../workbook/blocks/capTableBlock";
import { CONVERTIBLE_KINDS, type CapTableInputs, METHODS, startingCapTable } from "../../../workbook/blocks/capTableInputs";
import { capTableAfter } from "../../../workbook/blocks/capTableModel";
import { holdersOf } from "../../../workbook/read/holdersOf";
import { readValues } from "../../../workbook/read/readValues";
import { ChoiceField } from "../../parts/ChoiceField";
import { inFormWords } from "../../parts/formWords";
import { InsertBar } from "../../parts/InsertBar";
import { NeedsExcel } from "../../parts/NeedsExcel";
import { NumberField } from "../../parts/NumberField";
import type { Bounds } from "../../parts/numberText";
import { RowsEditor } from "../../parts/RowsEditor";
import { SmallTable } from "../../parts/SmallTable";
import { TextField } from "../../parts/TextField";
import { useKept } from "../../parts/useKept";
import { usePane } from "../../shell/paneContext";
import { ExitChart } from "./ExitChart";
import { fairValueOf } from "./fairValue";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px" },
  pair: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px 10px", alignItems: "start" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const KIND_WORDS: Readonly<Record<(typeof CONVERTIBLE_KINDS)[number], string>> = {
  safe_post: "SAFE, post",
  safe_pre: "SAFE, pre",
  mfn: "SAFE, MFN",
  note: "Note, pre",
  note_post: "Note, post",
};
const KINDS = CONVERTIBLE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));

const METHOD_WORDS: Readonly<Record<(typeof METHODS)[number], string>> = {
  ownership: "Percent ownership",
  pre: "Pre-money fixed",
  dollars: "Dollars invested",
};
const METHOD_CHOICES = METHODS.map((value) => ({ value, label: METHOD_WORDS[value] }));

/** What the fields of the round and of fair value may hold. */
const BOUNDS = {
  raised: { least: 0 },
  preMoney: { above: 0 },
  poolTarget: { least: 0, below: 1 },
  years: { above: 0 },
  volatility: { above: 0 },
  rate: { above: -1 },
} satisfies Partial<Record<keyof CapTableInputs, Bounds>>;
const AMOUNT: Bounds = { least: 0 };
const DISCOUNT: Bounds = { least: 0, below: 1 };

/** CAPTABLE's arguments as the form calls them. */
const FIELDS = { raised: "what is raised", pre_money: "the pre-money", pool_target: "the pool after" };

const HEADS = ["Holder", "Shares", "Stake", "Value"];

export default function CapTableTab() {
  const styles = useStyles();
  const { selection } = usePane();
  const [inputs, setInputs] = useKept<CapTableInputs>("cap table", startingCapTable);
  const [refusal, setRefusal] = useState("");
  const set = (part: Partial<CapTableInputs>) => setInputs((old) => ({ ...old, ...part }));
  const after = useMemo(() => {
    const result = capTableAfter(inputs);
    return "problem" in result ? { problem: inFormWords(result.problem, FIELDS) } : result;
  }, [inputs]);
  const fair = useMemo(() => ("problem" in after ? null : fairValueOf(inputs, after)), [inputs, after]);
  const build = useCallback((place: Place) => buildCapTable(inputs, place), [inputs]);
  const number = (label: string, key: keyof typeof BOUNDS, kind: "percent" | "dollars" | "plain") => (
    <NumberField
      label={label}
      kind={kind}
      kept
      bounds={BOUNDS[key]}
      value={inputs[key]}
      onChange={(value) => value !== null && set({ [key]: value })}
    />
  );
  const takeHolders = async () => {
    if (!selection) return;
    const values = await readValues(selection.address);
    const read = "kind" in values ? values.reason : holdersOf(values);
    if (typeof read === "string") return setRefusal(read);
    setRefusal("");
    set({ holders: read });
  };
  return (
    <div className={styles.page}>
      <Title3 as="h1">Cap table</Title3>
      <NeedsExcel />
      <TextField label="Company" value={inputs.company} onChange={(company) => set({ company })} />
      <Subtitle2 as="h2">Holders before the round</Subtitle2>
      <div>
        <Button size="small" disabled={!selection} onClick={() => void takeHolders()}>
          {selection ? `Take from ${selection.address}` : "Take from the selection"}
        </Button>
      </div>
      {refusal !== "" && <Caption1 role="alert">{refusal}</Caption1>}
      <RowsEditor
        noun="holder"
        rows={inputs.holders}
        least={1}
        columns="1.5fr 1fr 1.2fr"
        oneLine
        blank={{ holder: "New holder", shareClass: "Common", shares: 100_000 }}
        nameOf={({ holder }) => holder}
        onChange={(holders) => set({ holders })}
        fields={({ holder, shareClass, shares }, change, hideLabel) => (
          <>
            <TextField label="Holder" hideLabel={hideLabel} value={holder} onChange={(text) => change({ holder: text })} />
            <TextField label="Class" hideLabel={hideLabel} value={shareClass} onChange={(text) => change({ shareClass: text })} />
            <NumberField
              label="Shares"
              hideLabel={hideLabel}
              kind="count"
              kept
              bounds={AMOUNT}
              value={shares}
              onChange={(value) => value !== null && change({ shares: value })}
            />
          </>
        )}
      />
      <Caption1 className={styles.quiet}>Shares of the class “pool” are options not yet granted.</Caption1>
      <Subtitle2 as="h2">SAFEs and notes</Subtitle2>
      <RowsEditor
        noun="SAFE or note"
        rows={inputs.convertibles}
        least={0}
        columns="1fr 1fr"
        blank={{ holder: "New investor", kind: CONVERTIBLE_KINDS[0], amount: 100_000, cap: 5_000_000, discount: null }}
        nameOf={({ holder }) => holder}
        onChange={(convertibles) => set({ convertibles })}
        fields={({ holder, kind, amount, cap, discount }, change) => (
          <>
            <TextField label="Holder" value={holder} onChange={(text) => change({ holder: text })} />
            <ChoiceField label="Kind" value={kind} options={KINDS} onChange={(word) => change({ kind: word })} />
            <NumberField
              label="Amount"
              kind="dollars"
              kept
              bounds={AMOUNT}
              value={amount}
              onChange={(value) => value !== null && change({ amount: value })}
            />
            <NumberField label="Cap" kind="dollars" bounds={AMOUNT} value={cap} onChange={(value) => change({ cap: value })} />
            <NumberField
              label="Discount"
              kind="percent"
              bounds={DISCOUNT}
              value={discount}
              onChange={(value) => change({ discount: value })}
            />
          </>
        )}
      />
      <Subtitle2 as="h2">The round</Subtitle2>
      <div className={styles.pair}>
        {number("Raised", "raised", "dollars")}
        {number("Pre-money", "preMoney", "dollars")}
        {number("Pool after", "poolTarget", "percent")}
        <ChoiceField label="Conversion by" value={inputs.method} options={METHOD_CHOICES} onChange={(method) => set({ method })} />
      </div>
      {"problem" in after ? (
        <Caption1 role="alert">{after.problem}</Caption1>
      ) : (
        <>
          <SmallTable
            label="Cap table after the round"
            rows={[HEADS, ...after.table.slice(1).map((row) => [row[0], row[4], row[5], row[6]])]}
            units={["text", "shares", "fraction", "currency"]}
          />
          <Subtitle2 as="h2">At an exit</Subtitle2>
          <ExitChart after={after} />
          <Subtitle2 as="h2">Fair value by class</Subtitle2>
          <div className={styles.pair}>
            {number("Years to the exit", "years", "plain")}
            {number("Volatility", "volatility", "percent")}
            {number("Riskless rate", "rate", "percent")}
          </div>
          {fair && (
            <div role="status">
              <Body1Strong block>{fair.said}</Body1Strong>
              {fair.rows.length > 0 && <SmallTable label="Value a share by class" rows={fair.rows} units={["text", "price", "fraction"]} />}
            </div>
          )}
        </>
      )}
      <InsertBar label="Insert cap table" build={build} blocked={"problem" in after ? after.problem : undefined} />
    </div>
  );
}
