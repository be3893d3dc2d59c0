import { failure, success } from "../../domain/kernel/outcome";
import { errorIn, isBlank } from "../cell";
import type { Arguments, FunctionSpec, NumberSeries, Parameter, SeriesParameter, TableArgument, TextSeries } from "../spec";
import { type Reading, precedent, scalarOf } from "./reading";
import { readChoice, readChoices, readDate, readFlag, readNumber, readText } from "./readScalar";
import { readSeries } from "./readSeries";
import { readTable } from "./readTable";

/** Checks and coerces a call's raw arguments against the declaration; the first thing wrong, in the order of the parameters, is what is said. */
export function readArguments(spec: FunctionSpec, raw: readonly unknown[]): Reading<Arguments> {
  const values = new Map<string, unknown>();
  for (let i = 0; i < spec.parameters.length; i++) {
    const parameter = spec.parameters[i];
    if (values.has(parameter.name)) continue;
    if (isOmitted(raw[i])) {
      if (!parameter.optional) return failure("value", `${parameter.name} is missing`);
      continue;
    }
    if (parameter.kind === "series") {
      const reading = readGroup(spec, parameter, raw, values);
      if (!reading.ok) return reading;
      continue;
    }
    const reading = readOne(spec, parameter, raw[i]);
    if (!reading.ok) return reading;
    if (reading.value !== undefined) values.set(parameter.name, reading.value);
  }
  return success(accessors(spec, values));
}

/** Left out, or a reference to a blank cell. A range of blanks is not left out: it is read, and refused as empty. */
function isOmitted(raw: unknown): boolean {
  return isBlank(raw) || (Array.isArray(raw) && raw.length === 1 && Array.isArray(raw[0]) && raw[0].length === 1 && isBlank(raw[0][0]));
}

function readOne(spec: FunctionSpec, parameter: Exclude<Parameter, SeriesParameter>, raw: unknown): Reading<unknown> {
  if (parameter.kind === "table") {
    const error = errorIn(raw);
    return error ? precedent(error) : readTable(parameter, raw);
  }
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
      return readChoice(
        parameter.name,
        (spec.measures ?? []).map(({ name, doc }) => ({ value: name, doc })),
        scalar.value,
      );
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

function accessors(spec: FunctionSpec, values: ReadonlyMap<string, unknown>): Arguments {
  const optional = (name: string): unknown => {
    const value = values.get(name);
    if (value !== undefined) return value;
    const parameter = spec.parameters.find((candidate) => candidate.name === name);
    if (!parameter) throw new Error(`${spec.name} declares no parameter ${name}`);
    return "default" in parameter ? parameter.default : undefined;
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
