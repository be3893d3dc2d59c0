import { strToU8, unzipSync, zipSync } from "fflate";
import { fromXlsx, toXlsx, UnreadableWorkbook } from "../../../workbench/files";
import { EVERYTHING } from "./everything";

const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
const zip = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

/** A workbook of which one part was changed. */
async function damaged(part: string, change: (text: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(await toXlsx(EVERYTHING));
  parts[part] = strToU8(change(Buffer.from(parts[part]).toString("utf8")));
  return zipSync(parts);
}

/** An archive whose directory says that its one part unpacks to 450 MB: what is said there bounds what is unpacked. */
function bomb(): Uint8Array {
  const archive = zip({ "xl/workbook.xml": "<workbook/>" });
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  const directory = view.getUint32(archive.length - 22 + 16, true);
  view.setUint32(directory + 24, 450 << 20, true);
  return archive;
}

const CASES: readonly (readonly [what: string, bytes: () => Uint8Array | Promise<Uint8Array>, says: RegExp])[] = [
  ["an empty file", () => new Uint8Array(), /^This file is empty\.$/],
  ["a text", () => strToU8("From,To,Amount\n"), /^This is not an Excel workbook \(\.xlsx\)\.$/],
  ["a PDF", () => strToU8("%PDF-1.7 …"), /^This is a PDF/],
  ["an .xls", () => Uint8Array.from([...CFB, ...utf16("  Workbook ")]), /used before 2007 \(\.xls\)/],
  ["an encrypted workbook", () => Uint8Array.from([...CFB, ...utf16("  EncryptedPackage ")]), /protected by a password/],
  ["another archive", () => zip({ "word/document.xml": "<a/>", "[Content_Types].xml": "<Types/>" }), /holds no Excel workbook/],
  ["a binary workbook", () => zip({ "xl/workbook.bin": "x", "[Content_Types].xml": "<Types/>" }), /\.xlsb/],
  ["half a workbook", async () => (await toXlsx(EVERYTHING)).slice(0, 5000), /damaged: it cannot be unpacked/],
  [
    "a workbook with a broken part",
    () => damaged("xl/workbook.xml", (text) => text.slice(0, text.length / 2)),
    /part xl\/workbook\.xml is not well-formed/,
  ],
  ["a workbook with a broken sheet", () => damaged("xl/worksheets/sheet1.xml", (text) => text.replace("</sheetData>", "")), /damaged/],
  [
    "a workbook without sheets",
    () => damaged("xl/workbook.xml", (text) => text.replace(/<sheets>.*<\/sheets>/s, "<sheets/>")),
    /no worksheet/,
  ],
  ["a file of 200 MB", () => new Uint8Array(200 << 20), /^This file is 200 MB; workbooks up to 50 MB can be opened here\.$/],
  ["a small file that unpacks to 450 MB", bomb, /unpacks to more than 400 MB/],
];

test.each(CASES)("%s is refused in a clear sentence", async (_, bytes, says) => {
  const opening = fromXlsx(await bytes());
  await expect(opening).rejects.toThrow(UnreadableWorkbook);
  await expect(opening).rejects.toThrow(says);
});

test("formulas of add-ins that nobody has here survive as they were written", async () => {
  const file = await damaged("xl/worksheets/sheet2.xml", (text) =>
    text.replace("CONTOSO.UNKNOWN(1)", "_xldudf_CONTOSO_ADD(1,[1]!Other(2))"),
  );
  const { sheets, sheetOrder } = await fromXlsx(file);
  expect(sheets[sheetOrder[1]].cellData?.[1]?.[0]).toMatchObject({ f: "=_xldudf_CONTOSO_ADD(1,[1]!Other(2))", v: "#NAME?" });
});

test("links that are not for opening come back as plain text", async () => {
  const file = await damaged("xl/worksheets/_rels/sheet1.xml.rels", (text) =>
    text.replace("https://example.com/a?b=1&amp;c=2", "javascript:alert(1)"),
  );
  const { sheets, sheetOrder } = await fromXlsx(file);
  const cell = sheets[sheetOrder[0]].cellData?.[8]?.[0];
  expect(cell).toMatchObject({ v: "source", t: 1 });
  expect(cell?.p).toBeUndefined();
});
