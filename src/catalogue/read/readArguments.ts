import { failure, success } from "../../domain/kernel/outcome";
import type { Steps } from "../../domain/kernel/steps";
import { errorIn, isBlank } from "../cell";
import type {
  Arguments,
  Choice,
  FunctionSpec,
  NumberSeries,
  Parameter,
  SeriesParameter,
  TableArgument,
  TableParameter,
  TextSeries,
} from "../spec";
import { type Reading, precedent, scalarOf } from "./reading";
import { readChoice, readChoices, readDate, readFlag, readNumber, readText } from "./readScalar";
import { readSeries } from "./readSeries";
import { readTable } from "./readTable";

/** Checks and coerces a call's raw arguments against the declaration; the first thing wrong, in the order of the parameters, is what is said. */
export function* readArguments(spec: FunctionSpec, raw: readonly unknown[]): Steps<Reading<Arguments>> {
  const values = new Map<string, unknown>();
  for (let i = 0; i < spec.parameters.length; i++) {
    const parameter = spec.parameters[i];
    if (values.has(parameter.name)) continue;
    if (isOmitted(raw[i]) || (parameter.optional && isBlankAsZero(parameter, raw[i]))) {
      if (!parameter.optional) return failure("value", `${parameter.name} is missing`);
      continue;
    }
    if (parameter.kind === "series") {
      const reading = readGroup(spec, parameter, raw, values);
      if (!reading.ok) return reading;
      continue;
    }
    const reading = parameter.kind === "table" ? yield* readRange(parameter, raw[i]) : readOne(spec, parameter, raw[i]);
    if (!reading.ok) return reading;
    if (reading.value !== undefined) values.set(parameter.name, reading.value);
  }
  return success(accessors(spec, values));
}

/** Left out, or a reference to a blank cell. A range of blanks is not left out: it is read, and refused as empty. */
function isOmitted(raw: unknown): boolean {
  return isBlank(raw) || (Array.isArray(raw) && raw.length === 1 && Array.isArray(raw[0]) && raw[0].length === 1 && isBlank(raw[0][0]));
}

/** Excel for the desktop hands a reference to a blank cell over as 0, which is neither a word nor a date. */
function isBlankAsZero({ kind }: Parameter, raw: unknown): boolean {
  if (kind !== "choice" && kind !== "measure" && kind !== "text" && kind !== "date") return false;
  return raw === 0 || (Array.isArray(raw) && raw.length === 1 && Array.isArray(raw[0]) && raw[0].length === 1 && raw[0][0] === 0);
}

function* readRange(parameter: TableParameter, raw: unknown): Steps<Reading<TableArgument>> {
  const error = errorIn(raw);
  return error ? precedent(error) : yield* readTable(parameter, raw);
}

function readOne(spec: FunctionSpec, parameter: Exclude<Parameter, SeriesParameter | TableParameter>, raw: unknown): Reading<unknown> {
  const scalar = scalarOf(parameter.name, raw);
  if (!scalar.ok) return scalar;
  switch (parameter.kind) {
    case "number":
      return readNumber(parameter, scalar.value);
    case "date":
      return readDate(parameter.name, scalar.value);
    case "text":
      return readText(parameter.name, scalar.value);
    case "flag":
      return readFlag(parameter.name, scalar.value);
    case "choice":
      return (parameter.many ? readChoices : readChoice)(parameter.name, parameter.options, scalar.value);
    case "measure":
      return readChoice(parameter.name, declared(spec).measures, scalar.value);
  }
}

function readGroup(spec: FunctionSpec, first: SeriesParameter, raw: readonly unknown[], values: Map<string, unknown>): Reading<null> {
  const members: { parameter: SeriesParameter; raw: unknown }[] = [];
  for (let i = 0; i < spec.parameters.length; i++) {
    const parameter = spec.parameters[i];
    if (parameter.kind !== "series" || (parameter !== first && (first.group === undefined || parameter.group !== first.group))) continue;
    if (isOmitted(raw[i])) {
      if (!parameter.optional) return failure("value", `${parameter.name} is missing`);
    } else members.push({ parameter, raw: raw[i] });
  }
  const reading = readSeries(members);
  if (!reading.ok) return reading;
  members.forEach(({ parameter }, m) => values.set(parameter.name, reading.value[m]));
  return success(null);
}

/** What a declaration comes to for reading, worked out once a function. */
interface Declared {
  readonly measures: readonly Choice[];
  /** By parameter name; undefined where it has no default. */
  readonly defaults: ReadonlyMap<string, unknown>;
}

const known = new WeakMap<FunctionSpec, Declared>();

function declared(spec: FunctionSpec): Declared {
  let found = known.get(spec);
  if (!found) {
    found = {
      measures: (spec.measures ?? []).map(({ name, doc }) => ({ value: name, doc })),
      defaults: new Map(spec.parameters.map((parameter) => [parameter.name, "default" in parameter ? parameter.default : undefined])),
    };
    known.set(spec, found);
  }
  return found;
}

function accessors(spec: FunctionSpec, values: ReadonlyMap<string, unknown>): Arguments {
  const optional = (name: string): unknown => {
    const value = values.get(name);
    if (value !== undefined) return value;
    const { defaults } = declared(spec);
    if (!defaults.has(name)) throw new Error(`${spec.name} declares no parameter ${name}`);
    return defaults.get(name);
  };
  const required = (name: string): unknown => {
    const value = optional(name);
    if (value === undefined) throw new Error(`${spec.name} reads ${name}, which is neither given nor defaulted`);
    return value;
  };
  return {
    has: (name) => values.has(name),
    number: (name) => required(name) as number,
    optionalNumber: (name) => optional(name) as number | undefined,
    text: (name) => (optional(name) as string | undefined) ?? "",
    flag: (name) => required(name) as boolean,
    table: (name) => required(name) as TableArgument,
    optionalTable: (name) => optional(name) as TableArgument | undefined,
    numbers: (name) => required(name) as NumberSeries,
    texts: (name) => required(name) as TextSeries,
  };
}
