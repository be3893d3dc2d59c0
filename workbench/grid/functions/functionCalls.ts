import type { Calculation } from "../calculation";
import type { CellPlace } from "../cellPlace";
import { type BaseValueObject, ErrorValueObject } from "../univer";
import type { FunctionMetadata } from "./functionMetadata";
import { FunctionError, type FunctionValue, toValueObject } from "./valueObjects";

/** A call of a custom function that the add-in's runtime is to make. */
export interface FunctionCall {
  readonly id: number;
  readonly metadata: FunctionMetadata;
  /** One value for every declared parameter: omitted ones are null; repeating ones come as Excel passes them, gathered in a table. */
  readonly values: readonly FunctionValue[];
  readonly place: CellPlace;
}

/** Who makes the calls: the host, through the runtime of the add-in. Answers come back through `FunctionCalls.answer`. */
export interface FunctionCaller {
  invoke(calls: readonly FunctionCall[]): void;
  cancel(ids: readonly number[]): void;
}

interface Slot {
  readonly id: number;
  readonly place: CellPlace;
  readonly slotKey: string;
  answer?: FunctionValue;
  /** The answer has gone into a formula: one that comes while its cell waits for the rest of a calculation has not. */
  delivered: boolean;
  /** The calculation in which a formula last asked for it. */
  pass: number;
}

/** What the cell shows until its function answers; Univer's parser knows #BUSY! under the name that files use. */
export const BUSY = "#GETTING_DATA";

const cellKey = (place: CellPlace) => `${place.sheetId}|${place.row}|${place.column}`;

/**
 * Calls of custom functions, asynchronous as in Excel: a formula that needs an answer shows #BUSY! and is calculated again when it is there.
 *
 * Calls run side by side. A call whose arguments have changed meanwhile is cancelled, its answer dropped. Answers are kept until all calls
 * of the same cell have been answered and the answers used (else `A()+B()` would never end), then forgotten, so that the next calculation asks afresh.
 */
export class FunctionCalls {
  private caller: FunctionCaller | null = null;
  private readonly slots = new Map<string, Slot>();
  private readonly byId = new Map<number, Slot>();
  private readonly byCell = new Map<string, Set<Slot>>();
  private queue: FunctionCall[] = [];
  private lastId = 0;
  private pass = 0;
  /** Cells whose formulas asked for an answer in the current calculation. */
  private touched = new Set<string>();
  private answered: CellPlace[] = [];
  private readonly messages = new Map<string, string>();
  private idle: (() => void)[] = [];

  constructor(private readonly calculation: Calculation) {
    calculation.onPassStart(() => this.pass++);
    calculation.onPassEnd(() => this.sweep());
  }

  serveWith(caller: FunctionCaller | null): void {
    this.caller = caller;
    if (caller && this.queue.length > 0) this.flush();
  }

  /** No call is outstanding. */
  get quiet(): boolean {
    for (const slot of this.byId.values()) if (slot.answer === undefined) return false;
    return this.answered.length === 0;
  }

  /** Resolves when the outstanding calls have answered. */
  async answers(): Promise<void> {
    while (!this.quiet) await new Promise<void>((wake) => this.idle.push(wake));
  }

  /** Why a cell shows an error, in the words of the function that returned it. */
  messageAt(sheetId: string, row: number, column: number): string | undefined {
    return this.messages.get(`${sheetId}|${row}|${column}`);
  }

  refuse(place: CellPlace, metadata: FunctionMetadata, reason: string): BaseValueObject {
    return this.deliver(place, new FunctionError("#VALUE!", `${metadata.name}: ${reason}`));
  }

