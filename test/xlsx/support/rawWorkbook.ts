import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const xml = (text: string) => HEAD + text;
export const MAIN_NAMESPACES = `xmlns="${MAIN}" xmlns:r="${OFFICE}"`;

export interface RawSheet {
  readonly name: string;
  /** Content of the worksheet element. */
  readonly body: string;
  /** Relationships of the sheet: type's last segment and target, rId1 on. */
  readonly related?: readonly (readonly [type: string, target: string])[];
}

export interface RawWorkbook {
  readonly sheets: readonly RawSheet[];
  /** XML behind the sheets in the workbook part: names, calcPr. */
  readonly more?: string;
  readonly related?: readonly (readonly [type: string, target: string])[];
  readonly rootRelated?: readonly (readonly [type: string, target: string])[];
  /** Further parts, by path, with their content types. */
  readonly parts?: Readonly<Record<string, readonly [text: string, contentType: string]>>;
  readonly contentType?: string;
}

const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
export const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

function relationships(items: readonly (readonly [type: string, target: string])[]): string {
  const elements = items.map(([type, target], i) => {
    const full = type.includes("/") ? type : `${OFFICE}/${type}`;
    return `<Relationship Id="rId${i + 1}" Type="${full}" Target="${target}"${/^https?:|^file:/.test(target) ? ' TargetMode="External"' : ""}/>`;
  });
  return xml(`<Relationships xmlns="${PACKAGE}/relationships">${elements.join("")}</Relationships>`);
}

/** A workbook file put together by hand, so that tests can hold whatever Excel writes. */
export function rawWorkbook({
  sheets,
  more = "",
  related = [],
  rootRelated = [],
  parts = {},
  contentType = WORKBOOK_TYPE,
}: RawWorkbook): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const put = (path: string, text: string) => (files[path] = strToU8(text));
  const overrides = [["xl/workbook.xml", contentType], ...sheets.map((_, i) => [`xl/worksheets/sheet${i + 1}.xml`, SHEET_TYPE])];
  for (const [path, [text, type]] of Object.entries(parts)) {
    put(path, text);
    overrides.push([path, type]);
  }
  put("_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"], ...rootRelated]));
  put(
    "xl/_rels/workbook.xml.rels",
    relationships([...sheets.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const), ...related]),
  );
  const tabs = sheets.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("");
  put("xl/workbook.xml", xml(`<workbook ${MAIN_NAMESPACES}><sheets>${tabs}</sheets>${more}</workbook>`));
  sheets.forEach(({ body, related: own = [] }, i) => {
    put(`xl/worksheets/sheet${i + 1}.xml`, xml(`<worksheet ${MAIN_NAMESPACES}>${body}</worksheet>`));
    if (own.length > 0) put(`xl/worksheets/_rels/sheet${i + 1}.xml.rels`, relationships(own));
  });
  const types = overrides.filter(([, type]) => type !== "").map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`);
  put(
    "[Content_Types].xml",
    xml(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`,
    ),
  );
  return zipSync(files);
}
