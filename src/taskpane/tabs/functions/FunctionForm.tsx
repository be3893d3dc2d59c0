import { Button, Caption1, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { invokeInSteps } from "../../../catalogue/invoke";
import type { FunctionSpec } from "../../../catalogue/spec";
import { insertFormula, type Room } from "../../../workbook/actions/insertFormula";
import { areaAddress, parseAddress, quotedSheet } from "../../../workbook/block/address";
import { call } from "../../../workbook/block/formula";
import type { Selection } from "../../../workbook/read/selection";
import { NeedsExcel } from "../../parts/NeedsExcel";
import { Progress } from "../../parts/Progress";
import { useSteps } from "../../parts/useSteps";
import { usePane } from "../../shell/paneContext";
import { readArgument } from "./argument";
import { ArgumentField } from "./ArgumentField";
import { Preview } from "./Preview";
import { useReferences } from "./useReferences";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "10px" },
  formula: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    backgroundColor: tokens.colorNeutralBackground2,
    padding: "6px 8px",
    borderRadius: tokens.borderRadiusMedium,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Fills in a function's arguments, shows what it would give, and writes it into the selected cell. */
export function FunctionForm({ spec, start }: { readonly spec: FunctionSpec; readonly start: readonly string[] }) {
  const styles = useStyles();
  const { excel, selection, run, busy } = usePane();
  const [typed, setTyped] = useState<readonly string[]>(() => spec.parameters.map((_, i) => start[i] ?? ""));
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const args = useMemo(() => spec.parameters.map((parameter, i) => readArgument(parameter, typed[i])), [spec, typed]);
  const addresses = args.flatMap((arg) => (arg.kind === "reference" ? [arg.address] : []));
  const values = useReferences(excel ? addresses : [], selection);
  const problem = useMemo(
    () =>
      whatIsMissing(
        args.map((arg) => arg.kind),
        addresses,
        values,
        excel,
      ),
    [args, addresses, values, excel],
  );
  const raw = JSON.stringify(
    args.map((arg) => (arg.kind === "constant" ? arg.value : arg.kind === "reference" ? values[arg.address] : null)),
  );
  const make = useMemo(() => (problem ? null : () => invokeInSteps(spec, JSON.parse(raw) as unknown[])), [spec, raw, problem]);
  const running = useSteps(make);
  const formula = `=${call(
    spec.name,
    ...args.map((arg) => (arg.kind === "constant" ? arg.formula : arg.kind === "reference" ? arg.address : null)),
  )}`;
  const incomplete = args.some(({ kind }) => kind === "wrong");
  const result = problem ? null : running.result;
  const room =
    result?.ok && Array.isArray(result.value) ? { rows: result.value.length, columns: result.value[0].length } : { rows: 1, columns: 1 };
  const where = selection && placeOf(selection, room);
  return (
    <div className={styles.form}>
      {spec.parameters.map((parameter, i) => {
        const arg = args[i];
        return (
          <ArgumentField
            key={parameter.name}
            spec={spec}
            parameter={parameter}
            value={typed[i]}
            problem={arg.kind === "wrong" && (touched.has(i) || typed[i] !== "") ? arg.problem : undefined}
            onChange={(text) => {
              setTyped((old) => old.map((one, at) => (at === i ? text : one)));
              setTouched((old) => new Set(old).add(i));
            }}
          />
        );
      })}
      <Text className={styles.formula}>{formula}</Text>
      {problem ? <Caption1 className={styles.quiet}>{problem}</Caption1> : <Progress {...running} />}
      {result && <Preview spec={spec} result={result} measured={typed[spec.parameters.findIndex(({ kind }) => kind === "measure")]} />}
      <NeedsExcel />
      {where && <Caption1 className={styles.quiet}>{`Writes to ${where}.`}</Caption1>}
      <div>
        <Button
          appearance="primary"
          disabled={!excel || busy || incomplete || !selection}
          onClick={() => run((consent) => insertFormula(formula, room, consent))}
        >
          {selection ? `Insert into ${selection.address.replace(/:.*$/, "")}` : "Insert into the selected cell"}
        </Button>
      </div>
    </div>
  );
}

/** The cells that a result takes from the selected cell on. */
function placeOf({ sheet, address }: Selection, { rows, columns }: Room): string {
  const area = parseAddress(address)?.area;
  return area ? `${quotedSheet(sheet)}!${areaAddress({ ...area, rows, columns })}` : address;
}

function whatIsMissing(
  kinds: readonly string[],
  addresses: readonly string[],
  values: ReturnType<typeof useReferences>,
  excel: boolean,
): string | null {
  if (kinds.includes("wrong")) return "Fill in the arguments to see the result.";
  if (addresses.length > 0 && !excel) return "In Excel the result shows here; cells can't be read in a browser alone.";
  for (const address of addresses) {
    const value = values[address];
    if (value === undefined) return "Reading the sheet…";
    if ("problem" in value) return value.problem;
  }
  return null;
}
