import { existsSync, readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

/** A custom function as Excel would call it. */
export type Associated = (...args: unknown[]) => unknown;

/** Excel's error of a custom function. */
export class ExcelError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

const SCRIPT = "dist/functions.js";

/** The functions that the built script associates in a bare JavaScript realm, which knows nothing but `CustomFunctions`. */
export function builtFunctions(): ReadonlyMap<string, Associated> {
  if (!existsSync(SCRIPT)) throw new Error(`${SCRIPT} is not there: npm run build`);
  const functions = new Map<string, Associated>();
  const realm = createContext({
    CustomFunctions: { associate: (id: string, call: Associated) => functions.set(id, call), Error: ExcelError },
  });
  runInContext(readFileSync(SCRIPT, "utf8"), realm, { filename: SCRIPT });
  return functions;
}

/** What a call comes to: its value, or the Excel error it threw. Anything else thrown is thrown on. */
export function outcomeOf(call: () => unknown): { readonly value: unknown } | { readonly error: string; readonly message: string } {
  try {
    return { value: call() };
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: string };
    if (typeof code !== "string" || !code.startsWith("#")) throw error;
    return { error: code, message: message ?? "" };
  }
}
