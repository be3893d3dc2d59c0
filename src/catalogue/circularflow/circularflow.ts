import { FlowAnalysis } from "../../domain/circular/flowAnalysis";
import type { Positions } from "../../domain/circular/positions";
import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import type { Steps } from "../../domain/kernel/steps";
import type { Arguments, FunctionSpec, Lazy, Measure, SummaryValues } from "../spec";
import { companyOf, flowsParameter, graphOfFlows } from "./flows";

const NETWORK: readonly Measure[] = [
  { name: "gross", label: "Gross flows", unit: "currency", doc: "All amounts added up" },
  {
    name: "net_settlement",
    label: "Net settlement",
    unit: "currency",
    doc: "Least money that settles every company's net position: the sum of the positive ones",
  },
  {
    name: "circular_amount",
    label: "Circular amount",
    unit: "currency",
    doc: "Value of a maximum circulation: the most that could be torn up, every leg counted, with every company's net cash unchanged",
  },
  { name: "circular_share", label: "Circular share of gross", unit: "fraction", doc: "Circular amount / gross flows" },
  {
    name: "per_leg",
    label: "Round-trip money, per leg",
    unit: "currency",
    doc: "Counted once, not on every leg: the largest return flow of any one company, added up over the components",
  },
  {
    name: "bilateral",
    label: "Between pairs",
    unit: "currency",
    doc: "What pairs could tear up between themselves: twice the lesser of the two amounts, over all pairs",
  },
  {
    name: "scc_amount",
    label: "On links that lie on a loop",
    unit: "currency",
    doc: "Amounts inside strongly connected components, those to oneself among them: an upper bound of the circular amount",
  },
  {
    name: "loops",
    label: "Loops",
    unit: "count",
    doc: "Ways round that visit no company twice; a text such as “more than 2000000” where counting was given up, in the whole summary after a tenth of a second",
  },
  { name: "companies", label: "Companies", unit: "count", doc: "Companies named" },
  { name: "links", label: "Links", unit: "count", doc: "Ordered pairs of companies with an amount above zero" },
  { name: "largest_loop", label: "Largest loop", unit: "currency", doc: "Bottleneck of the loop that carries most; 0 without a loop" },
  { name: "residual", label: "Not circular", unit: "currency", doc: "Gross flows − circular amount: what a maximum circulation leaves" },
];

const COMPANY: readonly Measure[] = [
  { name: "inflow", label: "Inflow", unit: "currency", doc: "What the company receives" },
  { name: "outflow", label: "Outflow", unit: "currency", doc: "What the company pays" },
  { name: "net", label: "Net", unit: "currency", doc: "Inflow − outflow" },
  {
    name: "return_flow",
    label: "Return flow",
    unit: "currency",
    doc: "Most money that can leave the company and find its way back to it: maximum flow from its outgoing to its incoming side",
  },
  { name: "return_share", label: "Return flow, share of outflow", unit: "fraction", doc: "Return flow / outflow" },
];

