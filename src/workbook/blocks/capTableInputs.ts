/** A cap table before a round, the round, and what is asked of it after. Amounts in US dollars, rates as fractions. */
export interface CapTableInputs {
  readonly company: string;
  readonly holders: readonly Holder[];
  readonly convertibles: readonly Convertible[];
  readonly raised: number;
  readonly preMoney: number;
  readonly poolTarget: number;
  readonly method: string;
  /** For fair value by class: years to the exit, volatility and riskless rate. */
  readonly years: number;
  readonly volatility: number;
  readonly rate: number;
}

export interface Holder {
  readonly holder: string;
  /** "pool" is the unissued option pool. */
  readonly shareClass: string;
  readonly shares: number;
}

export interface Convertible {
  readonly holder: string;
  readonly kind: string;
  readonly amount: number;
  readonly cap: number | null;
  readonly discount: number | null;
}

export const CONVERTIBLE_KINDS = ["safe_post", "safe_pre", "mfn", "note", "note_post"] as const;
export const METHODS = ["ownership", "pre", "dollars"] as const;

/** A small company with two SAFEs, to be typed over: Y Combinator's example of its post-money SAFE, with a pool target. */
export function startingCapTable(): CapTableInputs {
  return {
    company: "Startup",
    holders: [
      { holder: "Founders", shareClass: "Common", shares: 9_250_000 },
      { holder: "Option holders", shareClass: "Common", shares: 300_000 },
      { holder: "Unissued pool", shareClass: "pool", shares: 450_000 },
    ],
    convertibles: [
      { holder: "Investor A", kind: "safe_post", amount: 200_000, cap: 4_000_000, discount: null },
      { holder: "Investor B", kind: "safe_post", amount: 800_000, cap: 8_000_000, discount: null },
    ],
    raised: 5_000_000,
    preMoney: 15_000_000,
    poolTarget: 0.1,
    method: METHODS[0],
    years: 4,
    volatility: 0.7,
    rate: 0.04,
  };
}

export const HOLDER_HEADS = ["holder", "class", "shares"] as const;
export const CONVERTIBLE_HEADS = ["holder", "kind", "amount", "cap", "discount"] as const;

/** CAPTABLE's arguments: holders, raised, pre-money, measure, pool target, convertibles, method. */
export function capTableArguments(inputs: CapTableInputs): unknown[] {
  const { holders, convertibles, raised, preMoney, poolTarget, method } = inputs;
  const held = holders.map(({ holder, shareClass, shares }) => [holder, shareClass, shares]);
  const securities = convertibles.map(({ holder, kind, amount, cap, discount }) => [holder, kind, amount, cap ?? "", discount ?? ""]);
  return [
    [[...HOLDER_HEADS], ...held],
    raised,
    preMoney,
    null,
    poolTarget,
    securities.length > 0 ? [[...CONVERTIBLE_HEADS], ...securities] : null,
    method,
  ];
}
