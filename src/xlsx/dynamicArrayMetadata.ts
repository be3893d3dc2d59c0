import type { WorkbookPackage } from "./package/workbookPackage";
import { attribute, type XmlTag, elementEnd, tags } from "./xml";

const TYPE = "XLDAPR";
const RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata";
const CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml";
const DYNAMIC_ARRAY = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray";

const METADATA_TYPE =
  `<metadataType name="${TYPE}" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" ` +
  `clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/>`;
const FUTURE_METADATA =
  `<futureMetadata name="${TYPE}" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">` +
  `<xda:dynamicArrayProperties xmlns:xda="${DYNAMIC_ARRAY}" fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>`;

const block = (type: number, value: number) => `<bk><rc t="${type}" v="${value}"/></bk>`;

/** Number, counted from 1, of the cell metadata that makes a cell's formula a dynamic array; added to the workbook where it has none. */
export function dynamicArrayMetadata(workbook: WorkbookPackage): number {
  const path = workbook.related(workbook.workbookPath, "sheetMetadata");
  if (!path || !workbook.has(path)) {
    const added = workbook.pathOf("metadata.xml", workbook.workbookPath);
    workbook.setText(
      added,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
        `<metadataTypes count="1">${METADATA_TYPE}</metadataTypes>${FUTURE_METADATA}<cellMetadata count="1">${block(1, 0)}</cellMetadata></metadata>`,
    );
    workbook.setContentType(added, CONTENT_TYPE);
    workbook.addRelationship(workbook.workbookPath, RELATIONSHIP, "metadata.xml");
    return 1;
  }
  const text = workbook.text(path);
  const held = existing(text);
  if (held !== null) return held;
  const { text: with_, index } = withDynamicArrays(text);
  workbook.setText(path, with_);
  return index;
}

const within = (text: string, list: XmlTag | undefined, name: string) =>
  list ? [...tags(text, list.end, elementEnd(text, list))].filter((tag) => tag.name === name && tag.kind !== "close") : [];

const listOf = (text: string, name: string) => [...tags(text)].find((tag) => tag.name === name && tag.kind !== "close");

/** The number of a cell metadata block that points to dynamic array properties with fDynamic set. */
function existing(text: string): number | null {
  const type = within(text, listOf(text, "metadataTypes"), "metadataType").findIndex((tag) => attribute(tag, "name") === TYPE) + 1;
  const future = [...tags(text)].find((tag) => tag.name === "futureMetadata" && tag.kind === "open" && attribute(tag, "name") === TYPE);
  if (type === 0 || !future) return null;
  const properties = within(text, future, "dynamicArrayProperties").map((tag) => attribute(tag, "fDynamic") === "1");
  const cells = listOf(text, "cellMetadata");
  const blocks = within(text, cells, "bk").map((tag) => within(text, tag, "rc")[0]);
  const at = blocks.findIndex((rc) => rc && Number(attribute(rc, "t")) === type && properties[Number(attribute(rc, "v"))]);
  return at < 0 ? null : at + 1;
}

/** Adds what marks a dynamic array to metadata of other things (images in cells, linked data types). Elements stand in the schema's order. */
function withDynamicArrays(text: string): { text: string; index: number } {
  const types = listOf(text, "metadataTypes");
  const type = within(text, types, "metadataType").length + 1;
  const put = (into: string, at: number, what: string) => into.slice(0, at) + what + into.slice(at);
  const counted = (into: string, list: XmlTag, count: number) =>
    into.slice(0, list.start) + into.slice(list.start, list.end).replace(/\scount="\d+"/, ` count="${count}"`) + into.slice(list.end);
  const cells = listOf(text, "cellMetadata");
  const index = within(text, cells, "bk").length + 1;
  let result = text;
  // From the end backwards, so that positions found before stay right.
  if (cells) {
    result = put(result, result.lastIndexOf("<", elementEnd(text, cells) - 1), block(type, 0));
    result = counted(result, cells, index);
    result = put(result, cells.start, FUTURE_METADATA);
  } else {
    const values = listOf(text, "valueMetadata")?.start ?? text.search(/<(?:[\w.-]+:)?extLst|<\/(?:[\w.-]+:)?metadata>/);
    result = put(result, values, `${FUTURE_METADATA}<cellMetadata count="1">${block(type, 0)}</cellMetadata>`);
  }
  if (types) {
    result = put(result, result.lastIndexOf("<", elementEnd(text, types) - 1), METADATA_TYPE);
    result = counted(result, types, type);
  }
  return { text: result, index };
}
