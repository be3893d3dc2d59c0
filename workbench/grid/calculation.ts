import type { CellPlace } from "./cellPlace";
import { mergedRanges } from "./mergedRanges";
import {
  FormulaExecutedStateType,
  ICommandService,
  type Injector,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
  TriggerCalculationController,
} from "./univer";

/** Private parts of Univer's trigger: what waits, the timer that will start it, and whether a calculation is under way. */
interface Trigger {
  _waitingCommandQueue: unknown[];
  _setTimeoutKey: ReturnType<typeof setTimeout>;
  _executingDirtyData: object;
  _startProgress(): void;
  _generateDirty(commands: unknown[]): object;
  _mergeDirty(one: object, other: object): object;
}

/**
 * When the engine calculates, and when it is done.
 *
 * Univer gathers changes for 100 ms before it calculates; whoever waits for values (`settled`) makes it start at once instead.
 */
export class Calculation {
  private readonly trigger: Trigger;
  private readonly commands: ICommandService;
  private running = 0;
  private waiters: (() => void)[] = [];
  private readonly passEnd: (() => void)[] = [];
  private readonly passStart: (() => void)[] = [];
  private dirty: CellPlace[] = [];
  private scheduled = false;
  private disposed = false;

  constructor(injector: Injector) {
    this.commands = injector.get(ICommandService);
    this.trigger = injector.get(TriggerCalculationController) as unknown as Trigger;
    this.commands.beforeCommandExecuted((command) => {
      if (command.id === SetFormulaCalculationStartMutation.id) {
        this.running++;
        for (const listener of this.passStart) listener();
      }
    });
    this.commands.onCommandExecuted((command) => {
      if (command.id !== SetFormulaCalculationNotificationMutation.id) return;
      const state = (command.params as { functionsExecutedState?: FormulaExecutedStateType }).functionsExecutedState;
      if (state === undefined) return;
      this.running = Math.max(0, this.running - 1);
      if (state === FormulaExecutedStateType.STOP_EXECUTION) return;
      for (const listener of this.passEnd) listener();
      const waiters = this.waiters;
      this.waiters = [];
      for (const wake of waiters) wake();
    });
  }

  /** A calculation is under way, or changes wait for one. Functions that have not answered yet do not count. */
  get pending(): boolean {
    return this.running > 0 || this.dirty.length > 0 || this.trigger._waitingCommandQueue.length > 0;
  }

  onPassStart(listener: () => void): void {
    this.passStart.push(listener);
  }

  onPassEnd(listener: () => void): void {
    this.passEnd.push(listener);
  }

  /** Resolves once every change so far has been calculated and its results stand in the cells. */
  async settled(): Promise<void> {
    while (this.pending && !this.disposed) {
      if (this.running > 0) await new Promise<void>((wake) => this.waiters.push(wake));
      else this.start();
      // Results are applied by commands that follow the notification in the same turn.
      await new Promise((next) => setTimeout(next, 0));
    }
  }

  /** Marks cells for another calculation: their functions have answered. */
  again(places: readonly CellPlace[]): void {
    this.dirty = this.dirty.concat(places);
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(() => {
      this.scheduled = false;
      void this.settled();
    }, 0);
  }

  /** Calculates everything, changed or not. */
  async full(): Promise<void> {
    await this.settled();
    this.everythingNext();
    await this.settled();
  }

  /** Whatever calculates next calculates everything. */
  everythingNext(): void {
    this.request({ forceCalculation: true, dirtyRanges: [] });
  }

  /** The trigger shows progress a second after it has started, whether or not the grid is still there. */
  dispose(): void {
    this.disposed = true;
    this.trigger._startProgress = () => undefined;
  }

  private start(): void {
    if (this.dirty.length > 0) {
      const dirtyRanges = mergedRanges(this.dirty);
      this.dirty = [];
      this.request({ forceCalculation: false, dirtyRanges });
    }
    const { trigger } = this;
    if (trigger._waitingCommandQueue.length === 0) return;
    clearTimeout(trigger._setTimeoutKey);
    trigger._executingDirtyData = trigger._mergeDirty(trigger._executingDirtyData, trigger._generateDirty(trigger._waitingCommandQueue));
    trigger._waitingCommandQueue = [];
    void this.commands.executeCommand(SetFormulaCalculationStartMutation.id, { ...trigger._executingDirtyData }, { onlyLocal: true });
  }

  /** In one go: whoever asks right afterwards must find that something waits. */
  private request(part: { forceCalculation: boolean; dirtyRanges: object[] }): void {
    this.commands.syncExecuteCommand(
      SetTriggerFormulaCalculationStartMutation.id,
      {
        ...part,
        dirtyNameMap: {},
        dirtyDefinedNameMap: {},
        dirtySuperTableMap: {},
        dirtyUnitFeatureMap: {},
        dirtyUnitOtherFormulaMap: {},
        clearDependencyTreeCache: {},
      },
      { onlyLocal: true },
    );
  }
}
