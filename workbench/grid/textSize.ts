export const POINTS_PER_PIXEL = 0.75;

/** Widths of characters in Calibri at 11 points (pixels at 96 dpi) where they differ from a digit's. */
const NARROW = new Set("iIjl.,:;'|!");
const WIDE = new Set("mMwW@%");
const DIGIT = 7.43;
const CAPITAL = 8.6;

/** About how many pixels a line of text takes: without a canvas there is no measuring, and an estimate a little high leaves no #### behind. */
export function textWidth(text: string, fontPoints: number, bold: boolean): number {
  let width = 0;
  for (const letter of text) {
    if (NARROW.has(letter)) width += DIGIT * 0.5;
    else if (WIDE.has(letter)) width += DIGIT * 1.6;
    else if (letter >= "A" && letter <= "Z") width += CAPITAL;
    else width += letter.charCodeAt(0) > 0x2e80 ? DIGIT * 2 : DIGIT;
  }
  return width * (fontPoints / 11) * (bold ? 1.06 : 1);
}

/** Height of a line of text by its font size. */
const LINE_HEIGHT = 1.32;

/**
 * About how many pixels high a text stands in its cell.
 *
 * @param wrapAt pixels at which its lines wrap; null where they don't
 */
export function textHeight(text: string, fontPoints: number, bold: boolean, wrapAt: number | null): number {
  const linesOf = (line: string) => (wrapAt === null ? 1 : Math.max(1, Math.ceil(textWidth(line, fontPoints, bold) / wrapAt)));
  const lines = text.split("\n").reduce((sum, line) => sum + linesOf(line), 0);
  return (lines * fontPoints * LINE_HEIGHT) / POINTS_PER_PIXEL;
}
