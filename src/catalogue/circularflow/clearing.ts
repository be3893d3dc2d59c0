import { clearing } from "../../domain/circular/clearing";
import { type Outcome, success } from "../../domain/kernel/outcome";
import type { Steps } from "../../domain/kernel/steps";
import type { Cell } from "../cell";
import type { Computed, FunctionSpec } from "../spec";
import { amountsOf, byCompany, graphWithCompanies } from "./amountsByCompany";

export const circularflowClearing: FunctionSpec = {
  name: "CIRCULARFLOW.CLEARING",
  summary: "What everybody pays when some can't: clearing payments, recovery, who defaults in which round.",
  definition: [
    "Each company pays in full or all it has, pro rata among its creditors: p(i) = min(owed(i), assets(i) + Σ p(j)·obligation(j→i)/owed(j)). The greatest such payments are shown, so that a ring of debts without any assets pays in full.",
    "Rounds are those of the fictitious default algorithm: in round 1 default those that could not pay although everybody else did; in round 2 those that cannot pay because of them; and so on. Outsiders rank equally with the companies.",
  ].join("\n\n"),
  parameters: [
    {
      name: "obligations",
      kind: "table",
      doc: "Who owes whom how much.",
      columns: [
        { name: "from", kind: "text", doc: "Debtor" },
        { name: "to", kind: "text", doc: "Creditor" },
        { name: "amount", kind: "number", unit: "currency", min: 0, hint: "enter it from its debtor", doc: "Amount owed, zero or more" },
      ],
    },
    byCompany(
      "assets",
      "What each company has besides what the others owe it; none where it has no row.",
      {
        name: "amount",
        kind: "number",
        unit: "currency",
        min: 0,
        hint: "enter debts to outsiders in liabilities",
        doc: "Own assets, zero or more",
      },
      false,
    ),
    byCompany(
      "liabilities",
      "What each company owes outsiders.",
      { name: "amount", kind: "number", unit: "currency", min: 0, doc: "Owed to outsiders, zero or more" },
      true,
    ),
  ],
  result: "table",
  resultDoc:
    "A row a company: owed, paid, recovery (paid / owed), shortfall, left (what it has after paying), round of its default (0: none).",
  errors: [],
  examples: [
    {
      formula: '=CIRCULARFLOW.CLEARING({"A","B",10;"B","C",10},{"A",4;"B",3;"C",0})',
      result: [
        ["company", "owed", "paid", "recovery", "shortfall", "left", "round"],
        ["A", 10, 4, 0.4, 6, 0, 1],
        ["B", 10, 7, 0.7, 3, 0, 2],
        ["C", 0, 0, "", 0, 7, 0],
      ],
      doc: "A cannot pay, and so B cannot either",
    },
    {
      formula: '=INDEX(CIRCULARFLOW.CLEARING({"A","B",10;"B","A",10},{"A",0}),2,4)',
      result: 1,
      doc: "A ring of debts without any assets pays in full",
    },
  ],
  source: "Eisenberg and Noe (2001), Systemic risk in financial systems, Management Science 47",
  seeAlso: ["CIRCULARFLOW.DEBTRANK"],
  cancelable: true,
  *compute(args): Steps<Outcome<Computed>> {
    const assets = args.table("assets");
    const liabilities = args.optionalTable("liabilities");
    const graph = yield* graphWithCompanies(args.table("obligations"), "from", "to", [assets, liabilities]);
    if (!graph.ok) return graph;
    const { companies, names } = graph.value;
    const own = yield* amountsOf(graph.value, assets, "amount", 0);
    const outside = liabilities ? yield* amountsOf(graph.value, liabilities, "amount", 0) : new Float64Array(companies);
    const { owed, received, paid, recovery, round } = yield* clearing(graph.value, own, outside);
    const rows: Cell[][] = [["company", "owed", "paid", "recovery", "shortfall", "left", "round"]];
    for (let i = 0; i < companies; i++) {
      const left = round[i] > 0 ? 0 : Math.max(0, own[i] + received[i] - owed[i]);
      rows.push([names[i], owed[i], paid[i], owed[i] > 0 ? recovery[i] : "", owed[i] - paid[i], left, round[i]]);
      if (i % 2048 === 2047) yield;
    }
    return success(rows);
  },
};
