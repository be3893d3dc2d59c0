import { loopLinks } from "../../domain/circular/loopLinks";
import { topLoops } from "../../domain/circular/topLoops";
import { failure, success } from "../../domain/kernel/outcome";
import type { Cell } from "../cell";
import type { FunctionSpec } from "../spec";
import { flowsParameter, graphOfFlows } from "./flows";

/** Successors looked at before the search is broken off: about a second. */
const ALLOWANCE = 50_000_000;

export const loops: FunctionSpec = {
  name: "CIRCULARFLOW.LOOPS",
  summary: "The loops along which money comes back, by what they can carry.",
  definition: [
    "A loop is a way along links that comes back to its start and visits no company twice; rows between the same two companies are one link, so no loop appears twice. Its **bottleneck** is the least amount along it: what could go all the way round. Loops share links, so bottlenecks do not add up.",
    "Sorted by bottleneck, then length, then names. The number of loops can grow exponentially, so only the `top` ones are listed: these are the right ones, not the first ones met. Where more exist, a fourth column's header says so.",
  ].join("\n\n"),
  parameters: [
    flowsParameter,
    {
      name: "max_length",
      kind: "number",
      unit: "count",
      min: 1,
      integer: true,
      optional: true,
      doc: "Most links in a loop; any number where left out",
    },
    {
      name: "top",
      kind: "number",
      unit: "count",
      min: 1,
      max: 1_000_000,
      integer: true,
      optional: true,
      default: 1000,
      doc: "Most loops listed",
    },
  ],
  result: "table",
  resultDoc: "Path, length (links), bottleneck; a note in the header where the list is cut short",
  errors: [{ code: "#N/A", when: "there is no loop, or none of at most max_length links" }],
  examples: [
    {
      formula: '=CIRCULARFLOW.LOOPS({"A","B",5;"B","A",4;"B","C",3;"C","A",9})',
      result: [
        ["path", "length", "bottleneck"],
        ["A → B → A", 2, 4],
        ["A → B → C → A", 3, 3],
      ],
      doc: "Two loops through A and B",
    },
    {
      formula: '=CIRCULARFLOW.LOOPS({"A","B",5;"B","A",4;"B","C",3;"C","A",9},2)',
      result: [
        ["path", "length", "bottleneck"],
        ["A → B → A", 2, 4],
      ],
      doc: "Pairs only",
    },
  ],
  source:
    "Johnson (1975), Finding all the elementary circuits of a directed graph; Gupta and Suzumura (2021), Finding all bounded-length simple cycles in a directed graph",
  seeAlso: ["CIRCULARFLOW"],
  cancelable: true,
  *compute(args) {
    const graph = yield* graphOfFlows(args);
    if (!graph.ok) return graph;
    const { names, companies } = graph.value;
    const longest = Math.min(args.optionalNumber("max_length") ?? companies, companies);
    const inside = yield* loopLinks(graph.value);
    const { loops: found, cut } = yield* topLoops(graph.value, inside, longest, args.number("top"), { left: ALLOWANCE });
    if (found.length === 0) {
      const bounded = args.has("max_length") ? ` within ${args.number("max_length")} links` : "";
      return failure(
        "unavailable",
        cut ? "no loop was found before the search was broken off; set max_length" : `no money comes back${bounded}`,
      );
    }
    const note = cut === "top" ? `the top ${found.length}; there are more` : "search broken off; there are more";
    const rows: Cell[][] = [["path", "length", "bottleneck", ...(cut ? [note] : [])]];
    for (const { companies: way, bottleneck } of found) {
      const path = [...way, way[0]].map((company) => names[company]).join(" → ");
      rows.push([path, way.length, bottleneck, ...(cut ? [""] : [])]);
    }
    return success(rows);
  },
};
