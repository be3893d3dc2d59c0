import { Button, Caption1, makeStyles, Subtitle2, Title3, tokens } from "@fluentui/react-components";
import { useCallback, useMemo, useState } from "react";
import type { Place } from "../../../workbook/block/plan";
import { articleClouds } from "../../../workbook/blocks/article";
import { buildClouds, type CloudInputs, type CloudRow } from "../../../workbook/blocks/cloudBlock";
import { InsertBar } from "../../parts/InsertBar";
import { LineChart } from "../../parts/LineChart";
import { NeedsExcel } from "../../parts/NeedsExcel";
import { NumberField } from "../../parts/NumberField";
import type { Bounds } from "../../parts/numberText";
import { RowsEditor } from "../../parts/RowsEditor";
import { TextField } from "../../parts/TextField";
import { useKept } from "../../parts/useKept";
import { moneyText, percentText } from "../../../workbook/read/parseNumber";
import { overtakings, projectionOf } from "./cloudResult";
import { ReportedFigures } from "./ReportedFigures";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px" },
  pair: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px 10px", alignItems: "start" },
  list: { margin: 0, paddingLeft: "18px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  row: { display: "flex", gap: "8px" },
});

/** Sources belong to the figures they came with: one typed over makes the row the reader's own. */
const TYPED: Pick<CloudRow, "basis" | "sources"> = { basis: "typed", sources: [] };

const AMOUNT: Bounds = { least: 0 };
const GROWTH: Bounds = { least: -1 };
const PART: Bounds = { least: 0, most: 1 };
const YEARS: Bounds = { least: 1, most: 30, whole: true };
const CALENDAR: Bounds = { least: 1900, most: 2200, whole: true };

/** Providers are told apart by their names, without case. */
function nameProblem(name: string, rows: readonly CloudRow[]): string | undefined {
  const wanted = name.trim().toLowerCase();
  if (wanted === "") return "Needed.";
  return rows.filter(({ provider }) => provider.trim().toLowerCase() === wanted).length > 1 ? "Named twice." : undefined;
}

/** A name for a provider that is added, which none has yet. */
function freeName(rows: readonly CloudRow[]): string {
  const taken = new Set(rows.map(({ provider }) => provider.trim().toLowerCase()));
  let number = 1;
  const name = () => (number === 1 ? "Other cloud" : `Other cloud ${number}`);
  while (taken.has(name().toLowerCase())) number++;
  return name();
}

export default function CloudsTab() {
  const styles = useStyles();
  const [inputs, setInputs] = useKept<CloudInputs>("clouds", articleClouds);
  const [shown, setShown] = useState<"revenue" | "share">("revenue");
  const change = (part: Partial<CloudInputs>) => setInputs((old) => ({ ...old, ...part }));
  const projected = useMemo(() => projectionOf(inputs, shown), [inputs, shown]);
  const pairs = useMemo(() => overtakings(inputs), [inputs]);
  const build = useCallback((place: Place) => buildClouds(inputs, place), [inputs]);
  return (
    <div className={styles.page}>
      <Title3 as="h1">Compare clouds</Title3>
      <NeedsExcel />
      <Caption1 className={styles.quiet}>Growth is year over year, not a market share.</Caption1>
      <RowsEditor
        noun="provider"
        rows={inputs.rows}
        least={1}
        columns="1.3fr 1fr 0.9fr"
        oneLine
        blank={{ provider: freeName(inputs.rows), revenue: 10e9, growth: 0.3, ...TYPED }}
        nameOf={({ provider }) => provider}
        onChange={(rows) => change({ rows })}
        fields={({ provider, revenue, growth }, set, hideLabel) => (
          <>
            <TextField
              label="Provider"
              hideLabel={hideLabel}
              value={provider}
              problem={nameProblem(provider, inputs.rows)}
              onChange={(text) => set({ provider: text })}
            />
            <NumberField
              label="Revenue"
              hideLabel={hideLabel}
              kind="billions"
              kept
              bounds={AMOUNT}
              value={revenue}
              onChange={(value) => value !== null && set({ revenue: value, ...TYPED })}
            />
            <NumberField
              label="Growth"
              hideLabel={hideLabel}
              kind="percent"
              kept
              bounds={GROWTH}
              value={growth}
              onChange={(value) => value !== null && set({ growth: value, ...TYPED })}
            />
          </>
        )}
      />
      <ReportedFigures onUse={(row) => change({ rows: [...inputs.rows.filter(({ provider }) => provider !== row.provider), row] })} />
      <div className={styles.pair}>
        <NumberField
          label="Years ahead"
          kind="plain"
          kept
          bounds={YEARS}
          value={inputs.years}
          onChange={(years) => years !== null && change({ years })}
        />
        <NumberField
          label="Base year"
          kind="plain"
          kept
          bounds={CALENDAR}
          value={inputs.start}
          onChange={(start) => start !== null && change({ start })}
        />
        <NumberField
          label="Rest of the market"
          kind="billions"
          bounds={AMOUNT}
          value={inputs.rest}
          onChange={(rest) => change({ rest: rest ?? 0 })}
        />
        <NumberField
          label="Growth of the rest"
          kind="percent"
          bounds={GROWTH}
          value={inputs.restGrowth}
          onChange={(restGrowth) => change({ restGrowth: restGrowth ?? 0 })}
        />
        <NumberField
          label="Growth fades by"
          kind="percent"
          hint="a year, towards the market's"
          bounds={PART}
          value={inputs.fade}
          onChange={(fade) => change({ fade: fade ?? 0 })}
        />
      </div>
      <Subtitle2 as="h2">{shown === "revenue" ? "Revenue a year" : "Share of revenue"}</Subtitle2>
      <div className={styles.row} role="group" aria-label="What the chart shows">
        <Button
          size="small"
          aria-pressed={shown === "revenue"}
          appearance={shown === "revenue" ? "primary" : "secondary"}
          onClick={() => setShown("revenue")}
        >
          Revenue
        </Button>
        <Button
          size="small"
          aria-pressed={shown === "share"}
          appearance={shown === "share" ? "primary" : "secondary"}
          onClick={() => setShown("share")}
        >
          Share
        </Button>
      </div>
      {"problem" in projected ? (
        <Caption1 role="alert">{projected.problem}</Caption1>
      ) : (
        <LineChart
          label={shown === "revenue" ? "Revenue by provider and year" : "Share by provider and year"}
          points={projected.years.map((year) => String(inputs.start + year))}
          series={projected.series}
          format={shown === "revenue" ? moneyText : (value) => percentText(value, 0)}
        />
      )}
      <Subtitle2 as="h2">Who overtakes whom</Subtitle2>
      <ul className={styles.list}>
        {pairs.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <InsertBar label="Insert comparison" build={build} blocked={"problem" in projected ? projected.problem : undefined} />
    </div>
  );
}
