import { Workbook } from "@cj-tech-master/excelts";
import { calculateFormulas, installFormulaEngine } from "@cj-tech-master/excelts/formula";
import { catalogue, findFunction } from "../../src/catalogue";
import type { Cell } from "../../src/catalogue/cell";
import { invoke } from "../../src/catalogue/invoke";
import { finish } from "../../src/domain/kernel/steps";
import { portableLambda } from "../../src/xlsx/portableLambda";
import { addressOf } from "../../src/xlsx/address";
import { shareCopy, type SharedCopy } from "../../src/xlsx/shareCopy";
import { csvRows, parseCsv } from "../support/csv";
import { callOf } from "../support/evaluate";
import { libreOffice, withLibreOffice } from "../support/libreOffice";
import { matches } from "../support/matches";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { faults } from "../xlsx/support/soundWorkbook";

/** Every example of the catalogue that is one call on constants, with what it gives: a workbook that uses all functions. */
const examples = catalogue
  .flatMap(({ functions }) => functions.flatMap(({ examples: all }) => all.map(({ formula }) => formula)))
  .flatMap((formula) => {
    try {
      const { name, args } = callOf(formula);
      const spec = findFunction(name);
      const result = spec && invoke(spec, args);
      if (!spec || !result?.ok || !formula.startsWith(`=${spec.name}(`)) return [];
      const value: Cell[][] = Array.isArray(result.value) ? result.value : [[result.value]];
      return value.flat().every((cell) => typeof cell !== "object" || cell === null) ? [{ formula, spec, value }] : [];
    } catch {
      return [];
    }
  });

// Without it the engine takes a name that holds a LAMBDA for text it does not know.
installFormulaEngine();

/** Cached where a value must be computed to be right: whoever shows it has not computed. */
const WRONG = -999;
const COLUMN = 2;
let next = 1;
const placed = examples.map((example) => {
  const row = next;
  next += example.value.length + 1;
  return { ...example, row };
});

async function workbook(cached: "right" | "wrong" = "right"): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet("Model");
  for (const { formula, value, row } of placed) {
    const address = (r: number, c: number) => addressOf({ row: row - 1 + r, column: COLUMN - 1 + c });
    value.forEach((cells, r) => cells.forEach((cell, c) => (sheet.getCell(row + r, COLUMN + c).value = (cell ?? "") as never)));
    const ref = `${address(0, 0)}:${address(value.length - 1, value[0].length - 1)}`;
    const isArray = value.length > 1 || value[0].length > 1;
    sheet.getCell(row, COLUMN).value = {
      formula: formula.slice(1),
      result: cached === "wrong" ? WRONG : (value[0][0] ?? ""),
      ...(isArray ? { shareType: "array", ref } : {}),
    } as never;
    sheet.getCell(row, 1).value = formula.slice(1);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function shared(bytes: Uint8Array, mode: "values" | "portable"): SharedCopy {
  const copy = finish(shareCopy(bytes, { mode, date: "2026-07-01", version: "1.0.0", withoutPane: true }));
  if (!copy.ok) throw new Error(copy.message);
  expect(faults(copy.value.bytes)).toEqual([]);
  return copy.value;
}

/** What a file holds where the examples stand, after the second engine has computed it. */
async function computed(bytes: Uint8Array): Promise<(row: number, column: number) => unknown> {
  const book = new Workbook();
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as never);
  calculateFormulas(book as never);
  const sheet = book.getWorksheet("Model")!;
  return (row, column) => {
    const value: unknown = sheet.getCell(row, column).value;
    return typeof value === "object" && value !== null && "formula" in value ? ((value as { result?: unknown }).result ?? null) : value;
  };
}

const excepted = new Set(
  parseCsv(readFileSync(join(__dirname, "../portable/exceptions.csv"), "utf8"))
    .filter(({ engine }) => engine === "excelts")
    .map((row) => row.function),
);

/** Differences between what stands in a file and what the functions give. */
function differences(read: (row: number, column: number) => unknown, of: typeof placed, cellsRead: "all" | "first"): string[] {
  return of.flatMap(({ formula, value, row }) => {
    const cells = cellsRead === "all" ? value : [[value[0][0]]];
    const found = cells.map((line, r) => line.map((_, c) => read(row + r, COLUMN + c) ?? ""));
    const difference = matches(found, cells, 1e-9);
    return difference ? [`${formula}: ${difference}`] : [];
  });
}

const natives = placed.filter(({ spec }) => portableLambda(spec) !== undefined && !excepted.has(spec.name));

test("the workbook uses most functions, some with native equivalents", () => {
  expect(new Set(placed.map(({ spec }) => spec.name)).size).toBeGreaterThan(15);
  expect(natives.length).toBeGreaterThan(0);
});

describe("a workbook of a library", () => {
  test("shared as values holds what the functions gave, for a second engine", async () => {
    const { bytes, report } = shared(await workbook(), "values");
    expect(report.changed).toHaveLength(placed.length);
    expect(differences(await computed(bytes), placed, "all")).toEqual([]);
  });

  test("shared in native functions, a second engine computes the same", async () => {
    const { bytes } = shared(await workbook("wrong"), "portable");
    expect(differences(await computed(bytes), natives, "first")).toEqual([]);
  });
});

const command = libreOffice();
if (command) {
  describe("LibreOffice, told to recalculate", () => {
    test("opens a copy of values and shows what the functions gave, no error anywhere", async () => {
      const { bytes } = shared(await workbook(), "values");
      const sheets = await withLibreOffice(command, bytes, ({ csv }) => csv());
      const text = sheets.get("Model") ?? "";
      expect(text).not.toMatch(/#NAME\?|Err:|_xl/);
      expect(sheets.has("Sources")).toBe(true);
      const rows = csvRows(text);
      const read = (row: number, column: number) => {
        const shown = rows[row - 1]?.[column - 1] ?? "";
        return shown !== "" && Number.isFinite(Number(shown)) ? Number(shown) : shown;
      };
      expect(differences(read, placed, "all")).toEqual([]);
    }, 120_000);

    test("a workbook that it saved, which spoils our results, is shared in native functions and computes again", async () => {
      const saved = await withLibreOffice(command, await workbook(), ({ xlsx }) => xlsx());
      const { bytes, report } = shared(saved, "portable");
      expect(report.changed.length).toBeGreaterThanOrEqual(natives.length);
      expect(differences(await computed(bytes), natives, "first")).toEqual([]);
    }, 120_000);
  });
}
