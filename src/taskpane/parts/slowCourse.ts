import type { Course } from "../../workbook/write/course";

/** What a course has told last. */
export interface Told {
  readonly said: string;
  /** From 0 to 1, where it can be told. */
  readonly done?: number;
}

/** Longer than this wants a word of what is going on. */
export const SLOW_MILLISECONDS = 500;

/** A course that shows what it is told once the work has taken half a second; `end` when the work is over. */
export function slowCourse(isStopped: () => boolean, show: (told: Told) => void): { readonly course: Course; readonly end: () => void } {
  let told: Told | null = null;
  let isSlow = false;
  const shown = () => {
    if (isSlow && told) show(told);
  };
  const timer = window.setTimeout(() => {
    isSlow = true;
    shown();
  }, SLOW_MILLISECONDS);
  const tell = (said: string, done?: number) => {
    told = { said, done };
    shown();
  };
  return { course: { isStopped, tell }, end: () => window.clearTimeout(timer) };
}
