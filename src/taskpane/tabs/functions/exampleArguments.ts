import type { Example, FunctionSpec } from "../../../catalogue/spec";

/** The arguments of an example's call as the form takes them; null where the example is more than one plain call. */
export function exampleArguments({ name }: FunctionSpec, { formula }: Example): readonly string[] | null {
  const inside = formula.startsWith(`=${name}(`) && formula.endsWith(")") ? formula.slice(name.length + 2, -1) : null;
  if (inside === null) return null;
  const args: string[] = [""];
  let depth = 0;
  let inText = false;
  for (const letter of inside) {
    if (letter === '"') inText = !inText;
    if (!inText) {
      if (letter === "{" || letter === "(") depth++;
      if (letter === "}" || letter === ")") depth--;
      if (depth < 0 || letter === "(") return null;
      if (letter === "," && depth === 0) {
        args.push("");
        continue;
      }
    }
    args[args.length - 1] += letter;
  }
  return args.map((arg) => arg.replace(/^"((?:[^"]|"")*)"$/, (_, text: string) => text.replace(/""/g, '"')));
}
