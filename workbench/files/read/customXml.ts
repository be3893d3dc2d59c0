import type { CustomXmlPartModel } from "../../charts/chartModel";
import { SETTINGS_NAMESPACE } from "../settingsPart";
import { partText, type Parts } from "./openPackage";
import { attributeOf, partRoot, relationshipsOf, textOf } from "./xml";

/** The custom XML parts of a workbook with their ids, and the add-in's settings, which are kept in one of them. */
export function readCustomXml(parts: Parts): { customXml: CustomXmlPartModel[]; settings: Record<string, unknown> } {
  const customXml: CustomXmlPartModel[] = [];
  let settings: Record<string, unknown> = {};
  for (const { kind, target } of relationshipsOf(parts, "xl/workbook.xml")) {
    if (kind !== "customXml") continue;
    const text = partText(parts, target);
    if (text === undefined) continue;
    const xml = text.replace(/^\uFEFF?<\?xml[^>]*\?>\s*/, "");
    const properties = relationshipsOf(parts, target).find((relationship) => relationship.kind === "customXmlProps");
    const root = properties && partRoot(parts, properties.target);
    const id = root?.attributes["ds:itemID"] ?? attributeOf(root, "itemID") ?? `{${target}}`;
    if (xml.includes(`xmlns="${SETTINGS_NAMESPACE}"`)) settings = parsedSettings(textOf(partRoot(parts, target)) ?? "");
    else customXml.push({ id, xml });
  }
  return { customXml, settings };
}

/** Settings that someone damaged are settings that are not there. */
function parsedSettings(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
