import { finish } from "../../src/domain/kernel/steps";
import { type HealthInput, healthOf as healthInSteps } from "../../src/xlsx/health";

const healthOf = (input: HealthInput) => finish(healthInSteps(input));

const cell = (address: string, formula: string, value: unknown = 1) => ({ sheet: "Model", address, formula, value });
const NOTHING: HealthInput = { cells: [], names: [], iterative: false, manual: false, frozen: [] };
const kinds = (formula: string, value: unknown = 1) =>
  healthOf({ ...NOTHING, cells: [cell("A1", formula, value)] }).map(({ kind, repair }) => (repair ? `${kind}: ${repair}` : kind));

test.each([
  ['=AIVALUATION(1,2,"step_up")', 1, ["in use"]],
  ["=SUM(A1:A3)", 1, []],
  ['="AIVALUATION(1)"&A1', 1, []],
  ["=_xldudf_AIVALUATION_ROUNDS(A1:C3)", "#NAME?", ["damaged: =AIVALUATION.ROUNDS(A1:C3)"]],
  ["=2*[2]!CAPTABLE.SAFE(1,2)", "#NAME?", ["damaged: =2*CAPTABLE.SAFE(1,2)"]],
  ["='C:\\add ins\\x.xlam'!AIVALUATION(1,AIVALUATION(2,3))", 1, ["damaged: =AIVALUATION(1,AIVALUATION(2,3))"]],
  ["=AIVALUATION(1,2)", "#NAME?", ["not loaded: =AIVALUATION(1,2)"]],
  ["=AIVALUATION.ROUNDS(A1:C9)", "#BUSY!", ["waiting"]],
  ["=TABLE(A1,B1)", 1, ["what-if"]],
  ["=_xldudf_CONTOSO_ADD(1)", "#NAME?", ["other add-in"]],
  ["='[Book 2.xlsx]Sheet1'!A1", 1, ["external"]],
  ["=Deals[[#This Row],[Amount]]+Deals[2025]", 1, []],
])("%s showing %s", (formula, value, found) => expect(kinds(formula, value)).toEqual(found));

test("the worst comes first; names and iteration are told", () => {
  const found = healthOf({
    ...NOTHING,
    cells: [cell("A1", "=AIVALUATION(1,2)"), cell("A2", "=_xldudf_AIVALUATION(1,2)")],
    names: [
      { name: "_xldudf_AIVALUATION", formula: "=#NAME?" },
      { name: "Step", formula: '=AIVALUATION(1,2,"step_up")' },
      { name: "Other", formula: "=[1]Sheet1!$A$1" },
    ],
    iterative: true,
  });
  expect(found.map(({ kind }) => kind)).toEqual(["damaged", "iteration", "name", "name", "external", "in use"]);
});

/** What the check says of a What-If table whose results stand in B2:C4: a line a finding. */
const ofTable = (formulas: Record<string, string>) =>
  healthOf({
    ...NOTHING,
    cells: [
      ...Object.entries(formulas).map(([address, formula]) => cell(address, formula)),
      ...["B2", "C2", "B3", "C3", "B4", "C4"].map((address) => cell(address, "=TABLE(F1,F2)")),
    ],
  })
    .filter(({ kind }) => kind === "what-if")
    .map(({ address, text }) => `${address} ${text}`);

test.each([
  [
    "the corner",
    { A1: "=AIVALUATION(F1,F2)" },
    "B2:C4 A What-If data table of =AIVALUATION(F1,F2), which it can't compute with add-in functions",
  ],
  ["the row above", { C1: "=2*CAPTABLE.SAFE(F1,1)" }, "B2:C4 A What-If data table of =2*CAPTABLE.SAFE(F1,1), which"],
  ["the column to its left", { A4: "=_xldudf_AIVALUATION(F1,F2)" }, "B2:C4 A What-If data table of =_xldudf_AIVALUATION(F1,F2), which"],
  [
    "nowhere near",
    { A1: "=SUM(F1:F2)", E9: "=AIVALUATION(F1,F2)" },
    "B2:C4 A What-If data table of formulas that don't call the add-in directly",
  ],
])("a What-If table is told once, with our formulas that it computes: in %s", (_, formulas, said) => {
  expect(ofTable(formulas)).toEqual([expect.stringContaining(said)]);
});

test("two What-If tables side by side that vary other inputs are two", () => {
  const cells = [cell("B2", "=TABLE(F1,F2)"), cell("C2", "=TABLE(F1,F3)"), { ...cell("B3", "=TABLE(F1,F2)"), sheet: "Other" }];
  expect(healthOf({ ...NOTHING, cells }).map(({ sheet, address }) => `${sheet}!${address}`)).toEqual(["Model!B2", "Model!C2", "Other!B3"]);
});

test("stale values are told where calculation is manual and our functions are used, and only there", () => {
  const stale = (formula: string, manual: boolean) =>
    healthOf({ ...NOTHING, manual, cells: [cell("A1", formula)] }).filter(({ kind }) => kind === "stale").length;
  expect([stale("=AIVALUATION(1,2)", true), stale("=AIVALUATION(1,2)", false), stale("=SUM(A2)", true)]).toEqual([1, 0, 0]);
});