  value(place: CellPlace, metadata: FunctionMetadata, given: readonly FunctionValue[]): BaseValueObject {
    const key = cellKey(place);
    const slotKey = `${key}|${metadata.name}|${JSON.stringify(given)}`;
    this.touched.add(key);
    const known = this.slots.get(slotKey);
    if (known) {
      known.pass = this.pass;
      known.delivered = known.answer !== undefined;
      return known.answer === undefined ? ErrorValueObject.create(BUSY as never) : this.deliver(place, known.answer);
    }
    const slot: Slot = { id: ++this.lastId, place, slotKey, pass: this.pass, delivered: false };
    this.slots.set(slotKey, slot);
    this.byId.set(slot.id, slot);
    let ofCell = this.byCell.get(key);
    if (!ofCell) this.byCell.set(key, (ofCell = new Set()));
    ofCell.add(slot);
    if (this.queue.length === 0) queueMicrotask(() => this.flush());
    this.queue.push({ id: slot.id, metadata, values: argumentsOf(metadata, given), place });
    return ErrorValueObject.create(BUSY as never);
  }

  /** The runtime's answers; those to calls that nobody waits for any more are dropped. */
  answer(answers: Iterable<{ readonly id: number; readonly value: FunctionValue }>): void {
    for (const { id, value } of answers) {
      const slot = this.byId.get(id);
      if (!slot) continue;
      slot.answer = value;
      this.answered.push(slot.place);
    }
    const places = this.answered;
    this.answered = [];
    if (places.length > 0) this.calculation.again(places);
    this.wake();
  }

  /** Gives up all calls and forgets all messages: the workbook they were of is gone. */
  forget(): void {
    const outstanding = [...this.byId.values()].filter(({ answer }) => answer === undefined).map(({ id }) => id);
    for (const known of [this.slots, this.byId, this.byCell, this.messages, this.touched]) known.clear();
    this.queue = [];
    this.answered = [];
    if (outstanding.length > 0) this.caller?.cancel(outstanding);
    this.wake();
  }

  private wake(): void {
    const idle = this.idle;
    this.idle = [];
    for (const one of idle) one();
  }

  private flush(): void {
    if (!this.caller) return;
    const calls = this.queue;
    this.queue = [];
    if (calls.length > 0) this.caller.invoke(calls);
  }

  private deliver(place: CellPlace, value: FunctionValue): BaseValueObject {
    const rows = Array.isArray(value) ? value : [[value]];
    rows.forEach((cells, i) =>
      cells.forEach((cell, j) => {
        const key = `${place.sheetId}|${place.row + i}|${place.column + j}`;
        if (cell instanceof FunctionError && cell.message) this.messages.set(key, cell.message);
        else this.messages.delete(key);
      }),
    );
    return toValueObject(value);
  }

  /** After a calculation: cancels what its formulas no longer ask for, forgets what has been delivered. */
  private sweep(): void {
    const canceled: number[] = [];
    for (const key of this.touched) {
      const ofCell = this.byCell.get(key);
      if (!ofCell) continue;
      for (const slot of ofCell) {
        if (slot.pass === this.pass) continue;
        if (slot.answer === undefined) canceled.push(slot.id);
        this.drop(slot, ofCell);
      }
      if ([...ofCell].every(({ delivered }) => delivered)) {
        for (const slot of ofCell) this.drop(slot, ofCell);
        this.byCell.delete(key);
      }
    }
    this.touched = new Set();
    if (canceled.length > 0) this.caller?.cancel(canceled);
    this.wake();
  }

  private drop(slot: Slot, ofCell: Set<Slot>): void {
    ofCell.delete(slot);
    this.slots.delete(slot.slotKey);
    this.byId.delete(slot.id);
  }
}

/** Every declared parameter gets a value: an omitted one null. A repeating parameter's arguments come as one table, as in Excel. */
function argumentsOf({ parameters }: FunctionMetadata, given: readonly FunctionValue[]): FunctionValue[] {
  return parameters.map((parameter, index) => {
    if (!parameter.repeating) return given[index] ?? null;
    return given.slice(index).map((value) => value) as unknown as FunctionValue;
  });
}
