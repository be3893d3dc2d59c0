import fc from "fast-check";
import { catalogue } from "../../src/catalogue";
import { EXCEL_ERROR_CODES, errorIn } from "../../src/catalogue/cell";
import { builtFunctions, outcomeOf } from "../support/builtFunctions";
import { argumentLists } from "./argumentLists";

/** Lists a function: FUZZ_RUNS, or `npm run fuzz` for many. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const built = builtFunctions();
const codes: readonly string[] = EXCEL_ERROR_CODES;

function faultOf(value: unknown): string | null {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return null;
  if (typeof value === "number") return Number.isFinite(value) ? null : `a cell is ${value}`;
  return errorIn(value) ? null : `a cell is ${typeof value}`;
}

test.each(catalogue.flatMap(({ functions }) => functions).map((spec) => [spec.name, spec] as const))(
  `%s gives a value or a proper Excel error for ${RUNS} lists of arguments`,
  (name, spec) => {
    const call = built.get(name)!;
    fc.assert(
      fc.property(argumentLists(spec), (args) => {
        const outcome = outcomeOf(() => call(...args));
        if ("error" in outcome) {
          if (!codes.includes(outcome.error)) throw new Error(`not an Excel error: ${outcome.error}`);
          return;
        }
        const { value } = outcome;
        if (!Array.isArray(value)) return expect(faultOf(value)).toBeNull();
        const rows = value as unknown[][];
        if (rows.length === 0 || rows[0].length === 0) throw new Error("an empty spill");
        for (const row of rows) {
          if (row.length !== rows[0].length) throw new Error("a ragged spill");
          for (const one of row) expect(faultOf(one)).toBeNull();
        }
      }),
      { numRuns: RUNS },
    );
  },
  600_000,
);
