import Graph from "graphology";
import { stronglyConnectedComponents } from "graphology-components";
import { components } from "../src/domain/circular/components";
import { flowGraph } from "../src/domain/circular/flowGraph";
import { finish } from "../src/domain/kernel/steps";
import { worded } from "../src/domain/kernel/vocabulary";
import { measure } from "./measure";
import { dealNetwork } from "./networks";
import type { Row, Section } from "./report";

/** What a recursive peer comes to; null where its recursion is too deep for the stack. */
function unlessTooDeep<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export const stronglyConnected: Section = {
  title: "Strongly connected components",
  about: "The components alone, on graphs that both sides have built before.",
  async run() {
    return [1000, 20_000, 100_000].map((size): Row => {
      const flows = dealNetwork(size);
      const graph = finish(
        flowGraph(
          worded(flows.map(([from]) => from)),
          worded(flows.map(([, to]) => to)),
          Float64Array.from(flows, ([, , amount]) => amount),
        ),
      );
      if (!graph.ok) throw new Error(graph.message);
      const { names, source, target } = graph.value;
      const theirs = new Graph({ type: "directed" });
      for (const name of names) theirs.addNode(name);
      source.forEach((from, link) => theirs.addEdge(names[from], names[target[link]]));
      const ours = measure(() => finish(components(graph.value)).count);
      const row = {
        what: `${size.toLocaleString("en")} rows, ${ours.result.toLocaleString("en")} components`,
        milliseconds: ours.milliseconds,
        peer: "graphology-components",
      };
      const peer = unlessTooDeep(() => measure(() => stronglyConnectedComponents(theirs).length));
      if (!peer) return { ...row, note: "the peer overflows its stack" };
      if (peer.result !== ours.result) throw new Error(`graphology finds ${peer.result} components, not ${ours.result}`);
      return { ...row, peerMilliseconds: peer.milliseconds };
    });
  },
};
