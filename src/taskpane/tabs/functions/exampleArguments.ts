import type { Example, FunctionSpec } from "../../../catalogue/spec";
import { unquoted } from "./argument";

/** What may stand around the call in an example that shows one cell of its result. */
const AROUND = /^=(?:(?:INDEX|ROWS)\()?$/;
const AFTER = /^(?:(?:,\d+)*\))?$/;

/** The arguments of an example's call as the form takes them; null where the example is more than one call, or a cell of one. */
export function exampleArguments({ name, parameters }: FunctionSpec, { formula }: Example): readonly string[] | null {
  const at = formula.indexOf(`${name}(`);
  if (at < 0 || !AROUND.test(formula.slice(0, at))) return null;
  const args: string[] = [""];
  let depth = 0;
  let inText = false;
  let i = at + name.length + 1;
  for (; i < formula.length; i++) {
    const letter = formula[i];
    if (letter === '"') inText = !inText;
    if (!inText) {
      if (letter === "(") return null;
      if (letter === ")") break;
      if (letter === "{") depth++;
      if (letter === "}") depth--;
      if (letter === "," && depth === 0) {
        args.push("");
        continue;
      }
    }
    args[args.length - 1] += letter;
  }
  if (!AFTER.test(formula.slice(i + 1))) return null;
  return args.map((arg, n) => {
    // Where cells are wanted, quotes tell a word from a name.
    const wantsCells = parameters[n]?.kind === "table" || parameters[n]?.kind === "series";
    return wantsCells ? arg : unquoted(arg);
  });
}
