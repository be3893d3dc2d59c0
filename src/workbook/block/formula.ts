/** Set by the build where the functions carry a namespace (`--env namespace=NAME`); absent in tests and in the plain build. */
declare const FUNCTION_NAMESPACE: string | undefined;

/** A function's name as a formula must spell it in this build. */
export function spelled(name: string): string {
  return typeof FUNCTION_NAMESPACE === "string" && FUNCTION_NAMESPACE !== "" ? `${FUNCTION_NAMESPACE}.${name}` : name;
}

/** A call without its equals sign: arguments are formula text, null is one left out, and those left out at the end are not written. */
export function call(name: string, ...args: readonly (string | null)[]): string {
  let count = args.length;
  while (count > 0 && args[count - 1] === null) count--;
  return `${spelled(name)}(${args
    .slice(0, count)
    .map((arg) => arg ?? "")
    .join(",")})`;
}

/** A text constant of a formula. */
export function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/** Formula text that writes an amount of full dollars as `$50B` or `$7.5B`. */
export function billionsInWords(cell: string): string {
  return `SUBSTITUTE(TEXT(${cell},"$#,##0.0,,,"),".0","")&"B"`;
}
