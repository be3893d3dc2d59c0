import type { Steps } from "../../domain/kernel/steps";
import { type Course, HALTED, type Halted } from "./result";

export type { Course } from "./result";

/** Of an action that nobody follows. */
export const UNWATCHED: Course = { isStopped: () => false, tell: () => undefined };

/** Ends an action that was told to stop; whoever has changed something by then takes it back. */
export class Stopped extends Error {}

export function stopIfTold({ isStopped }: Course): void {
  if (isStopped()) throw new Stopped("stopped");
}

/** Lets what waits (a click on Cancel, the drawing of the pane) have its turn before a long action goes on. */
export async function breathe(course: Course): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  stopIfTold(course);
}

/** Longest stretch without letting the pane breathe. */
const SLICE_MILLISECONDS = 12;

/** Runs a computation in slices between which the pane has its turn; stopped there, it throws. */
export async function inSlices<T>(steps: Steps<T>, course: Course): Promise<T> {
  for (let end = performance.now() + SLICE_MILLISECONDS; ;) {
    const { done, value } = steps.next();
    if (done) return value as T;
    if (performance.now() < end) continue;
    await breathe(course);
    end = performance.now() + SLICE_MILLISECONDS;
  }
}

/** What became of an action, or that it was stopped. */
export async function orHalted<T>(work: Promise<T>): Promise<T | Halted> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Stopped) return HALTED;
    throw error;
  }
}
