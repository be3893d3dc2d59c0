/** Width of a digit of the default font (Calibri 11) in pixels, and the padding of a column: what a file's column widths are counted in. */
const DIGIT_PIXELS = 7;
const PADDING_PIXELS = 5;

/** A column's width in digits, as a file has it, of its width in pixels. @source ECMA-376 Part 1, 18.3.1.13 */
export const widthInFile = (pixels: number): number =>
  pixels < DIGIT_PIXELS + PADDING_PIXELS
    ? Math.round((pixels / (DIGIT_PIXELS + PADDING_PIXELS)) * 100) / 100
    : Math.round((pixels / DIGIT_PIXELS) * 256) / 256;

export const widthInPixels = (digits: number): number =>
  digits < 1 ? Math.round(digits * (DIGIT_PIXELS + PADDING_PIXELS)) : Math.round(digits * DIGIT_PIXELS);

/** Row heights are pixels in the grid, points in a file. */
export const pointsOf = (pixels: number): number => Math.round(pixels * 75) / 100;
export const pixelsOf = (points: number): number => Math.round((points * 4) / 3);
