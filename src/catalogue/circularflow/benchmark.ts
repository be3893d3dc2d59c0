import { benchmark } from "../../domain/circular/randomNetworks";
import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import type { Steps } from "../../domain/kernel/steps";
import type { Computed, FunctionSpec } from "../spec";
import { flowsParameter, graphOfFlows } from "./flows";

/** Links drawn over all draws where their number is left to us. */
const LINKS_DRAWN = 1_000_000;

export const circularflowBenchmark: FunctionSpec = {
  name: "CIRCULARFLOW.BENCHMARK",
  summary: "Is this circular share unusual? Compares it with random networks of the same companies' totals.",
  definition: [
    "In a random network every company pays and receives in total what it does, but who pays whom is chance: each link's amount is a stretch of its payer and a stretch of its payee; both kinds are laid end to end in random order, and where a payer's stretch lies over a payee's, the one pays the other (a configuration model on units of money: on average i pays j out(i)·in(j)/gross). Payments to oneself are exchanged with others' where possible.",
    "z is the distance from the random mean in standard deviations; percentile the share of random networks that are less circular, ties counted half; p_value the chance to be at least this circular by accident, (1 + number at least as circular) / (1 + draws). The seed is fixed: the same cell on every machine.",
  ].join("\n\n"),
  parameters: [
    flowsParameter,
    {
      name: "draws",
      kind: "number",
      unit: "count",
      min: 2,
      max: 100_000,
      integer: true,
      optional: true,
      doc: "Random networks; 1,000 unless given, fewer (20 at least) above 1,000 links",
    },
    { name: "measure", kind: "measure", optional: true, doc: "One of the numbers instead of the summary" },
  ],
  result: "summary",
  resultDoc: "Label and value of each measure, or one value.",
  measures: [
    { name: "circular_share", label: "Circular share", unit: "fraction", doc: "Of the flows given" },
    { name: "random_mean", label: "Random mean", unit: "fraction", doc: "Mean circular share of random networks" },
    { name: "random_deviation", label: "Random standard deviation", unit: "fraction", doc: "Standard deviation of their shares" },
    { name: "random_low", label: "Random 5th percentile", unit: "fraction", doc: "One in twenty is less circular" },
    { name: "random_high", label: "Random 95th percentile", unit: "fraction", doc: "One in twenty is more circular" },
    { name: "z", label: "z", unit: "number", doc: "Standard deviations above the random mean" },
    { name: "percentile", label: "Percentile", unit: "fraction", doc: "Share of random networks that are less circular" },
    { name: "p_value", label: "p-value", unit: "fraction", doc: "Chance to be at least this circular" },
    { name: "draws", label: "Draws", unit: "count", doc: "Random networks" },
  ],
  errors: [{ code: "#DIV/0!", when: "nothing flows; or z where all random networks are equally circular" }],
  examples: [
    {
      formula: '=CIRCULARFLOW.BENCHMARK({"A","B",50;"B","A",38},100,"circular_share")',
      result: 76 / 88,
      doc: "76 of 88 goes round",
    },
    {
      formula: '=CIRCULARFLOW.BENCHMARK({"A","B",50;"B","A",38},100,"random_mean")',
      result: 76 / 88,
      doc: "Two companies can only pay each other: every network is this one",
    },
  ],
  source:
    "Configuration model with given strengths: Serrano and Boguñá (2005), Weighted configuration model; Davison and Hinkley (1997) for the p-value",
  seeAlso: ["CIRCULARFLOW.EXPECTED"],
  cancelable: true,
  *compute(args): Steps<Outcome<Computed>> {
    const graph = yield* graphOfFlows(args);
    if (!graph.ok) return graph;
    if (graph.value.links === 0) return failure("division", "flows hold no amount above zero");
    const draws = args.optionalNumber("draws") ?? Math.max(20, Math.min(1000, Math.floor(LINKS_DRAWN / graph.value.links)));
    const { share, shares } = yield* benchmark(graph.value, draws);
    const mean = shares.reduce((sum, value) => sum + value, 0) / draws;
    const deviation = Math.sqrt(shares.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws - 1));
    const isSame = deviation <= 1e-12;
    const [below, above] = [shares.filter((value) => value < share - 1e-12).length, shares.filter((value) => value > share + 1e-12).length];
    return success({
      circular_share: share,
      random_mean: mean,
      random_deviation: isSame ? 0 : deviation,
      random_low: quantile(shares, 0.05),
      random_high: quantile(shares, 0.95),
      z: isSame
        ? failure(
            args.text("measure") ? "division" : "unavailable",
            "flows leave nothing to chance: all random networks are equally circular",
          )
        : (share - mean) / deviation,
      percentile: (below + (draws - below - above) / 2) / draws,
      p_value: (1 + draws - below) / (1 + draws),
      draws,
    });
  },
};

/** As Excel's PERCENTILE.INC. */
function quantile(sorted: Float64Array, level: number): number {
  const position = level * (sorted.length - 1);
  const below = Math.floor(position);
  return below + 1 < sorted.length ? sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
}
