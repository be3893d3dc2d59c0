/**
 * The same as a function in native Excel functions: a LAMBDA of all the function's parameters in order, or the reason why there is none.
 * An omitted argument reaches it as its declared default, or as "" where it has none; it evaluates in Excel 365 without prefixes added.
 */
export type Portable = { readonly lambda: string } | { readonly reason: string };

/** The portable equivalents of a family, by function name. */
export type PortableFamily = Readonly<Record<string, Portable>>;
