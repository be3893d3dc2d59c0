/**
 * Colours of series, in order, on light and on dark ground; also those of the charts in files. Each has a contrast of at least 3:1 with its
 * ground, and neighbours differ in lightness so that they stay apart without colour vision.
 */
export const PALETTE = {
  light: ["#1f5fa8", "#c4571b", "#2e8b57", "#7b4fa3", "#a67c00", "#1b8a9c", "#b03a5b", "#5a6472"],
  dark: ["#6ea8e6", "#f0935a", "#6cc794", "#b793dd", "#e0b84a", "#5fc4d4", "#e58aa5", "#aab4c2"],
} as const;

export const colorOf = (index: number, ground: keyof typeof PALETTE = "light"): string => PALETTE[ground][index % PALETTE[ground].length];
