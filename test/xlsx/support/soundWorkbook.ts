import { strFromU8, unzipSync } from "fflate";
import { functionInFile } from "../../../src/xlsx/functionPrefixes";
import { ownFunction, tokensOf } from "../../../src/xlsx/ownCalls";
import { attribute, elementBody, tags, unescapeXml } from "../../../src/xlsx/xml";

/** The parts of a workbook file as text, by path. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}

const FORMULA_ELEMENTS = new Set(["f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"]);

/** Every formula anywhere in the workbook: cells, names, rules, tables. */
export function formulasIn(parts: Readonly<Record<string, string>>): string[] {
  return Object.entries(parts)
    .filter(([path]) => /\.xml$/.test(path))
    .flatMap(([, text]) =>
      [...tags(text)]
        .filter(({ name, kind }) => FORMULA_ELEMENTS.has(name) && kind === "open")
        .map((tag) => elementBody(text, tag))
        .filter((body) => !body.includes("<"))
        .map(unescapeXml),
    );
}

/** Open tags that are not closed, or closed in another order. */
function unbalanced(text: string): string | null {
  const open: string[] = [];
  for (const { name, prefix, kind } of tags(text)) {
    if (kind === "open") open.push(prefix + name);
    else if (kind === "close" && open.pop() !== prefix + name) return prefix + name;
  }
  return open[0] ?? null;
}

/** Everything that is wrong with a shared copy as a file, in words; empty where it is sound. */
export function faults(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes);
  const found: string[] = [];
  for (const [path, text] of Object.entries(parts)) {
    if (/\.(?:xml|rels)$/.test(path) && unbalanced(text) !== null) found.push(`${path}: ${unbalanced(text)} is not closed`);
    if (!path.endsWith(".rels")) continue;
    const folder = path.replace(/_rels\/[^/]*$/, "");
    for (const tag of tags(text)) {
      if (tag.name !== "Relationship" || tag.kind === "close" || attribute(tag, "TargetMode") === "External") continue;
      const target = attribute(tag, "Target") ?? "";
      const full = new URL(target, `http://x/${folder}`).pathname.slice(1);
      if (!(decodeURI(full) in parts)) found.push(`${path}: ${target} is missing`);
    }
  }
  const types = parts["[Content_Types].xml"];
  for (const tag of tags(types)) {
    const part = attribute(tag, "PartName")?.slice(1);
    if (part !== undefined && !(part in parts)) found.push(`content type of ${part}, which is missing`);
  }
  for (const formula of formulasIn(parts)) {
    for (const { type, value } of tokensOf(formula)) {
      if (type !== "func") continue;
      if (ownFunction(value)) found.push(`calls ${value}: ${formula}`);
      const bare = value.replace(/^_xlfn\.(?:_xlws\.)?/, "");
      if (!value.startsWith("_xlpm.") && functionInFile(bare) !== value && functionInFile(bare) !== bare)
        found.push(`${value} lacks its prefix: ${formula}`);
    }
  }
  const blocks = [...tags(parts["xl/metadata.xml"] ?? "")].filter(({ name, kind }) => name === "bk" && kind === "open").length;
  for (const [path, text] of Object.entries(parts)) {
    if (!path.startsWith("xl/worksheets/")) continue;
    for (const tag of tags(text))
      if (tag.name === "c" && Number(attribute(tag, "cm") ?? 0) > blocks) found.push(`${path}: cm without metadata`);
  }
  if (Object.keys(parts).some((path) => path.endsWith("calcChain.xml"))) found.push("a calculation chain of formulas that are gone");
  return found;
}
