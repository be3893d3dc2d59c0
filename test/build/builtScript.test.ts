import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findFunction } from "../../src/catalogue";
import { FIELDS } from "../../src/catalogue/aideals/field";
import { invoke } from "../../src/catalogue/invoke";
import { cloudFacts, DEAL_KINDS, DEAL_STATUSES, deals } from "../../src/deals";
import { builtFunctions, outcomeOf } from "../support/builtFunctions";
import { parseCsv } from "../support/csv";
import { callOf } from "../support/evaluate";

const built = builtFunctions();
const golden = join(__dirname, "../golden");
const tables = readdirSync(golden).filter((file) => file.endsWith(".csv"));

/** What a call of the catalogue as it stands in the source comes to, in the form that the built script has. */
function fromSource(name: string, args: readonly unknown[]): unknown {
  const result = invoke(findFunction(name)!, args);
  return plain(result.ok ? { value: result.value } : { error: result.error.error, message: result.error.message ?? "" });
}

const fromScript = (name: string, args: readonly unknown[]) => plain(outcomeOf(() => built.get(name)!(...args)));

/** Errors in cells are objects of their own kind in the script; what they say is compared. */
function plain(outcome: unknown): unknown {
  return JSON.parse(
    JSON.stringify(outcome, (_, value: unknown) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return Object.is(value, -0) ? "-0" : value;
      const { code, error, message, value: inner } = value as Record<string, unknown>;
      return code !== undefined || error !== undefined ? { error: code ?? error, message: message ?? "" } : { value: inner };
    }),
  );
}

test.each(tables)("the built script gives what the source gives, to the last digit and letter: %s", (file) => {
  const differing = parseCsv(readFileSync(join(golden, file), "utf8")).filter(({ formula }) => {
    const { name, args } = callOf(formula);
    return JSON.stringify(fromScript(name, args)) !== JSON.stringify(fromSource(name, args));
  });
  expect(differing.map(({ formula }) => formula)).toEqual([]);
});

test("the built script has every reported deal and figure in every field", () => {
  for (const { id } of [...deals, ...cloudFacts])
    for (const { value } of FIELDS)
      expect([id, value, fromScript("AIDEALS.FIELD", [id, value])]).toEqual([id, value, fromSource("AIDEALS.FIELD", [id, value])]);
  for (const name of ["AIDEALS", "AIDEALS.FLOWS"]) {
    const calls = [[], ...DEAL_KINDS.map((kind) => ["", kind]), ...DEAL_STATUSES.map((status) => ["", "", status])];
    for (const args of calls) expect([name, args, fromScript(name, args)]).toEqual([name, args, fromSource(name, args)]);
  }
});

const KINDS = ["ordinary", "straight", "full participating", "participating capped", "options", "warrants", "non-convertible", "nothing"];
const CONVERTIBLES = ["SAFE", "post-money SAFE", "pre money", "note", "note_post", "convertible note", "MFN SAFE", "nothing"];
const COMPOUNDING = ["", "simple", "compound", "semiannual", "quarterly", "monthly", "daily", "never"];

test("every word that a table may hold is known to the built script", () => {
  const calls = [
    ...KINDS.map((kind) => waterfallOf(kind)),
    ...CONVERTIBLES.map((kind) => roundWith(kind, "")),
    ...COMPOUNDING.map((word) => roundWith("note", word)),
  ];
  const outcomes = calls.map(({ name, args }) => fromSource(name, args));
  expect(calls.map(({ name, args }) => fromScript(name, args))).toEqual(outcomes);
  // Refused are the three that are no words.
  expect(outcomes.filter((outcome) => "error" in (outcome as object))).toHaveLength(3);
});

const argumentsOf = (name: string, given: Readonly<Record<string, unknown>>) => ({
  name,
  args: findFunction(name)!.parameters.map((parameter) => given[parameter.name] ?? null),
});

const waterfallOf = (kind: string) =>
  argumentsOf("CAPTABLE.WATERFALL", {
    exits: 30,
    classes: [
      ["class", "shares", "kind", "strike", "preference", "cap"],
      ["Common", 6, "common", "", "", ""],
      [
        "Other",
        4,
        kind,
        ...(/warrant|option/.test(kind) ? [1, "", ""] : /ordinary/.test(kind) ? ["", "", ""] : ["", 2, /cap/.test(kind) ? 3 : ""]),
      ],
    ],
  });

const roundWith = (kind: string, compounding: string) =>
  argumentsOf("CAPTABLE", {
    holders: [
      ["holder", "shares"],
      ["Founder", 1e7],
    ],
    raised: 5e6,
    pre_money: 2e7,
    convertibles: [
      ["holder", "kind", "amount", "cap", "discount", "rate", "years", "compounding"],
      ["First", "safe", 1e6, 8e6, "", "", "", ""],
      ["Angel", kind, 1e6, 9e6, "", kind === "note" ? 0.05 : "", kind === "note" ? 1 : "", compounding],
    ],
  });
