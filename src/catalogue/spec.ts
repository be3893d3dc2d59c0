import type { Outcome } from "../domain/kernel/outcome";
import type { Steps } from "../domain/kernel/steps";
import type { Worded } from "../domain/kernel/vocabulary";
import type { Cell } from "./cell";

/** What a number means, for the reference, the pane's formats and the checks: fractions show as percentages, dates are Excel serials. */
export type Unit = "currency" | "fraction" | "multiple" | "years" | "count" | "date" | "points" | "shares" | "price" | "number" | "text";

/** Bounds of a number; `above` and `below` exclude the bound itself. */
export interface Bounds {
  readonly above?: number;
  readonly min?: number;
  readonly below?: number;
  readonly max?: number;
  readonly integer?: boolean;
}

interface ParameterBase {
  readonly name: string;
  readonly doc: string;
  readonly optional?: boolean;
}

export interface NumberParameter extends ParameterBase, Bounds {
  readonly kind: "number";
  readonly unit: Unit;
  readonly default?: number;
}

/** A date: an Excel serial, or ISO text such as 2026-01-31. Reaches `compute` as a serial. */
export interface DateParameter extends ParameterBase {
  readonly kind: "date";
}

export interface TextParameter extends ParameterBase {
  readonly kind: "text";
  readonly default?: string;
}

export interface FlagParameter extends ParameterBase {
  readonly kind: "flag";
  readonly default: boolean;
}

export interface Choice {
  readonly value: string;
  readonly doc: string;
}

/** One of a few words, compared without case; with `many`, several separated by commas. */
export interface ChoiceParameter extends ParameterBase {
  readonly kind: "choice";
  readonly options: readonly Choice[];
  readonly default?: string;
  readonly many?: boolean;
}

/** Which number of a summary to return instead of the summary: its options are the function's measures. */
export interface MeasureParameter extends ParameterBase {
  readonly kind: "measure";
}

/**
 * A row or column of values. Series of one `group` are read side by side: same length, positions blank in all of them dropped,
 * a header (first position whose numbers are text) dropped from all of them. Without a group a series is read alone.
 */
export interface SeriesParameter extends ParameterBase, Bounds {
  readonly kind: "series";
  readonly of: "number" | "text";
  readonly unit: Unit;
  readonly group?: string;
}

export interface Column extends Bounds {
  readonly name: string;
  readonly kind: "number" | "text" | "date";
  readonly doc: string;
  readonly unit?: Unit;
  readonly optional?: boolean;
  /** Other headers it goes by, in the form of names: lower case, words joined by underscores. */
  readonly aliases?: readonly string[];
  /** Stands in for a blank cell, or for the whole column where it is missing. Without one, a blank in a required column is an error. */
  readonly default?: number | string;
  /** What to do about a value out of bounds, after the semicolon of the message. */
  readonly hint?: string;
  /** Found by position and holding nothing but words, it is another column of the user's, and so are those after it. */
  readonly loose?: boolean;
}

/**
 * A range read by columns: by header where the first row names all required columns, else by position, a first row whose
 * first required number is text being a header. A range just as wide as the required columns holds those. Blank rows are skipped.
 */
export interface TableParameter extends ParameterBase {
  readonly kind: "table";
  readonly columns: readonly Column[];
  readonly minRows?: number;
}

export type Parameter =
  NumberParameter | DateParameter | TextParameter | FlagParameter | ChoiceParameter | MeasureParameter | SeriesParameter | TableParameter;

/**
 * A table argument after reading. `rows[i]` is the row in the range, counted from 1, that entry i of every column comes from.
 * A number column that is absent, or a blank without a default, holds NaN; a text column holds "".
 */
export interface TableArgument {
  readonly count: number;
  readonly rows: Int32Array;
  readonly hasHeader: boolean;
  readonly given: ReadonlySet<string>;
  /** The column's header in the form of names, without what stands in brackets; "" where there is none. */
  header(column: string): string;
  numbers(column: string): Float64Array;
  texts(column: string): readonly string[];
  /** The same for columns of a million rows: each word once, and where it stands. */
  worded(column: string): Worded;
}

export interface NumberSeries {
  readonly values: Float64Array;
  /** Position of each value in the range, counted from 1. */
  readonly positions: Int32Array;
}

export interface TextSeries {
  readonly values: readonly string[];
  readonly positions: Int32Array;
}

/** The checked arguments by parameter name; read with the accessor that matches the parameter's kind. */
export interface Arguments {
  has(name: string): boolean;
  /** Number or date; the default where omitted. Throws where the parameter has neither. */
  number(name: string): number;
  optionalNumber(name: string): number | undefined;
  /** Text, choice or measure; the default where omitted, else "". Several choices are joined by commas. */
  text(name: string): string;
  flag(name: string): boolean;
  table(name: string): TableArgument;
  optionalTable(name: string): TableArgument | undefined;
  numbers(name: string): NumberSeries;
  texts(name: string): TextSeries;
}

export interface Measure {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  readonly doc: string;
  /** Left out of the spilled summary: one number on request only. */
  readonly onRequest?: boolean;
}

/** A value, an outcome, or a computation run only when its measure is asked for or the whole summary is shown. */
export type Lazy<T> = T | Outcome<T> | (() => Outcome<T> | Steps<Outcome<T>>);

/** Value by measure. In the spilled summary a measure that is absent or "unavailable" is left out; asked for by name, it is an error. */
export type SummaryValues = Readonly<Record<string, Lazy<number | string>>>;

export interface Example {
  /** A formula that works typed into a cell as it stands. */
  readonly formula: string;
  /** What it gives: the value, or the spilled table's first rows. Numbers are compared to 9 digits. */
  readonly result: Cell | readonly (readonly Cell[])[];
  readonly doc: string;
}

export interface FunctionSpec {
  /** As typed in a cell, without the equals sign; also the id under which Excel finds it. */
  readonly name: string;
  readonly summary: string;
  /** The definition, in Markdown: formulas, conventions, what the result means, what it does not. */
  readonly definition: string;
  readonly parameters: readonly Parameter[];
  /** "scalar" one cell; "summary" label and value rows; "table" a spilled table with a header row. With measures, one number where one is asked for. */
  readonly result: "scalar" | "summary" | "table";
  /** What the cell or the table's columns hold. */
  readonly resultDoc: string;
  /** Measures, in the order a summary shows them. */
  readonly measures?: readonly Measure[];
  /** Errors beyond those that every function gives for wrong types and bounds. */
  readonly errors: readonly { readonly code: "#VALUE!" | "#NUM!" | "#DIV/0!" | "#N/A"; readonly when: string }[];
  readonly examples: readonly Example[];
  /** Where the formula comes from. */
  readonly source: string;
  readonly seeAlso: readonly string[];
  /** May run long on large input: Excel may cancel it, and `compute` gives steps. */
  readonly cancelable?: boolean;
  /** Scalar: a number or text. Summary, and a table of which a measure is asked for: SummaryValues. Table: rows with a header. */
  readonly compute: (args: Arguments) => Outcome<Computed> | Steps<Outcome<Computed>>;
}

export type Computed = number | string | SummaryValues | readonly (readonly Cell[])[];

/** A family of functions, a page of the reference. */
export interface Family {
  readonly name: string;
  readonly title: string;
  readonly functions: readonly FunctionSpec[];
}
