import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workbook } from "@cj-tech-master/excelts";
import { strToU8, Zip, ZipDeflate } from "fflate";
import { finish } from "../src/domain/kernel/steps";
import { shareCopy } from "../src/xlsx/shareCopy";
import { type Cases, inProcess, type Measured } from "./measure";
import type { Row, Section } from "./report";

const LIBRE_OFFICE = "soffice";
const FORMULAS = 100_000;
/** The promise for that many, of processor time. */
const MOST_MILLISECONDS = 5000;

const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

const STRETCH = 1000;

/**
 * A workbook of as many rows, each with two inputs and one formula of ours, no two formulas alike, as a model filled down has them; packed as it is
 * made, so that what is measured afterwards is not the memory that making it took. Written out row by row, or as Excel does, one formula shared by all.
 */
function workbookOf(rows: number, isShared: boolean): Uint8Array {
  const formulaOf = (row: number) => `AIVALUATION(A${row},B${row},"new_money_stake")*$A$1`;
  const line = (i: number) => {
    const row = i + 1;
    const written = row === 1 ? `<f t="shared" ref="C1:C${rows}" si="0">${formulaOf(1)}</f>` : '<f t="shared" si="0"/>';
    const f = isShared ? written : `<f>${formulaOf(row)}</f>`;
    return `<row r="${row}"><c r="A${row}"><v>${100 + i}</v></c><c r="B${row}"><v>${830 + i}</v></c><c r="C${row}">${f}<v>${(100 + i) / (830 + i)}</v></c></row>`;
  };
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="Model" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  };
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const begin = (path: string) => {
    const file = new ZipDeflate(path);
    zip.add(file);
    file.push(strToU8(HEAD));
    return file;
  };
  for (const [path, text] of Object.entries(parts)) begin(path).push(strToU8(text), true);
  const sheet = begin("xl/worksheets/sheet1.xml");
  sheet.push(strToU8('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'));
  for (let from = 0; from < rows; from += STRETCH) {
    sheet.push(strToU8(Array.from({ length: Math.min(STRETCH, rows - from) }, (_, i) => line(from + i)).join("")));
  }
  sheet.push(strToU8("</sheetData></worksheet>"), true);
  zip.end();
  return Buffer.concat(chunks);
}

/** One run: making the file is not counted, warming up is part of what a user waits for. */
function once(size: number, isShared: boolean, run: (bytes: Uint8Array) => number): Measured<number> {
  const bytes = workbookOf(size, isShared);
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const result = run(bytes);
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { result, milliseconds, cpuMilliseconds: (user + system) / 1000 };
}

const share = (mode: "values" | "portable", isShared: boolean) => (size: number) =>
  once(size, isShared, (bytes) => {
    const copy = finish(shareCopy(bytes, { mode, date: "2026-07-01", version: "1.0.0", withoutPane: true, comments: true }));
    if (!copy.ok) throw new Error(copy.message);
    return copy.value.report.changed.length;
  });

/** Name of a case, what it is called in the table, and its way. */
const WAYS = [
  ["share values", "values", "values", false],
  ["share values shared", "values, one formula filled down", "values", true],
  ["share portable", "native formulas", "portable", false],
  ["share portable shared", "native formulas, one filled down", "portable", true],
] as const;

export const shareCases: Cases = Object.fromEntries(WAYS.map(([name, , mode, isShared]) => [name, share(mode, isShared)]));

/** What a person without the add-in's copy would do: have another programme open the workbook and write it again, formulas as they were. */
async function excelts(bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as never);
  await workbook.xlsx.writeBuffer({ validate: false } as never);
  return performance.now() - start;
}

function libreOffice(bytes: Uint8Array): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), "share-"));
  try {
    const path = join(folder, "in.xlsx");
    writeFileSync(path, bytes);
    mkdirSync(join(folder, "out"));
    const start = performance.now();
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    execFileSync(LIBRE_OFFICE, [profile, "--headless", "--convert-to", "xlsx", "--outdir", join(folder, "out"), path], { stdio: "ignore" });
    return performance.now() - start;
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const sharing: Section = {
  title: "A share copy of a workbook",
  about: `A workbook of ${FORMULAS.toLocaleString("en")} different formulas, each in a process of its own, from bytes to bytes with its Sources sheet. The peers read the same file and write it again; they leave #NAME? to the reader.`,
  async run() {
    const rows: Row[] = [];
    for (const isShared of [false, true]) {
      const bytes = workbookOf(FORMULAS, isShared);
      const peers: readonly (readonly [string, number | undefined])[] = [
        ["excelts, load and save", await excelts(bytes)],
        ["LibreOffice, convert", libreOffice(bytes)],
      ];
      for (const [name, what] of WAYS.filter(([, , , shared]) => shared === isShared)) {
        const { milliseconds, cpuMilliseconds, peakMegabytes, result } = await inProcess(name, FORMULAS);
        if (result !== FORMULAS) throw new Error(`${result} formulas were replaced, not ${FORMULAS}`);
        for (const [peer, peerMilliseconds] of peers) {
          if (peerMilliseconds === undefined) continue;
          rows.push({ what, milliseconds, cpuMilliseconds, peakMegabytes, target: MOST_MILLISECONDS, peer, peerMilliseconds });
        }
      }
    }
    return rows;
  },
};
