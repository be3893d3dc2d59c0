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

/** Which of the two marks the decimals; the other may group thousands. */
export type DecimalMark = "." | ",";

const GROUPED = /^(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)$/;

/** Digits as JavaScript reads them: without thousands, with a point. null where they are not a number written that way. */
function plainDigits(text: string, mark: DecimalMark): string | null {
  const swapped = mark === "." ? text : text.replace(/[.,]/g, (one) => (one === "." ? "," : "."));
  return GROUPED.test(swapped) ? swapped.replace(/,/g, "") : null;
}

/** Trimmed, and without the spaces that group thousands: `1 000`. */
function ungrouped(text: string): string {
  return text
    .trim()
    .replace(/(^|[^\d.,])(\d{1,3}(?:\s\d{3})+)(?!\d)/g, (_, before: string, digits: string) => before + digits.replace(/\s/g, ""));
}

/** Which marks some numbers tell: `38,5` and `1.234,5` the comma, `38.5` and `1,234.5` the point, `1,234` neither. */
export interface MarksTold {
  readonly comma: boolean;
  readonly point: boolean;
}

export function marksTold(texts: readonly string[]): MarksTold {
  const tells = (mark: string, other: string) => {
    const decimal = new RegExp(`^[^\\d.,]*(\\d*[${mark}](\\d{1,2}|\\d{4,})|\\d+[${other}][\\d${other}]*[${mark}]\\d+)\\D*$`);
    const grouped = new RegExp(`\\d[${other}]\\d{3}[${other}]\\d{3}`);
    return texts.some((text) => decimal.test(text.trim()) || grouped.test(text));
  };
  return { comma: tells(",", "."), point: tells(".", ",") };
}

/** The mark of numbers of one origin; null where both are told. Where neither is, `1,234` is read with the point. */
export function markTold({ comma, point }: MarksTold): DecimalMark | null {
  return comma && point ? null : comma ? "," : ".";
}

export function decimalMarkOf(texts: readonly string[]): DecimalMark | null {
  return markTold(marksTold(texts));
}

/**
 * Dollars of an amount as people write it: `$50B`, `USD 1.2 trillion`, `350m`. A bare number counts in tens to the power of `bare`:
 * 9 for billions. null where the text is blank, undefined where it is no amount.
 */
export function parseMoney(text: string, bare: 0 | 6 | 9, mark: DecimalMark = "."): number | null | undefined {
  const trimmed = ungrouped(text);
  if (trimmed === "") return null;
  const match = /^([-+]?)\s*(?:US\s?\$|USD|\$)?\s*([-+]?)([\d.,]+)\s*([a-z]*)(?:\s*USD)?$/i.exec(trimmed);
  if (!match || (match[1] && match[2])) return undefined;
  const digits = plainDigits(match[3], mark);
  const word = match[4].toLowerCase();
  const exponent = word === "" || word === "usd" ? bare : EXPONENTS[word];
  if (digits === null || exponent === undefined) return undefined;
  // Scaled in decimal, so that 0.35B is 350,000,000 and not a hair off.
  const value = Number(`${match[1] || match[2]}${digits}e${exponent}`);
  return Number.isFinite(value) ? value : undefined;
}

/** The fraction of a percentage: `20%` or a bare `20` is 0.2. */
export function parsePercent(text: string, mark: DecimalMark = "."): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const match = /^([-+]?)([\d.,]+)\s*(%?)$/.exec(trimmed);
  const digits = match && plainDigits(match[2], mark);
  return match && digits !== null ? Number(`${match[1]}${digits}e-2`) : undefined;
}

/** A plain number with either mark; undefined where it is none. */
export function parseDecimal(text: string, mark: DecimalMark): number | undefined {
  const match = /^(-?)([\d.,]+)$/.exec(text.trim());
  const digits = match && plainDigits(match[2], mark);
  return match && digits !== null ? Number(`${match[1]}${digits}`) : undefined;
}

export function parsePlain(text: string): number | null | undefined {
  const trimmed = ungrouped(text).replace(/,(?=\d{3}(\D|$))/g, "");
  if (trimmed === "") return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

/** `$1.2T`, `$50B`, `$350M`, `$675,851`: at most two digits after the point, none that end in zero; what rounds up to the next letter has it. */
export function moneyText(dollars: number): string {
  const size = Math.abs(dollars);
  const [scale, letter] = size >= 999.995e9 ? [1e12, "T"] : size >= 999.995e6 ? [1e9, "B"] : size >= 999_999.5 ? [1e6, "M"] : [1, ""];
  return `${dollars < 0 ? "-" : ""}$${(size / scale).toLocaleString("en-US", { maximumFractionDigits: scale === 1 ? 0 : 2 })}${letter}`;
}

export function percentText(fraction: number, digits = 1, leastDigits = 0): string {
  return `${(100 * fraction).toLocaleString("en-US", { maximumFractionDigits: digits, minimumFractionDigits: leastDigits })}%`;
}
