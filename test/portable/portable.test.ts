import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tokenize } from "@borgar/fx";
import { catalogue, findFunction } from "../../src/catalogue";
import type { Cell } from "../../src/catalogue/cell";
import { type CallResult, invoke } from "../../src/catalogue/invoke";
import { portableName, portableOf } from "../../src/catalogue/portable";
import type { FunctionSpec } from "../../src/catalogue/spec";
import { portableLambda } from "../../src/xlsx/portableLambda";
import { parseCsv } from "../support/csv";
import { matches } from "../support/matches";
import { goldenCalls, layOut, layOutTable, type RawCall } from "./calls";
import type { Engine } from "./engines/engine";
import { loadEngines } from "./loadEngines";
import { randomCalls } from "./randomCalls";

const RANDOM_CALLS = 40;
const MOST_TRIES = 600;
const LEAST_RANDOM_CALLS = 10;
const SEED = 20260701;
const TOLERANCE = 1e-9;
const LEAST_ENGINES = 2;
/** Of all functions, as the project promises. */
const LEAST_WITH_PORTABLE = 0.8;
const LONGEST_LAMBDA = 8192;
const SHOWN = 5;
/** What {@link difference} says where an engine shows a number or a text in place of another. */
const OTHER_VALUE = /(?:^|: )(?:-?\d[\d.e+-]*|"[^"]*") is not [^[{]/;
const LONGEST_TEST = 120_000;

const specs = catalogue.flatMap(({ functions }) => functions);
const exceptions = parseCsv(readFileSync(join(__dirname, "exceptions.csv"), "utf8"));
const engines = loadEngines();

interface Case {
  readonly call: RawCall;
  readonly result: CallResult;
}

/** Golden calls, whatever they come to, and random ones that come to a value. */
function casesOf(spec: FunctionSpec): { golden: Case[]; random: Case[] } {
  const golden = goldenCalls(spec.name).map((call) => ({ call, result: invoke(spec, call) }));
  const random: Case[] = [];
  const draw = randomCalls(
    spec,
    golden.filter(({ result }) => result.ok).map(({ call }) => call),
    SEED,
  );
  for (let tries = 0; tries < MOST_TRIES && random.length < RANDOM_CALLS; tries++) {
    const call = draw.next().value as RawCall;
    const result = invoke(spec, call);
    if (result.ok) random.push({ call, result });
  }
  return { golden, random };
}

/** The wanted number where the engine's is the same to the last place that it can show. */
function unrounded(found: Cell, wanted: Cell | undefined, resolution: number): Cell {
  const isShown = typeof found === "number" && typeof wanted === "number" && Math.abs(found - wanted) <= resolution;
  return isShown ? wanted : found;
}

function difference(area: Cell[][], result: CallResult, tolerance: number, resolution: number): string | null {
  const table = result.ok ? (Array.isArray(result.value) ? result.value : [[result.value]]) : [];
  const found = area.map((row, i) => row.map((cell, j) => unrounded(cell, table[i]?.[j], resolution)));
  const first = found[0][0];
  const isError = typeof first === "object" && first !== null;
  if (!result.ok) return isError ? null : `gives ${String(first)}, the function ${result.error.error} (${result.error.message ?? ""})`;
  const wanted = Array.isArray(result.value) ? result.value : [[result.value]];
  if (isError && !(typeof wanted[0][0] === "object" && wanted[0][0] !== null))
    return `${first.error} is not ${JSON.stringify(wanted).slice(0, 200)}`;
  const edge = [...found[wanted.length], ...found.map((row) => row[wanted[0].length])].find((cell) => (cell ?? "") !== "");
  return edge !== undefined
    ? `more than ${wanted.length}×${wanted[0].length} cells`
    : matches(
        found.slice(0, -1).map((row) => row.slice(0, -1)),
        wanted,
        tolerance,
      );
}

