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
