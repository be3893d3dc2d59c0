import { failure, type Outcome, success } from "../kernel/outcome";

/**
 * Stake of a converted SAFE just before the round's new money. A post-money SAFE's capitalization holds its own shares already, a
 * pre-money SAFE's does not.
 */
export function safeStake(shares: number, capitalization: number, kind: "post" | "pre"): Outcome<number> {
  if (kind === "pre") return success(shares / (capitalization + shares));
  if (shares >= capitalization) {
    return failure(
      "unavailable",
      `capitalization must hold the SAFE's own shares: ${capitalization} holds no ${shares}; count them in, or use kind "pre"`,
    );
  }
  return success(shares / capitalization);
}