async function disagreements(
  engine: Engine,
  spec: FunctionSpec,
  lambda: string,
  cases: readonly Case[],
  tolerance: number,
): Promise<string[]> {
  const name = portableName(spec.name);
  let row = 0;
  const laid = cases.map(({ call, result }) => {
    const one = layOut(spec, name, call, result.ok ? result.value : null, row);
    row = one.nextRow;
    return one;
  });
  const looked = layOutTable(spec);
  const found = await engine.calculate(
    { ...looked.names, [name]: lambda },
    [...looked.cells, ...laid.flatMap(({ cells }) => cells)],
    laid.map(({ area }) => area),
  );
  return cases.flatMap(({ call, result }, i) => {
    const differs = difference(found[i], result, tolerance, engine.resolution);
    return differs ? [`${spec.name}(${call.map((raw) => JSON.stringify(raw ?? "")).join(", ")}): ${differs}`] : [];
  });
}

/** Calls of our own functions and of names that look like none of Excel's: prefixes, or a portable's own name. */
function nonNativeNames(lambda: string): string[] {
  return tokenize(lambda)
    .filter(({ type }) => type === "func")
    .map(({ value }) => value)
    .filter((name) => findFunction(name) !== undefined || name.startsWith("_") || name.endsWith("_N"));
}

for (const spec of specs) {
  const lambda = portableLambda(spec);
  if (lambda === undefined) continue;

  describe(spec.name, () => {
    const { golden, random } = casesOf(spec);

    test("fits into a name, takes all the parameters in order, and calls native functions only", () => {
      expect(lambda.length).toBeLessThanOrEqual(LONGEST_LAMBDA);
      expect(lambda.replace(/\s/g, "").toLowerCase()).toMatch(
        new RegExp(`^lambda\\(${spec.parameters.map(({ name }) => `${name},`).join("")}`),
      );
      expect(nonNativeNames(lambda)).toEqual([]);
    });

    test(`is compared on at least ${LEAST_RANDOM_CALLS} random calls`, () => {
      expect(random.length).toBeGreaterThanOrEqual(LEAST_RANDOM_CALLS);
    });

    for (const engine of engines) {
      const exception = exceptions.find((row) => row.function === spec.name && row.engine === engine.name);
      test(
        exception ? `${engine.name} can't evaluate it: ${exception.reason}` : `${engine.name} agrees on golden and random calls`,
        async () => {
          const differing = await disagreements(engine, spec, lambda, [...golden, ...random], TOLERANCE);
          if (exception) {
            expect(differing).not.toEqual([]);
            // The workbench's own engine may fail, but not mislead.
            if (engine.name === "univer") expect(differing.filter((told) => OTHER_VALUE.test(told))).toEqual([]);
          }
          if (!exception && differing.length > 0) {
            const total = golden.length + random.length;
            throw new Error(
              `${engine.name} differs on ${differing.length} of ${total} calls:\n${differing.slice(0, SHOWN).join("\n")}\n${lambda}`,
            );
          }
        },
        LONGEST_TEST,
      );
    }

    test(`at least ${LEAST_ENGINES} engines evaluate it`, () => {
      const excepted = exceptions.filter((row) => row.function === spec.name);
      expect(engines.length - excepted.length).toBeGreaterThanOrEqual(LEAST_ENGINES);
      expect(excepted.filter(({ reason }) => reason === "")).toEqual([]);
    });
  });
}

test("every function has a native equivalent, or the reason why there is none", () => {
  const bare = specs.filter(({ name }) => {
    const portable = portableOf(name);
    return portable === undefined || ("reason" in portable && portable.reason.length < 20);
  });
  expect(bare.map(({ name }) => name)).toEqual([]);
});

test("at least four functions in five have a native equivalent", () => {
  const without = specs.filter((spec) => portableLambda(spec) === undefined);
  expect(1 - without.length / specs.length).toBeGreaterThanOrEqual(LEAST_WITH_PORTABLE);
});

test("an exception is stated for a function that has a portable, and for an engine that there is", () => {
  const known = new Set(specs.filter((spec) => portableLambda(spec) !== undefined).map(({ name }) => name));
  expect(exceptions.filter((row) => !known.has(row.function) || !engines.some(({ name }) => name === row.engine))).toEqual([]);
});