export const circularflowSummary: FunctionSpec = {
  name: "CIRCULARFLOW",
  summary: "How much of the money between companies goes round in circles.",
  definition: [
    "The **circular amount** is the value of a maximum circulation: the largest total of flows f with 0 ≤ f ≤ amount on every link and inflow equal to outflow at every company. In words: the most that could be torn up with every company's net cash unchanged, using only links that exist. The value is unique, whatever the order, splitting or spelling of rows, and dual potentials prove it; the flows behind it are not, so it is never attributed to companies or rows (CIRCULARFLOW.EDGES and CIRCULARFLOW.NODES do that in ways that are unique).",
    "It counts every leg: 38 out and 38 back is 76. **Per leg** stands beside it, the same money counted once: 38. In each component it is the return flow of the company to which most comes back, so a loop of any length counts its bottleneck once, and loops that share that company add up.",
    "Always: between pairs ≤ circular amount ≤ on links that lie on a loop ≤ gross. A row to oneself counts as a loop of one leg, but not as a pair.",
    "With `company`, the summary is that company's. Probabilities and dates in `flows` change nothing here.",
  ].join("\n\n"),
  parameters: [
    flowsParameter,
    { name: "measure", kind: "measure", optional: true, doc: "One number instead of the summary" },
    { name: "company", kind: "text", optional: true, doc: "Company whose money is followed" },
  ],
  result: "summary",
  resultDoc: "Label and value, or one number",
  measures: [...NETWORK, ...COMPANY],
  errors: [
    { code: "#N/A", when: "the company is not in flows" },
    { code: "#VALUE!", when: "a measure of one company is asked for without one" },
    { code: "#DIV/0!", when: "a share is asked for and the gross flows, or the company's outflow, are zero" },
    { code: "#NUM!", when: "the amounts add up to more than a number can hold" },
  ],
  examples: [
    {
      formula: '=CIRCULARFLOW({"Amazon","OpenAI",50;"OpenAI","Amazon",38},"circular_amount")',
      result: 76,
      doc: "38 can be torn up on both legs",
    },
    {
      formula: '=CIRCULARFLOW({"Amazon","OpenAI",50;"OpenAI","Amazon",38},"per_leg")',
      result: 38,
      doc: "The same, counted once",
    },
    {
      formula: '=CIRCULARFLOW({"Amazon","OpenAI",50;"OpenAI","Amazon",38},"return_share","Amazon")',
      result: 0.76,
      doc: "Share of what Amazon pays that can find its way back",
    },
  ],
  source:
    "Maximum circulation by cost scaling: Goldberg and Tarjan (1990), Finding minimum-cost circulations by successive approximation; return flow: Ford and Fulkerson (1956), Dinic (1970)",
  seeAlso: ["CIRCULARFLOW.LOOPS", "CIRCULARFLOW.NODES", "CIRCULARFLOW.NET", "CIRCULARFLOW.PAIR"],
  cancelable: true,
  compute: summarise,
};

function* summarise(args: Arguments): Steps<Outcome<SummaryValues>> {
  const graph = yield* graphOfFlows(args);
  if (!graph.ok) return graph;
  const analysis = new FlowAnalysis(graph.value);
  const measured = args.text("measure") !== "";
  if (!args.has("company")) {
    const missing: Record<string, Lazy<number>> = {};
    if (measured) for (const { name } of COMPANY) missing[name] = failure("value", `company is missing; ${name} is one company's`);
    return success({ ...networkValues(analysis, measured), ...missing });
  }
  const company = companyOf(graph.value, args, "company");
  if (!company.ok) return company;
  const own = companyValues(analysis, yield* analysis.positions(), company.value, measured);
  return success(measured ? { ...networkValues(analysis, measured), ...own } : own);
}

/** In the summary a share of nothing is left out; asked for by name, it is a division by zero. */
function share(part: number, whole: number, of: string, measured: boolean): Outcome<number> {
  return whole > 0 ? success(part / whole) : failure(measured ? "division" : "unavailable", `${of} is zero`);
}

function networkValues(analysis: FlowAnalysis, measured: boolean): SummaryValues {
  const { graph } = analysis;
  const later = (steps: () => Steps<number>) =>
    function* (): Steps<Outcome<number>> {
      return success(yield* steps());
    };
  return {
    gross: () => success(analysis.gross()),
    net_settlement: later(() => analysis.netSettlement()),
    circular_amount: later(() => analysis.circularAmount()),
    *circular_share() {
      return share(yield* analysis.circularAmount(), analysis.gross(), "gross", measured);
    },
    per_leg: later(() => analysis.perLeg()),
    bilateral: later(() => analysis.bilateral()),
    scc_amount: later(() => analysis.sccAmount()),
    *loops() {
      const { loops, complete } = yield* analysis.loops(!measured);
      return success(complete ? loops : `more than ${loops}`);
    },
    companies: graph.companies,
    links: graph.links,
    largest_loop: later(() => analysis.largestLoop()),
    *residual() {
      return success(analysis.gross() - (yield* analysis.circularAmount()));
    },
  };
}

function companyValues(analysis: FlowAnalysis, { inflow, outflow, net }: Positions, company: number, measured: boolean): SummaryValues {
  return {
    inflow: inflow[company],
    outflow: outflow[company],
    net: net[company],
    *return_flow() {
      return success(yield* analysis.returnFlow(company));
    },
    *return_share() {
      return share(yield* analysis.returnFlow(company), outflow[company], "outflow", measured);
    },
  };
}
