import { Body1Strong, Caption1, makeStyles, Subtitle2, Text, Title3, tokens } from "@fluentui/react-components";
import { useCallback, useMemo } from "react";
import { articleRound } from "../../../workbook/blocks/article";
import { buildRound, type RoundInputs } from "../../../workbook/blocks/roundBlock";
import { ChoiceField } from "../../parts/ChoiceField";
import { Grid } from "../../parts/Grid";
import { InsertBar } from "../../parts/InsertBar";
import { MeasureList } from "../../parts/MeasureList";
import { NeedsExcel } from "../../parts/NeedsExcel";
import { NumberField } from "../../parts/NumberField";
import type { Bounds } from "../../parts/numberText";
import { useKept } from "../../parts/useKept";
import { TextField } from "../../parts/TextField";
import { returnedOf, roundArguments, roundSentence, sensitivityOf } from "./roundResult";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px" },
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px 10px", alignItems: "start" },
  quiet: { color: tokens.colorNeutralForeground2 },
  said: { paddingBottom: "6px" },
  results: { backgroundColor: tokens.colorNeutralBackground2, padding: "8px 10px", borderRadius: tokens.borderRadiusMedium },
});

const BASES = [
  { value: "post", label: "Post-money" },
  { value: "pre", label: "Pre-money" },
  { value: "secondary", label: "Secondary sale" },
];

const MEASURES = [
  { value: "new_money_stake", label: "New-money stake" },
  { value: "investor_stake", label: "Investor stake" },
  { value: "pre_money", label: "Pre-money" },
  { value: "step_up", label: "Step-up" },
  { value: "effective_valuation", label: "Effective valuation" },
];

const AMOUNT: Bounds = { least: 0 };
const PART: Bounds = { least: 0, most: 1 };

export default function RoundTab() {
  const styles = useStyles();
  const [inputs, setInputs] = useKept<RoundInputs>("round", articleRound);
  // Sources belong to the figures they came with: figures typed over are the reader's own.
  const set =
    <K extends keyof RoundInputs>(key: K) =>
    (value: RoundInputs[K]) =>
      setInputs((old) => ({ ...old, [key]: value, sources: [] }));
  const build = useCallback((place: Parameters<typeof buildRound>[1]) => buildRound(inputs, place), [inputs]);
  const args = useMemo(() => roundArguments(inputs), [inputs]);
  const grid = useMemo(() => sensitivityOf(inputs), [inputs]);
  const money = (label: string, key: "raised" | "valuation") => (
    <NumberField
      label={label}
      kind="billions"
      required
      bounds={key === "valuation" ? { above: 0 } : AMOUNT}
      value={inputs[key]}
      onChange={(value) => value !== null && set(key)(value)}
    />
  );
  const optional = (label: string, key: "prior" | "investment" | "revenue" | "noncash" | "purchases", hint?: string) => (
    <NumberField label={label} kind="billions" bounds={AMOUNT} value={inputs[key]} onChange={set(key)} hint={hint} />
  );
  const fraction = (label: string, key: "noncashFair" | "margin" | "rate", bounds: Bounds, hint?: string) => (
    <NumberField label={label} kind="percent" bounds={bounds} value={inputs[key]} onChange={set(key)} hint={hint} />
  );
  return (
    <div className={styles.page}>
      <Title3 as="h1">Value a round</Title3>
      <NeedsExcel />
      <div className={styles.fields}>
        <TextField label="Company" value={inputs.company} onChange={set("company")} />
        <TextField label="Investor" value={inputs.investor} onChange={set("investor")} />
        {money("Raised", "raised")}
        {money("Valuation", "valuation")}
        <ChoiceField
          label="The valuation is"
          value={inputs.basis}
          options={BASES}
          onChange={(value) => set("basis")(value as RoundInputs["basis"])}
        />
        {optional("Last valuation", "prior", "post-money")}
        {optional("Investor's part", "investment", "of what is raised")}
        {optional("Revenue a year", "revenue", "for the multiple")}
      </div>
      <Subtitle2 as="h2">What it costs the investor</Subtitle2>
      <div className={styles.fields}>
        {optional("Paid in kind", "noncash", "chips, cloud credits")}
        {fraction("Worth in cash", "noncashFair", PART, "of the part in kind")}
        {optional("Spent with investor", "purchases", "by the company, in all")}
        <NumberField label="Over years" kind="plain" bounds={{ above: 0 }} value={inputs.term} onChange={set("term")} />
        {fraction("Investor's margin", "margin", PART, "on that spending")}
        {fraction("Discount rate", "rate", { above: -1 })}
      </div>
      <section className={styles.results} aria-live="polite" aria-label="Results">
        {args.problem ? (
          <Text role="alert">{args.problem}</Text>
        ) : (
          <>
            <Body1Strong block className={styles.said}>
              {roundSentence(inputs)}
            </Body1Strong>
            <MeasureList name="AIVALUATION" args={args} />
            {inputs.purchases !== null && (
              <Caption1 block className={styles.quiet}>
                Margin that comes back, at today's value: {returnedOf(inputs).said}
              </Caption1>
            )}
          </>
        )}
      </section>
      <Subtitle2 as="h2">Sensitivity</Subtitle2>
      <ChoiceField
        label="Measure"
        value={inputs.sensitivity.measure}
        options={MEASURES}
        onChange={(measure) => setInputs((old) => ({ ...old, sensitivity: { ...old.sensitivity, measure } }))}
      />
      {!args.problem && <Grid result={grid.result} format={grid.format} label="Raised down, valuation across" />}
      <InsertBar label="Insert round" build={build} blocked={args.problem} />
    </div>
  );
}
