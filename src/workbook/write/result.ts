/** What became of an action. A question asks for consent before anything is overwritten; nothing has been changed by then. */
export type ActionResult = Done | Question | Refused | Halted;

export interface Done {
  readonly kind: "done";
  /** One sentence of what now stands where. */
  readonly said: string;
  /** Puts back what was there before; asks first where the cells have been edited since. */
  readonly undo?: (consent: boolean) => Promise<ActionResult>;
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

/** How the page's ribbon commands tell its pane what became of an action: `detail` holds it and its result. */
export const RESULT_EVENT = "roundtrip:result";

export function refused(reason: string): Refused {
  return { kind: "refused", reason };
}
