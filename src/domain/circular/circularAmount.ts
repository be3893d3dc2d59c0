import type { Steps } from "../kernel/steps";
import type { FlowGraph } from "./flowGraph";
import { loopLinks } from "./loopLinks";
import { maximumCirculation } from "./maximumCirculation";

/** Value of a maximum circulation. Cost: see {@link maximumCirculation}. */
export function* circularAmount(graph: FlowGraph, guess?: Float64Array): Steps<number> {
  return (yield* maximumCirculation(graph, yield* loopLinks(graph), guess)).amount;
}
