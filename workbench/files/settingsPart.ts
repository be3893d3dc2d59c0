import type { CustomXmlPartModel } from "../charts/chartModel";
import { xmlText } from "./xmlText";

/**
 * Settings of the add-in in a workbook. Excel keeps them in a part that belongs to one installed add-in and may prompt whoever lacks it;
 * a custom XML part of its own travels without that.
 */
export const SETTINGS_NAMESPACE = "urn:roundtrip:workbench:settings";

export function settingsPart(settings: Readonly<Record<string, unknown>>): CustomXmlPartModel[] {
  if (Object.keys(settings).length === 0) return [];
  return [{ id: SETTINGS_NAMESPACE, xml: `<settings xmlns="${SETTINGS_NAMESPACE}">${xmlText(JSON.stringify(settings))}</settings>` }];
}
