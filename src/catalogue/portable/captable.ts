import { warrant } from "../captable/warrant";
import type { PortableFamily } from "./portable";
import { summaryLambda } from "./summaryLambda";

export const captablePortable: PortableFamily = {
  "CAPTABLE.WARRANT": {
    lambda: summaryLambda(warrant, {
      let: [
        ["gain", "IF(value>strike,value-strike,0)"],
        ["net_count", "IF(gain>0,shares*gain/value,0)"],
      ],
      measures: {
        intrinsic: "shares*gain",
        net_shares: "net_count",
        withheld_shares: "IF(gain>0,shares-net_count,0)",
        exercise_cost: "IF(gain>0,shares*strike,0)",
      },
    }),
  },
};
