import { type Injector, IUndoRedoService } from "./univer";

interface Step {
  readonly undoMutations: unknown[];
  readonly redoMutations: unknown[];
}

/** A private part of Univer's undo list: how steps become one. */
interface Steps {
  _tryBatchingElements(step: Step, next: Step): void;
}

/** Univer takes back several steps made one in the order in which they were made: a cell written twice would keep what it held in between. */
export function undoBackwards(injector: Injector): void {
  const steps = injector.get(IUndoRedoService) as unknown as Steps;
  steps._tryBatchingElements = (step, next) => {
    step.redoMutations.push(...next.redoMutations);
    step.undoMutations.unshift(...next.undoMutations);
  };
}
