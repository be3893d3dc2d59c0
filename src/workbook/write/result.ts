/** What became of an action. A question asks for consent before anything is overwritten; nothing has been changed by then. */
export type ActionResult = Done | Question | Refused | Halted;

export interface Done {
  readonly kind: "done";
  /** One sentence of what now stands where. */
  readonly said: string;
  /** Puts back what was there before; asks first where the cells have been edited since. */
  readonly undo?: (consent: boolean, course?: Course) => Promise<ActionResult>;
}

export interface Question {
  readonly kind: "ask";
  readonly question: string;
}

export interface Refused {
  readonly kind: "refused";
  readonly reason: string;
}

/** The reader stopped it; the workbook is as it was. */
export interface Halted {
  readonly kind: "halted";
  readonly said: string;
}

export const HALTED: Halted = { kind: "halted", said: "Canceled. Nothing was changed." };

/** How an action under way says what it does, and how it hears that it is to stop. */
export interface Course {
  readonly isStopped: () => boolean;
  /** What is going on ("Writing the deal table"), and how much of it is done, from 0 to 1, where that can be told. */
  readonly tell: (doing: string, done?: number) => void;
}

/** Something done to the workbook. One that tells of its course can be stopped. */
export type Action = (consent: boolean, course?: Course) => Promise<ActionResult>;

/**
 * How the page's ribbon commands hand an action to its pane, which runs it with progress, questions and undo; Excel has no place for these but a
 * pane. A pane that is there calls `take` at once with what it is going to come to.
 */
export const RUN_EVENT = "roundtrip:run";

export interface ToRun {
  readonly action: Action;
  readonly take: (running: Promise<ActionResult>) => void;
}

export function refused(reason: string): Refused {
  return { kind: "refused", reason };
}
