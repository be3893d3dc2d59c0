import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { CustomXmlPartModel } from "../../charts/chartModel";
import { xmlAttributes } from "../xmlText";
import type { RuleAmendment } from "./conditionalFormats";

/** What the library leaves out of a sheet. */
export interface SheetAmendments {
  /** A `<dataValidations>` element, or "". */
  readonly validations: string;
  readonly rules: ReadonlyMap<number, RuleAmendment>;
  /** Names and descriptions of the sheet's charts, in order. */
  readonly charts: readonly { readonly name: string; readonly description?: string }[];
}

export interface PackageAmendments {
  /** In the order of the sheets, which are parts sheet1.xml, sheet2.xml, … */
  readonly sheets: readonly SheetAmendments[];
  readonly customXml: readonly CustomXmlPartModel[];
}

const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
/** Of current Excel. A lower one would make Excel recalculate on opening, and a colleague without the add-in see #NAME? instead of the values. */
const CALCULATION_ENGINE = "191029";

/** Elements that may follow conditional formats and validation in a sheet, in the order of the schema. @source ECMA-376 Part 1, 18.3.1.99 */
const AFTER_VALIDATIONS =
  /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s/>]|<\/worksheet>/;

function amendRules(xml: string, rules: SheetAmendments["rules"]): string {
  if (rules.size === 0) return xml;
  return xml.replace(/<cfRule\b([^>]*?)(?:\/>|>(.*?)<\/cfRule>)/gs, (whole, attributeText: string, content: string | undefined) => {
    const amendment = rules.get(Number(/\bpriority="(\d+)"/.exec(attributeText)?.[1]));
    if (!amendment) return whole;
    const kept = Object.keys(amendment.attributes).reduce(
      (text, name) => text.replace(new RegExp(`\\s${name}="[^"]*"`), ""),
      attributeText,
    );
    return `<cfRule${kept}${xmlAttributes(amendment.attributes)}>${amendment.withoutFormula ? "" : (content ?? "")}</cfRule>`;
  });
}

function amendSheet(xml: string, { validations, rules }: SheetAmendments): string {
  // Without customHeight Excel takes the height of its own font for rows that have none.
  const amended = amendRules(xml, rules).replace(/(<sheetFormatPr\b[^>]*?defaultRowHeight="[^"]*")/, '$1 customHeight="1"');
  if (validations === "") return amended;
  const start = Math.max(
    amended.lastIndexOf("</conditionalFormatting>"),
    amended.lastIndexOf("</sheetData>"),
    amended.lastIndexOf("<sheetData/>"),
  );
  return amended.slice(0, start) + amended.slice(start).replace(AFTER_VALIDATIONS, (next) => validations + next);
}

/** Gives a sheet's charts their names, and what screen readers say of them. */
function nameCharts(xml: string, charts: SheetAmendments["charts"]): string {
  let next = 0;
  return xml.replace(/<xdr:nvGraphicFramePr><xdr:cNvPr id="(\d+)" name="[^"]*"/g, (whole, id: string) => {
    const chart = charts[next++];
    return chart ? `<xdr:nvGraphicFramePr><xdr:cNvPr${xmlAttributes({ id, name: chart.name, descr: chart.description })}` : whole;
  });
}

/** A part's id must be a GUID in braces; others get one made from their text, the same every time. */
export function partGuid(id: string): string {
  if (/^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i.test(id)) return id.toUpperCase();
  let state = 0xcbf29ce484222325n;
  let digits = "";
  for (let round = 0; round < 2; round++) {
    for (const byte of strToU8(`${id}#${round}`)) state = ((state ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    digits += state.toString(16).padStart(16, "0");
  }
  return `{${digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5").toUpperCase()}}`;
}

function edit(parts: Record<string, Uint8Array>, name: string, change: (xml: string) => string): void {
  parts[name] = strToU8(change(strFromU8(parts[name])));
}

const declared = (xml: string) => (xml.trimStart().startsWith("<?xml") ? xml : `<?xml version="1.0" encoding="UTF-8"?>${xml}`);

/** Adds the custom XML parts with their ids, related to the workbook as Excel does it. */
function addCustomXml(parts: Record<string, Uint8Array>, customXml: readonly CustomXmlPartModel[]): void {
  const relationships: string[] = [];
  const types: string[] = [];
  customXml.forEach(({ id, xml }, index) => {
    const number = index + 1;
    const properties = `itemProps${number}.xml`;
    parts[`customXml/item${number}.xml`] = strToU8(declared(xml));
    parts[`customXml/${properties}`] = strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?><ds:datastoreItem ds:itemID="${partGuid(id)}" xmlns:ds="${OFFICE}/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
    );
    parts[`customXml/_rels/item${number}.xml.rels`] = strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="${properties}"/></Relationships>`,
    );
    relationships.push(
      `<Relationship Id="rIdXml${number}" Type="${OFFICE}/relationships/customXml" Target="../customXml/item${number}.xml"/>`,
    );
    types.push(
      `<Override PartName="/customXml/${properties}" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>`,
    );
  });
  edit(parts, "xl/_rels/workbook.xml.rels", (xml) => xml.replace("</Relationships>", `${relationships.join("")}</Relationships>`));
  edit(parts, "[Content_Types].xml", (xml) => {
    const withDefault = /Extension="xml"/.test(xml)
      ? xml
      : xml.replace(/(<Types[^>]*>)/, '$1<Default Extension="xml" ContentType="application/xml"/>');
    return withDefault.replace("</Types>", `${types.join("")}</Types>`);
  });
}

/** The file as the library wrote it, with what it cannot write added. */
export function amendPackage(bytes: Uint8Array, { sheets, customXml }: PackageAmendments): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(bytes);
  sheets.forEach((amendments, index) => {
    edit(parts, `xl/worksheets/sheet${index + 1}.xml`, (xml) => amendSheet(xml, amendments));
    const drawing = /drawings\/(drawing\d+\.xml)"/.exec(
      strFromU8(parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] ?? new Uint8Array()),
    )?.[1];
    if (drawing) edit(parts, `xl/drawings/${drawing}`, (xml) => nameCharts(xml, amendments.charts));
  });
  edit(parts, "xl/workbook.xml", (xml) => xml.replace(/calcId="\d+"/, `calcId="${CALCULATION_ENGINE}"`));
  if (customXml.length > 0) addCustomXml(parts, customXml);
  return zipSync(parts, { level: 6 });
}
