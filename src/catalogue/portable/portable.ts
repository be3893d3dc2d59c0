import type { Cell } from "../cell";

/** A table that a native equivalent looks up: a share copy writes it on a visible sheet, under a name of the workbook. */
export interface PortableTable {
  /** The workbook's name for its cells, header included. */
  readonly name: string;
  readonly sheet: string;
  /** What the sheet says above the table. */
  readonly title: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Columns of dates and of addresses, counted from zero. */
  readonly dates: readonly number[];
  readonly links: readonly number[];
}

/**
 * The same as a function in native Excel functions: a LAMBDA of all the function's parameters in order, or the reason why there is none.
 * An omitted argument reaches it as its declared default, or as "" where it has none; it evaluates in Excel 365 without prefixes added.
 */
export type Portable = { readonly lambda: string; readonly table?: PortableTable } | { readonly reason: string };

/** The portable equivalents of a family, by function name. */
export type PortableFamily = Readonly<Record<string, Portable>>;
