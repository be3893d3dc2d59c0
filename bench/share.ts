import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workbook } from "@cj-tech-master/excelts";
import { strToU8, zipSync } from "fflate";
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

/** A workbook of as many rows, each with two inputs and one formula of ours, no two formulas alike, as a model filled down has them. */
function workbookOf(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, i) => {
    const row = i + 1;
    return `<row r="${row}"><c r="A${row}"><v>${100 + i}</v></c><c r="B${row}"><v>${830 + i}</v></c><c r="C${row}"><f>AIVALUATION(A${row},B${row},"new_money_stake")*$A$1</f><v>${(100 + i) / (830 + i)}</v></c></row>`;
  });
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="Model" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join("")}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(HEAD + text)])));
}

/** One run: making the file is not counted, warming up is part of what a user waits for. */
function once(size: number, run: (bytes: Uint8Array) => number): Measured<number> {
  const bytes = workbookOf(size);
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const result = run(bytes);
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { result, milliseconds, cpuMilliseconds: (user + system) / 1000 };
}

const share = (mode: "values" | "portable") => (size: number) =>
  once(size, (bytes) => {
    const copy = finish(shareCopy(bytes, { mode, date: "2026-07-01", version: "1.0.0", withoutPane: true, comments: true }));
    if (!copy.ok) throw new Error(copy.message);
    return copy.value.report.changed.length;
  });

export const shareCases: Cases = { "share values": share("values"), "share portable": share("portable") };

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
    const bytes = workbookOf(FORMULAS);
    const rows: Row[] = [];
    const peers: readonly (readonly [string, number | undefined])[] = [
      ["excelts, load and save", await excelts(bytes)],
      ["LibreOffice, convert", libreOffice(bytes)],
    ];
    for (const mode of ["values", "portable"] as const) {
      const { milliseconds, cpuMilliseconds, peakMegabytes, result } = await inProcess(`share ${mode}`, FORMULAS);
      if (result !== FORMULAS) throw new Error(`${result} formulas were replaced, not ${FORMULAS}`);
      for (const [peer, peerMilliseconds] of peers) {
        if (peerMilliseconds === undefined) continue;
        const what = mode === "values" ? "values" : "native formulas";
        rows.push({ what, milliseconds, cpuMilliseconds, peakMegabytes, target: MOST_MILLISECONDS, peer, peerMilliseconds });
      }
    }
    return rows;
  },
};
