import { useCallback, useEffect, useRef, useState } from "react";
import { type Action, type ActionResult, refused, RUN_EVENT, type ToRun } from "../../workbook/write/result";
import { slowCourse, type Told } from "../parts/slowCourse";

/** An action under way or just ended, as the bar at the foot of the pane shows it. */
export interface ActionState {
  readonly busy: boolean;
  readonly result: ActionResult | null;
  /** What an action that takes long is doing; null for the first half second, and for actions that tell nothing and cannot be stopped. */
  readonly doing: Doing | null;
}

export interface Doing extends Told {
  /** Told to stop, and not there yet. */
  readonly stopping: boolean;
}

export interface Actions extends ActionState {
  readonly run: (action: Action) => void;
  /** Goes on with what was asked about. */
  readonly agree: () => void;
  readonly undo: () => void;
  readonly dismiss: () => void;
  /** Stops the action that is under way. */
  readonly stop: () => void;
}

/** What a ribbon button comes to while the pane is at work; the pane shows what that is. */
const UNDER_WAY = refused("Something else is still being done: wait for it, or cancel it in the pane.");

const RESTING = { busy: false, doing: null };

/** One action on the workbook at a time; the focus returns to what started it. */
export function useActions(): Actions {
  const [state, setState] = useState<ActionState>({ ...RESTING, result: null });
  const asked = useRef<Action | null>(null);
  const started = useRef<Element | null>(null);
  /** The part of the tab that it stands in: where to go on when it is gone itself. */
  const section = useRef<Element | null>(null);
  const going = useRef(false);
  const stopped = useRef(false);
  /** The focus is to go back to what started the action, which is off while the action runs, once it is on again. */
  const returning = useRef(false);
  useEffect(() => {
    if (state.busy || !returning.current) return;
    returning.current = false;
    const from = started.current;
    if (from instanceof HTMLElement && from.isConnected) from.focus();
    else if (from) (section.current?.querySelector<HTMLElement>("button:not(:disabled)") ?? document.getElementById("panel"))?.focus();
  }, [state]);

  const perform = useCallback(async (action: Action, consent: boolean): Promise<ActionResult> => {
    if (going.current) return UNDER_WAY;
    going.current = true;
    stopped.current = false;
    setState({ ...RESTING, busy: true, result: null });
    const { course, end } = slowCourse(
      () => stopped.current,
      (told) => setState((old) => (old.busy ? { ...old, doing: { ...told, stopping: stopped.current } } : old)),
    );
    let result: ActionResult;
    try {
      result = await action(consent, course);
    } catch (error) {
      result = { kind: "refused", reason: `Something went wrong: ${error instanceof Error ? error.message : String(error)}` };
    }
    end();
    asked.current = result.kind === "ask" ? action : null;
    going.current = false;
    returning.current = result.kind !== "ask";
    setState({ ...RESTING, result });
    return result;
  }, []);

  const run = useCallback(
    (action: Action) => {
      started.current = document.activeElement;
      section.current = started.current?.closest("section") ?? null;
      void perform(action, false);
    },
    [perform],
  );
  useEffect(() => {
    const fromRibbon = ({ detail: { action, take } }: CustomEvent<ToRun>) => {
      if (!going.current) started.current = null;
      take(perform(action, false));
    };
    window.addEventListener(RUN_EVENT, fromRibbon as EventListener);
    return () => window.removeEventListener(RUN_EVENT, fromRibbon as EventListener);
  }, [perform]);
  const agree = useCallback(() => {
    if (asked.current) void perform(asked.current, true);
  }, [perform]);
  const undo = useCallback(() => {
    if (state.result?.kind === "done" && state.result.undo) void perform(state.result.undo, false);
  }, [perform, state.result]);
  const dismiss = useCallback(() => {
    asked.current = null;
    returning.current = true;
    setState({ ...RESTING, result: null });
  }, []);
  const stop = useCallback(() => {
    stopped.current = true;
    setState((old) => (old.doing ? { ...old, doing: { ...old.doing, stopping: true } } : old));
  }, []);
  return { ...state, run, agree, undo, dismiss, stop };
}
