const EXPONENTS: Readonly<Record<string, number>> = {
  k: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  million: 6,
  b: 9,
  bn: 9,
  billion: 9,
  t: 12,
  tn: 12,
  trillion: 12,
};

/**
 * Dollars of an amount as people write it: `$50B`, `1.2 trillion`, `350m`. A bare number counts in tens to the power of `bare`:
 * 9 for billions. null where the text is blank, undefined where it is no amount.
 */
export function parseMoney(text: string, bare: 0 | 6 | 9): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const match = /^(-?)\s*(?:US)?\$?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)\s*([a-z]*)$/i.exec(trimmed);
  if (!match) return undefined;
  const exponent = match[3] === "" ? bare : EXPONENTS[match[3].toLowerCase()];
  // Scaled in decimal, so that 0.35B is 350,000,000 and not a hair off.
  return exponent === undefined ? undefined : Number(`${match[1]}${match[2].replace(/,/g, "")}e${exponent}`);
}

/** The fraction of a percentage: `20%` or a bare `20` is 0.2. */
export function parsePercent(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const match = /^(-?(?:\d+(?:\.\d*)?|\.\d+))\s*(%?)$/.exec(trimmed);
  return match ? Number(`${match[1]}e-2`) : undefined;
}

export function parsePlain(text: string): number | null | undefined {
  const trimmed = text.trim().replace(/,(?=\d{3}(\D|$))/g, "");
  if (trimmed === "") return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

/** `$1.2T`, `$50B`, `$350M`: at most three digits after the point, none that are zero. */
export function moneyText(dollars: number): string {
  const size = Math.abs(dollars);
  const [scale, letter] = size >= 1e12 ? [1e12, "T"] : size >= 1e9 ? [1e9, "B"] : size >= 1e6 ? [1e6, "M"] : [1, ""];
  return `${dollars < 0 ? "-" : ""}$${(size / scale).toLocaleString("en-US", { maximumFractionDigits: scale === 1 ? 0 : 2 })}${letter}`;
}

export function percentText(fraction: number, digits = 1): string {
  return `${(100 * fraction).toLocaleString("en-US", { maximumFractionDigits: digits, minimumFractionDigits: 0 })}%`;
}
