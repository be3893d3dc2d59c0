import { Workbook } from "@cj-tech-master/excelts";
import { finish } from "../../src/domain/kernel/steps";
import { shareCopy } from "../../src/xlsx/shareCopy";
import { libreOffice, withLibreOffice } from "../support/libreOffice";
import { MAIN_NAMESPACES, type RawSheet, rawWorkbook, xml } from "./support/rawWorkbook";
import { faults, partsOf } from "./support/soundWorkbook";

const OPTIONS = { mode: "values", date: "2026-07-01", version: "1.0.0", withoutPane: true, comments: true } as const;
const CELL =
  '<row r="3"><c r="B3"><f>AIVALUATION(100,830,"pre_money")</f><v>730</v></c><c r="C3"><f>AIVALUATION(50,830,"pre_money")</f><v>780</v></c></row>';
const NOTE = 'was =AIVALUATION(100,830,"pre_money")\n2026-07-01, Roundtrip 1.0.0';

function share(bytes: Uint8Array, options = {}) {
  const shared = finish(shareCopy(bytes, { ...OPTIONS, ...options }));
  if (!shared.ok) throw new Error(shared.message);
  expect(faults(shared.value.bytes)).toEqual([]);
  return { ...shared.value, parts: partsOf(shared.value.bytes) };
}

async function notesOf(bytes: Uint8Array): Promise<Record<string, string>> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as never);
  const found: Record<string, string> = {};
  workbook.worksheets[0].eachRow((row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      const note = cell.note as { texts?: { text: string }[] } | string | undefined;
      if (note) found[cell.address] = typeof note === "string" ? note : (note.texts ?? []).map(({ text }) => text).join("");
    }),
  );
  return found;
}

const plain = rawWorkbook({
  sheets: [
    {
      name: "Model",
      body: `<sheetData>${CELL}</sheetData><pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><extLst/>`,
    },
  ],
});

test("a cell that becomes a value gets a comment with formula, date and version, which another library reads", async () => {
  const { bytes, parts } = share(plain);
  expect(await notesOf(bytes)).toEqual({ B3: NOTE, C3: NOTE.replace("100", "50") });
  expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<pageMargins [^>]*\/><legacyDrawing xmlns:r="[^"]*" r:id="rId\d+"\/><extLst\/>/);
});

test("without comments, or with too many for a reader, none is written, and the latter is told", () => {
  expect(Object.keys(share(plain, { comments: false }).parts).filter((path) => /comments|vml/.test(path))).toEqual([]);
  const rows = Array.from(
    { length: 251 },
    (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><f>AIVALUATION(100,830,"pre_money")</f><v>730</v></c></row>`,
  );
  const { parts, report } = share(rawWorkbook({ sheets: [{ name: "Model", body: `<sheetData>${rows.join("")}</sheetData>` }] }));
  expect(Object.keys(parts).filter((path) => /comments|vml/.test(path))).toEqual([]);
  expect(report.notes).toEqual([expect.objectContaining({ kind: "comment", text: expect.stringContaining("251 cells") })]);
});

test("native formulas need no comment", () => {
  expect(Object.keys(share(plain, { mode: "portable" }).parts).filter((path) => /comments|vml/.test(path))).toEqual([]);
});

const OWN_COMMENT = '<comment ref="C3" authorId="0" shapeId="0"><text><t>mine &amp; kept</t></text></comment>';
const OWN_SHAPE =
  '<v:shape id="_x0000_s1030" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>2</x:Row><x:Column>2</x:Column></x:ClientData></v:shape>';
const commented: RawSheet = {
  name: "Model",
  body: `<sheetData>${CELL}</sheetData><legacyDrawing r:id="rId2"/><tableParts count="0"/>`,
  related: [
    ["comments", "../comments7.xml"],
    ["vmlDrawing", "../drawings/vmlDrawing3.vml"],
  ],
};
const withComments = (drawing: string) =>
  rawWorkbook({
    sheets: [commented],
    parts: {
      "xl/comments7.xml": [
        xml(
          `<comments ${MAIN_NAMESPACES}><authors><author>A. Analyst</author></authors><commentList>${OWN_COMMENT}</commentList></comments>`,
        ),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
      ],
      "xl/drawings/vmlDrawing3.vml": [drawing, "application/vnd.openxmlformats-officedocument.vmlDrawing"],
    },
  });
const DRAWING = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202"/>${OWN_SHAPE}</xml>`;

test("comments that are there stay as they are, in the same parts, and their cells get none of ours", async () => {
  const { bytes, parts, report } = share(withComments(DRAWING));
  expect(parts["xl/comments7.xml"]).toContain(`<commentList>${OWN_COMMENT}<comment ref="B3" authorId="1">`);
  expect(parts["xl/comments7.xml"]).toContain("<author>A. Analyst</author><author>Roundtrip</author>");
  expect(parts["xl/drawings/vmlDrawing3.vml"]).toContain(OWN_SHAPE);
  expect(parts["xl/drawings/vmlDrawing3.vml"].match(/_x0000_s\d+/g)).toEqual(["_x0000_s1030", "_x0000_s1031"]);
  expect(parts["xl/worksheets/sheet1.xml"].match(/legacyDrawing/g)).toHaveLength(1);
  expect(await notesOf(bytes)).toEqual({ B3: NOTE, C3: "mine & kept" });
  expect(report.notes.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    "comment: one cell that became a value has no comment of ours: the list below has the formulas",
  ]);
});

test("a drawing that we can't add to is left alone", () => {
  const { parts } = share(withComments("<xml><v:shape>"), {});
  expect(parts["xl/comments7.xml"]).not.toContain("Roundtrip");
});

const soffice = libreOffice();
if (soffice) {
  test("LibreOffice shows the comments, those of the workbook and ours", async () => {
    const document = await withLibreOffice(soffice, share(withComments(DRAWING)).bytes, (opened) => opened.document());
    const annotations = [...document.matchAll(/<office:annotation .*?<\/office:annotation>/gs)].map(([text]) =>
      text.replace(/<[^>]*>/g, " "),
    );
    expect(annotations).toHaveLength(2);
    expect(annotations[0]).toContain("was =AIVALUATION(100,830");
    expect(annotations[1]).toContain("mine &amp; kept");
  });
}
