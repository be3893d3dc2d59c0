/**
 * A cell reference that is a whole word: not part of a longer name, no function (`LOG10(`), no sheet (`FY1!`). Only rows that every such
 * reference may have, so that one is exchanged for another of the same kind.
 */
const REFERENCE = /(?<![\w.\\$?])\$?[A-Z]{1,2}\$?[1-9]\d{0,5}(?![\w.(!])/g;

/** Stands for reference number n: a cell far down, which no formula that is looked at so may mention. */
const FIRST = 1_040_001;
const STAND_IN = /XFA(104\d{4})(?!\d)/g;
const MOST_REFERENCES = 1_000;

const LONGEST = 1_000;
const MOST_SHAPES = 2_000;

/**
 * Remembers what was found out about formulas that differ in nothing but the cells they refer to, as those of a filled column do: reading one into
 * tokens takes many times as long as telling its shape.
 *
 * @param compute  for a formula, anything that does not depend on which cells it refers to
 */
export class ByShape<T> {
  private readonly known = new Map<string, T>();

  constructor(private readonly compute: (formula: string) => T) {}

  /** What is known of the formula's shape; in texts, references stand as numbers that {@link Known.filled} turns back. */
  of(formula: string): Known<T> {
    if (formula.length > LONGEST || formula.includes("XFA104")) return { value: this.compute(formula), filled: (text) => text };
    const references: string[] = [];
    const shape = formula.replace(REFERENCE, (reference) => `XFA${FIRST + references.push(reference) - 1}`);
    const filled = (text: string) => text.replace(STAND_IN, (_, number: string) => references[Number(number) - FIRST]);
    if (references.length > MOST_REFERENCES) return { value: this.compute(formula), filled: (text) => text };
    let value = this.known.get(shape);
    if (value === undefined) {
      value = this.compute(shape);
      // What has no two formulas of a shape must not fill the memory.
      if (this.known.size >= MOST_SHAPES) this.known.clear();
      this.known.set(shape, value);
    }
    return { value, filled };
  }
}

interface Known<T> {
  readonly value: T;
  readonly filled: (text: string) => string;
}
