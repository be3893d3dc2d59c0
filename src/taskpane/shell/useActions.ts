import { useCallback, useEffect, useRef, useState } from "react";
import { type ActionResult, RESULT_EVENT } from "../../workbook/write/result";
import type { Action } from "./paneContext";

/** An action under way or just ended, as the bar at the foot of the pane shows it. */
export interface ActionState {
  readonly busy: boolean;
  readonly result: ActionResult | null;
}

export interface Actions extends ActionState {
  readonly run: (action: Action) => void;
  /** Goes on with what was asked about. */
  readonly agree: () => void;
  readonly undo: () => void;
  readonly dismiss: () => void;
}

/** One action on the workbook at a time; the focus returns to what started it. */
export function useActions(): Actions {
  const [state, setState] = useState<ActionState>({ busy: false, result: null });
  const asked = useRef<Action | null>(null);
  const started = useRef<Element | null>(null);
  const going = useRef(false);
  /** The focus is to go back to what started the action, which is off while the action runs, once it is on again. */
  const returning = useRef(false);
  useEffect(() => {
    if (state.busy || !returning.current) return;
    returning.current = false;
    const from = started.current;
    if (from instanceof HTMLElement && from.isConnected) from.focus();
    else if (from) document.getElementById("panel")?.focus();
  }, [state]);

  const perform = useCallback(async (action: Action, consent: boolean) => {
    if (going.current) return;
    going.current = true;
    setState({ busy: true, result: null });
    let result: ActionResult;
    try {
      result = await action(consent);
    } catch (error) {
      result = { kind: "refused", reason: `Something went wrong: ${error instanceof Error ? error.message : String(error)}` };
    }
    asked.current = result.kind === "ask" ? action : null;
    going.current = false;
    returning.current = result.kind !== "ask";
    setState({ busy: false, result });
  }, []);

  const run = useCallback(
    (action: Action) => {
      started.current = document.activeElement;
      void perform(action, false);
    },
    [perform],
  );
  useEffect(() => {
    const fromRibbon = ({ detail }: CustomEvent<{ result: ActionResult; action: Action }>) => {
      asked.current = detail.result.kind === "ask" ? detail.action : null;
      started.current = null;
      setState({ busy: false, result: detail.result });
    };
    window.addEventListener(RESULT_EVENT, fromRibbon as EventListener);
    return () => window.removeEventListener(RESULT_EVENT, fromRibbon as EventListener);
  }, []);
  const agree = useCallback(() => {
    if (asked.current) void perform(asked.current, true);
  }, [perform]);
  const undo = useCallback(() => {
    if (state.result?.kind === "done" && state.result.undo) void perform(state.result.undo, false);
  }, [perform, state.result]);
  const dismiss = useCallback(() => {
    asked.current = null;
    returning.current = true;
    setState({ busy: false, result: null });
  }, []);
  return { ...state, run, agree, undo, dismiss };
}
