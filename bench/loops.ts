import findCircuits from "elementary-circuits-directed-graph";
import { numberOf } from "./circular";
import { measure } from "./measure";
import { completeNetwork } from "./networks";
import type { Section } from "./report";

export const loops: Section = {
  title: "Loops of complete graphs",
  about:
    "The number of loops through the catalogue, rows in and number out, beside elementary-circuits-directed-graph on adjacency lists made before.",
  async run() {
    return [3, 4, 5, 6, 7, 8, 9, 10].map((companies) => {
      const flows = completeNetwork(companies);
      const ours = measure(() => numberOf("CIRCULARFLOW", flows, "loops"));
      const lists = Array.from({ length: companies }, (_, i) => Array.from({ length: companies }, (_, j) => j).filter((j) => j !== i));
      const peer = measure(() => {
        let count = 0;
        // It empties the lists that it is given.
        findCircuits(
          lists.map((list) => list.slice()),
          () => count++,
        );
        return count;
      });
      if (peer.result !== ours.result) throw new Error(`the peer finds ${peer.result} loops of ${companies} companies, not ${ours.result}`);
      return {
        what: `${companies} companies, ${ours.result.toLocaleString("en")} loops`,
        milliseconds: ours.milliseconds,
        peer: "elementary-circuits-directed-graph",
        peerMilliseconds: peer.milliseconds,
      };
    });
  },
};
