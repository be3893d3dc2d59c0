import { createContext, useContext } from "react";
import type { Selection } from "../../workbook/read/selection";
import type { Action } from "../../workbook/write/result";

export interface Pane {
  /** False in a plain browser: forms and reference work, writing to a workbook does not. */
  readonly excel: boolean;
  /** What is selected in the sheet; null outside Excel or while nothing is. */
  readonly selection: Selection | null;
  /** Names of the workbook's sheets. */
  readonly sheets: readonly string[];
  /** Runs an action on the workbook: asks where it asks, tells how it ended, offers to take it back. */
  readonly run: (action: Action) => void;
  readonly busy: boolean;
  readonly open: (tab: string) => void;
}

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error("a tab stands outside the pane");
  return pane;
}
