import { catalogue } from "../catalogue";
import type { Cell } from "../catalogue/cell";
import { portableName, portableOf } from "../catalogue/portable";
import type { Choice, Example, Family, FunctionSpec, Parameter } from "../catalogue/spec";
import { anchorOf } from "./functionsJson";

/** The reference in Markdown, a section a function: overview, syntax, arguments, result, errors, examples, native equivalent, source. */
export function functionsMarkdown(): string {
  const count = catalogue.reduce((total, { functions }) => total + functions.length, 0);
  return [
    "# Functions",
    "",
    `${count} functions in ${catalogue.length} families. Amounts are in whatever unit you use, consistently; rates, shares and probabilities are fractions (20% is 0.2); dates are Excel dates.`,
    "",
    ...catalogue.map(
      ({ name, title, functions }) =>
        `- **${name}**, ${lowerFirst(title)}: ${functions.map((spec) => `[${spec.name}](#${anchorOf(spec.name)})`).join(" · ")}`,
    ),
    "",
    ...catalogue.flatMap(familyLines),
  ].join("\n");
}

function familyLines({ name, title, functions }: Family): string[] {
  return [`## ${name}: ${lowerFirst(title)}`, "", ...functions.flatMap(functionLines)];
}

function functionLines(spec: FunctionSpec): string[] {
  return [
    `<a id="${anchorOf(spec.name)}"></a>`,
    "",
    `### ${spec.name}`,
    "",
    spec.summary,
    "",
    "```",
    `=${signatureOf(spec)}`,
    "```",
    "",
    spec.definition,
    "",
    "| Argument | Unit | Meaning |",
    "| --- | --- | --- |",
    ...spec.parameters.map(
      (parameter) =>
        `| \`${parameter.name}\`${parameter.optional ? " (optional)" : ""} | ${unitOf(parameter)} | ${cell(meaningOf(parameter))} |`,
    ),
    "",
    ...columnLines(spec),
    `**Result.** ${spec.resultDoc}`,
    "",
    ...measureLines(spec),
    ...errorLines(spec),
    "**Examples**",
    "",
    ...spec.examples.flatMap(exampleLines),
    `**Without the add-in.** ${portableLine(spec)}`,
    "",
    `**Source.** ${spec.source}`,
    "",
    ...(spec.seeAlso.length > 0 ? [`**See also.** ${spec.seeAlso.map((name) => `[${name}](#${anchorOf(name)})`).join(" · ")}`, ""] : []),
  ];
}

/** A function with its arguments as a reference writes it: optional ones in brackets. */
export function signatureOf(spec: FunctionSpec): string {
  return `${spec.name}(${spec.parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ")})`;
}

function unitOf(parameter: Parameter): string {
  switch (parameter.kind) {
    case "number":
    case "series":
      return parameter.unit;
    case "choice":
    case "measure":
      return "one of a list";
    case "flag":
      return "TRUE or FALSE";
    default:
      return parameter.kind;
  }
}

function meaningOf(parameter: Parameter): string {
  const fallback = "default" in parameter && parameter.default !== undefined ? ` Default: ${JSON.stringify(parameter.default)}.` : "";
  return `${parameter.doc}${parameter.kind === "choice" ? ` ${optionsOf(parameter.options)}` : ""}${fallback}`;
}

function optionsOf(options: readonly Choice[]): string {
  return options.map(({ value, doc }) => `"${value}": ${doc}`).join("; ") + ".";
}

function columnLines({ parameters }: FunctionSpec): string[] {
  return parameters.flatMap((parameter) =>
    parameter.kind === "table"
      ? [
          `Columns of \`${parameter.name}\`, by header or in this order:`,
          "",
          ...parameter.columns.map(({ name, doc, optional }) => `- \`${name}\`${optional ? " (optional)" : ""}: ${doc}`),
          "",
        ]
      : [],
  );
}

function measureLines({ measures }: FunctionSpec): string[] {
  if (!measures || measures.length === 0) return [];
  return [
    "| Measure | Label | Unit | Meaning |",
    "| --- | --- | --- | --- |",
    ...measures.map(
      ({ name, label, unit, doc, onRequest }) =>
        `| \`${name}\` | ${label} | ${unit} | ${cell(doc)}${onRequest ? " On request only." : ""} |`,
    ),
    "",
  ];
}

function errorLines({ errors }: FunctionSpec): string[] {
  return errors.length === 0 ? [] : ["**Errors**", "", ...errors.map(({ code, when }) => `- \`${code}\`: ${when}`), ""];
}

function exampleLines({ formula, result, doc }: Example): string[] {
  const shown = Array.isArray(result)
    ? (result as readonly (readonly Cell[])[]).map((row) => row.map(show).join(" | ")).join("\n")
    : show(result as Cell);
  return [doc, "", "```", formula, shown, "```", ""];
}

function show(value: Cell): string {
  if (typeof value === "object" && value !== null) return value.error;
  return typeof value === "number" ? String(Number(value.toPrecision(10))) : String(value ?? "");
}

function portableLine(spec: FunctionSpec): string {
  const portable = portableOf(spec.name);
  if (!portable) return "Freezes to values.";
  return "lambda" in portable
    ? `A shared copy can carry \`${portableName(spec.name)}\`, the same in native Excel functions.`
    : `Freezes to values: ${portable.reason}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
