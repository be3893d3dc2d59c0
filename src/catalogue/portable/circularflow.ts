import { debtrankLambda } from "./debtrank";
import { edgesLambda } from "./forwarding";
import { knockOnPortable } from "./knockOn";
import { netLambda } from "./netting";
import { pairLambda } from "./pair";
import type { PortableFamily } from "./portable";

const OPTIMISATION = "an optimisation whose steps have no bound that a formula could hold";

export const circularflowPortable: PortableFamily = {
  ...knockOnPortable,
  CIRCULARFLOW: { reason: `The circular amount is a maximum circulation: ${OPTIMISATION}.` },
  "CIRCULARFLOW.PAIR": { lambda: pairLambda },
  "CIRCULARFLOW.LOOPS": { reason: "It lists every loop, and their number grows faster than any array that a formula could search." },
  "CIRCULARFLOW.NODES": { reason: `Each company's return flow is a maximum flow: ${OPTIMISATION}.` },
  "CIRCULARFLOW.NET": { lambda: netLambda },
  "CIRCULARFLOW.EDGES": { lambda: edgesLambda },
  "CIRCULARFLOW.DEBTRANK": { lambda: debtrankLambda },
  "CIRCULARFLOW.FAIL": { reason: `Its last row is a maximum circulation: ${OPTIMISATION}.` },
  "CIRCULARFLOW.EXPECTED": { reason: `The circular amount of every case is a maximum circulation: ${OPTIMISATION}.` },
  "CIRCULARFLOW.BENCHMARK": { reason: "It optimises on random networks, and native random numbers take no seed." },
};
