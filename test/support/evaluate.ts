import { parse, tokenize } from "@borgar/fx";
import { findFunction } from "../../src/catalogue";
import { type Cell, errorIn } from "../../src/catalogue/cell";
import { type CallResult, invoke } from "../../src/catalogue/invoke";

interface Node {
  readonly type: string;
  readonly operator?: string;
  readonly value?: unknown;
  readonly raw?: string;
  readonly callee?: { readonly name: string };
  readonly arguments?: readonly (Node | null)[];
  readonly elements?: readonly (readonly Node[])[];
}

/** The calls of the catalogue that a formula makes: function name and raw arguments, as Excel would hand them over. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

/**
 * Evaluates a formula made of one of our functions on constants, alone or inside INDEX(call, row, column), ROWS(call) or COLUMNS(call):
 * what examples and golden tables consist of. Anything else throws.
 */
export function evaluate(formula: string): CallResult {
  const node = read(formula);
  const name = node.callee?.name.toUpperCase();
  const inner = node.arguments?.[0];
  if (!inner || !["INDEX", "ROWS", "COLUMNS"].includes(name ?? "")) return run(node);
  const result = run(inner);
  if (!result.ok) return result;
  const table: Cell[][] = Array.isArray(result.value) ? result.value : [[result.value]];
  if (name === "ROWS") return { ok: true, value: table.length };
  if (name === "COLUMNS") return { ok: true, value: table[0].length };
  const [row, column] = (node.arguments ?? []).slice(1).map((argument) => Number(constant(argument)));
  const cell = table[row - 1]?.[(column ?? 1) - 1];
  if (cell === undefined)
    return { ok: false, error: { error: "#REF!", message: `${formula} points outside ${table.length}×${table[0].length}` } };
  return { ok: true, value: cell };
}

/** The call of ours in a formula that {@link evaluate} takes: alone, or inside INDEX, ROWS or COLUMNS. */
export function callOf(formula: string): Call {
  const outer = read(formula);
  const inner = outer.arguments?.[0];
  const node = inner?.type === "CallExpression" ? inner : outer;
  return { name: node.callee?.name.toUpperCase() ?? "", args: (node.arguments ?? []).map(constant) };
}

/** The value of a constant formula, such as an array constant: `{1,2;3,4}`. */
export function constantOf(text: string): unknown {
  return constant(read(text));
}

function read(formula: string): Node {
  return parse(tokenize(formula.startsWith("=") ? formula : `=${formula}`)) as unknown as Node;
}

function run(node: Node): CallResult {
  const name = node.callee?.name ?? "";
  const spec = findFunction(name);
  if (!spec) throw new Error(`no function ${name} in the catalogue`);
  return invoke(spec, (node.arguments ?? []).map(constant));
}

function constant(node: Node | null): unknown {
  if (node === null) return null;
  switch (node.type) {
    case "Literal":
    case "ErrorLiteral":
      return errorIn(node.raw) ?? node.value;
    case "ArrayExpression":
      return node.elements?.map((row) => row.map(constant));
    case "UnaryExpression": {
      const [operand] = (node.arguments ?? []).map((argument) => Number(constant(argument)));
      if (node.operator === "-") return -operand;
      if (node.operator === "%") return operand / 100;
      return operand;
    }
    default:
      throw new Error(`not a constant: ${node.type}`);
  }
}
