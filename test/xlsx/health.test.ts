import { healthOf } from "../../src/xlsx/health";

const cell = (address: string, formula: string, value: unknown = 1) => ({ sheet: "Model", address, formula, value });
const kinds = (formula: string, value: unknown = 1) =>
  healthOf({ cells: [cell("A1", formula, value)], names: [], iterative: false }).map(({ kind, repair }) =>
    repair ? `${kind}: ${repair}` : kind,
  );

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
