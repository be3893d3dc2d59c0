import { companyOf, flowsParameter, graphOfFlows } from "../../../src/catalogue/circularflow/flows";
import { invoke } from "../../../src/catalogue/invoke";
import type { FunctionSpec } from "../../../src/catalogue/spec";
import { success } from "../../../src/domain/kernel/outcome";

/** A function of nothing but the family's flows: what the named company pays in all. */
const spec: FunctionSpec = {
  name: "PAID",
  summary: "",
  definition: "",
  parameters: [flowsParameter, { name: "company", kind: "text", doc: "" }],
  result: "scalar",
  resultDoc: "",
  errors: [],
  examples: [],
  source: "",
  seeAlso: [],
  cancelable: true,
  *compute(args) {
    const graph = yield* graphOfFlows(args);
    if (!graph.ok) return graph;
    const company = companyOf(graph.value, args, "company");
    if (!company.ok) return company;
    const { start, amount } = graph.value;
    return success(amount.slice(start[company.value], start[company.value + 1]).reduce((sum, value) => sum + value, 0));
  },
};

const paid = (flows: unknown, company: unknown = "A") => {
  const result = invoke(spec, [flows, company]);
  return result.ok ? result.value : `${result.error.error} ${result.error.message}`;
};

test.each([
  [
    "rows by position",
    [
      ["A", "B", 5],
      [" a", "c", 7],
    ],
    12,
  ],
  [
    "a header in any order",
    [
      ["Amount", "To", "From"],
      [5, "B", "A"],
      ["", "", ""],
      [7, "C", "A"],
    ],
    12,
  ],
  [
    "a deal table's body, whose fourth column is words",
    [
      ["A", "B", 5, "equity", "closed"],
      ["A", "C", 7, null, "signed"],
    ],
    12,
  ],
  [
    "words where probabilities are",
    [
      ["A", "B", 5, 0.5],
      ["A", "C", 7, "likely"],
    ],
    '#VALUE! PAID: probability in row 2 must be a number, not "likely"; with a header row, columns go by their names',
  ],
  [
    "names that are numbers",
    [
      [10, 20, 5],
      [20, 10, 6],
    ],
    '#N/A PAID: company "A" is not in flows',
  ],
  [
    "probability and date change nothing",
    [
      ["A", "B", 5, 0.1, 45000],
      ["A", "B", 7, "", ""],
    ],
    12,
  ],
  [
    "amounts of zero",
    [
      ["A", "B", 0],
      ["B", "A", 3],
    ],
    0,
  ],
  [
    "a negative amount",
    [
      ["from", "to", "amount"],
      ["B", "A", 3],
      ["A", "B", -5],
    ],
    "#VALUE! PAID: amount in row 3 is negative; enter the flow from its payer",
  ],
  ["a probability above one", [["A", "B", 5, 1.5]], "#VALUE! PAID: probability in row 1 must be at most 1"],
  [
    "an amount as words",
    [
      ["B", "A", 1],
      ["A", "B", "five"],
    ],
    '#VALUE! PAID: amount in row 2 must be a number, not "five"',
  ],
  ["a payer left out", [["", "B", 5]], "#VALUE! PAID: from in row 1 is blank"],
  [
    "blank rows only",
    [
      ["", "", ""],
      ["", "", ""],
    ],
    "#VALUE! PAID: flows has no rows; it needs at least 1",
  ],
  ["an error in a cell", [["A", "B", { error: "#REF!" }]], "#REF! undefined"],
])("%s", (_, flows, expected) => {
  expect(paid(flows)).toBe(expected);
});

test("a company named by a number", () => {
  expect(
    paid(
      [
        [10, 20, 5],
        [20, 10, 6],
      ],
      20,
    ),
  ).toBe(6);
});
