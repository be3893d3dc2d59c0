import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ICellData } from "@univerjs/core";
import { Workbook } from "@cj-tech-master/excelts";
import { finish } from "../../src/domain/kernel/steps";
import { ownCalls, tokensOf } from "../../src/xlsx/ownCalls";
import { shareCopy } from "../../src/xlsx/shareCopy";
import type { ShareMode } from "../../src/xlsx/treatment";
import { buildExample } from "../../src/workbook/blocks/example";
import { writePlan } from "../../src/workbook/write/writePlan";
import { fromXlsx, snapshotOf, toXlsx } from "../../workbench/files";
import { Grid } from "../../workbench/grid/grid";
import { HEADLESS_PLUGINS } from "../../workbench/grid/headlessPlugins";
import { FormulaDataModel } from "../../workbench/grid/univer";
import { openWorkbench } from "../../workbench/node";
import { csvRows } from "../support/csv";
import { libreOffice } from "../support/libreOffice";
import { asNumber, columnName, isNear, readByLibrary, readByLibreOffice, type Values } from "../support/otherSoftware";
import { rawWorkbook, xml } from "../xlsx/support/rawWorkbook";
import { faults, partsOf } from "../xlsx/support/soundWorkbook";

/** Workbooks of four makers, shared both ways and opened again by software that is not ours. */
const LONGEST = 300_000;
const MODES = ["values", "portable"] as const;

function share(bytes: Uint8Array, mode: ShareMode) {
  const shared = finish(shareCopy(bytes, { mode, date: "2026-07-01", version: "1.0.0", withoutPane: true, comments: true }));
  if (!shared.ok) throw new Error(shared.message);
  expect(faults(shared.value.bytes)).toEqual([]);
  return shared.value;
}

/** What the workbench's grid, without the add-in, computes from a file: errors as their code. */
async function readByGrid(bytes: Uint8Array): Promise<Values> {
  const grid = new Grid({ plugins: HEADLESS_PLUGINS });
  try {
    grid.load(await fromXlsx(bytes));
    await grid.calculated();
    const values: Values = new Map();
    for (const { id = "", name, cellData = {} } of Object.values(grid.save().sheets))
      for (const cells of [cellData, grid.spills(id)] as Record<string, Record<string, ICellData | null>>[])
        for (const [row, line] of Object.entries(cells))
          for (const [column, cell] of Object.entries(line)) {
            const at = `${name}!${columnName(Number(column))}${Number(row) + 1}`;
            if (cell?.v !== undefined && cell.v !== null) values.set(at, cell.t === 3 ? Boolean(cell.v) : cell.v);
          }
    return values;
  } finally {
    grid.dispose();
  }
}

const LACKING = /^(?:#NAME\?|Err:5\d\d|#VALUE!)$/;

const ERROR = /^#[A-Z/0]+[?!A]$/;

/** Functions whose native equivalents the grid's engine can't compute: see test/portable/exceptions.csv. */
const GRID_LACKS = new Set(
  csvRows(readFileSync(join(__dirname, "../portable/exceptions.csv"), "utf8")).flatMap(([name, engine]) =>
    engine === "univer" ? [name] : [],
  ),
);

/** Parts that sharing may change: those of the sheets with our calls, and what lists or styles them. */
const MAY_CHANGE =
  /^(?:\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/|xl\/styles\.xml|xl\/metadata\.xml|xl\/worksheets\/|xl\/tables\/|xl\/comments|xl\/drawings\/vmlDrawing|xl\/calcChain)/;

function expectRestUnchanged(before: Uint8Array, after: Uint8Array): void {
  const [old, now] = [partsOf(before), partsOf(after)];
  const changed = Object.keys(old).filter((path) => old[path] !== now[path] && !MAY_CHANGE.test(path));
  expect(changed).toEqual([]);
  for (const [path, text] of Object.entries(old)) {
    if (!/^xl\/worksheets\/[^/]*\.xml$/.test(path) || ownCallsIn(text)) continue;
    expect([path, now[path]]).toEqual([path, text]);
  }
}

const ownCallsIn = (text: string) =>
  [...text.matchAll(/<(?:f|formula|formula1)\b[^>]*>([^<]*)</g)].some(
    ([, formula]) => ownCalls(tokensOf(formula.replaceAll("&quot;", '"'))).length > 0,
  );

async function articleWorkbook(): Promise<Uint8Array> {
  const workbench = await openWorkbench();
  try {
    workbench.install();
    expect(await writePlan(buildExample, true)).toMatchObject({ kind: "done" });
    await workbench.calculated();
    const { grid } = workbench;
    return await toXlsx(snapshotOf(grid.book, grid.injector.get(FormulaDataModel) as never));
  } finally {
    workbench.dispose();
  }
}

/** Made by a library that knows nothing of us: a table, a name, merged cells, a rule, a drop-down, a protected sheet. */
async function libraryWorkbook(): Promise<Uint8Array> {
  const workbook = new Workbook();
  const model = workbook.addWorksheet("Model");
  model.addTable({
    name: "Rounds",
    ref: "A1",
    headerRow: true,
    columns: [{ name: "Raised" }, { name: "Valuation" }],
    rows: [
      [100, 830],
      [50, 830],
    ],
  } as never);
  model.getCell("D2").value = { formula: 'AIVALUATION(A2,B2,"pre_money")', result: 730 } as never;
  model.getCell("D3").value = { formula: "D2/2+Rate", result: 365.1 } as never;
  model.getCell("D4").value = { formula: 'CAPTABLE.WARRANT(100,2,5,"net_shares")&" shares"', result: "60 shares" } as never;
  model.mergeCells("F1:G2");
  model.getCell("F1").value = "merged";
  model.getCell("H1").value = 0.1;
  workbook.definedNames.add("Model!$H$1", "Rate");
  const locked = workbook.addWorksheet("Locked");
  locked.getCell("A1").value = { formula: 'AIVALUATION(Model!A3,830,"pre_money")', result: 780 } as never;
  await locked.protect("secret", {});
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as unknown as ArrayBuffer);
}

/** Made by XlsxWriter, by the script beside it: formulas with future functions, a column formula, a spill of which one cell is there, a comment. */
const thirdMaker = () => Promise.resolve(new Uint8Array(readFileSync(join(__dirname, "../xlsx/fixtures/thirdMaker.xlsx"))));

/** Put together by hand, with what Excel writes and few libraries do. */
function handMadeWorkbook(): Uint8Array {
  const rows = [
    '<row r="1"><c r="A1"><v>100</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">AIVALUATION(A1,$D$1,"pre_money")</f><v>730</v></c><c r="C1"><f t="shared" ref="C1:C3" si="1">A1*2</f><v>200</v></c><c r="D1"><v>830</v></c></row>',
    '<row r="2"><c r="A2"><v>50</v></c><c r="B2"><f t="shared" si="0"/><v>780</v></c><c r="C2"><f t="shared" si="1"/><v>100</v></c></row>',
    '<row r="3"><c r="A3"><v>30</v></c><c r="B3"><f t="shared" si="0"/><v>800</v></c><c r="C3"><f t="shared" si="1"/><v>60</v></c></row>',
    '<row r="5"><c r="A5" t="str" cm="1"><f t="array" ref="A5:B8">CAPTABLE.WARRANT(100,2,5)</f><v>Intrinsic value</v></c><c r="B5"><v>300</v></c></row>',
    '<row r="6"><c r="A6" t="str"><v>Net-exercise shares</v></c><c r="B6"><v>60</v></c></row>',
    '<row r="7"><c r="A7" t="str"><v>Shares withheld</v></c><c r="B7"><v>40</v></c></row>',
    '<row r="8"><c r="A8" t="str"><v>Cost of exercise</v></c><c r="B8"><v>200</v></c><c r="C8"><f>SUM(B1:B3)</f><v>2310</v></c></row>',
  ];
  const rest =
    '<sheetProtection password="CC1A" sheet="1" objects="1"/><conditionalFormatting sqref="B1:B3"><cfRule type="cellIs" priority="1" operator="greaterThan"><formula>750</formula></cfRule></conditionalFormatting>' +
    '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="E1"><formula1>"post,pre"</formula1></dataValidation></dataValidations>';
  return rawWorkbook({
    sheets: [
      { name: "Model", body: `<sheetData>${rows.join("")}</sheetData>${rest}` },
      { name: "Rest", body: '<sheetData><row r="1"><c r="A1"><f>Total*2</f><v>4620</v></c></row></sheetData>' },
    ],
    more: '<definedNames><definedName name="Total">Model!$C$8</definedName></definedNames>',
    related: [
      ["calcChain", "calcChain.xml"],
      ["sheetMetadata", "metadata.xml"],
    ],
    parts: {
      "xl/calcChain.xml": [
        xml('<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B1" i="1"/></calcChain>'),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
      ],
      "xl/metadata.xml": [
        xml(
          '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" cellMeta="1"/></metadataTypes>' +
            '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>',
        ),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml",
      ],
    },
  });
}

const soffice = libreOffice();

describe.each([
  ["the workbench (the article's workbook)", articleWorkbook],
  ["another library", libraryWorkbook],
  ["a library in another language", thirdMaker],
  ["hand", () => Promise.resolve(handMadeWorkbook())],
] as const)("a workbook made by %s", (_, make) => {
  let original: Uint8Array;
  let values: Values;
  beforeAll(async () => {
    original = await make();
    values = await readByLibrary(original, false);
  }, LONGEST);

  test.each(MODES)(
    "%s: the copy holds the same values, and all else is unchanged",
    async (mode) => {
      const { bytes, report } = share(original, mode);
      expect(report.changed.length).toBeGreaterThan(0);
      expect(report.notes.filter(({ kind }) => kind === "error" || kind === "never calculated")).toEqual([]);
      expectRestUnchanged(original, bytes);
      const copied = await readByLibrary(bytes, false);
      expect(
        [...values].filter(([cell, value]) => !isNear(copied.get(cell), value)).map(([cell, value]) => [cell, value, copied.get(cell)]),
      ).toEqual([]);
    },
    LONGEST,
  );

  test(
    "native formulas: an engine that is not ours computes the same values",
    async () => {
      const { bytes, report } = share(original, "portable");
      const computed = await readByLibrary(bytes, true);
      // It takes the cached cells of a spill for contents that are in the way, and its TEXT knows no commas that scale.
      const native = report.changed.filter(
        ({ became, formula, sheet, address }) =>
          became === "portable" && !formula.includes("TEXT(") && computed.get(`${sheet}!${address}`) !== "#SPILL!",
      );
      expect(native.length).toBeGreaterThan(0);
      const different = native.filter(
        ({ sheet, address }) => !isNear(computed.get(`${sheet}!${address}`), values.get(`${sheet}!${address}`)),
      );
      expect(
        different.map(({ sheet, address, formula }) => [
          `${sheet}!${address}`,
          formula,
          values.get(`${sheet}!${address}`),
          computed.get(`${sheet}!${address}`),
        ]),
      ).toEqual([]);
    },
    LONGEST,
  );

  test.each(MODES)(
    "%s: opened in the grid without the add-in, the same values and no error that was not there",
    async (mode) => {
      const { bytes, report } = share(original, mode);
      const shown = await readByGrid(bytes);
      const ours = new Set(report.changed.map(({ sheet, address }) => `${sheet}!${address}`));
      const withOthers = new Set(report.notes.filter(({ kind }) => kind === "other add-in").map(({ where }) => where));
      // Where the grid can't compute a native equivalent, what rests on it may be an error or blank, and never another number.
      const lacks = mode === "portable" && report.portables.some((name) => GRID_LACKS.has(name));
      const wrong: unknown[] = [];
      let same = 0;
      for (const [cell, value] of values) {
        const now = shown.get(cell) ?? "";
        const isError = typeof now === "string" && ERROR.test(now);
        if (isNear(now, value)) same++;
        else if (lacks && (isError || now === "")) continue;
        else if (isError ? !withOthers.has(cell.split("!")[0]) : typeof value === "number" || ours.has(cell))
          wrong.push([cell, value, now]);
      }
      expect(wrong).toEqual([]);
      expect(same).toBeGreaterThan(values.size / 2);
    },
    LONGEST,
  );

  if (soffice) {
    test.each(MODES)(
      "%s: LibreOffice, computing anew, shows the same, but for functions that it lacks",
      async (mode) => {
        const { bytes, report } = share(original, mode);
        const shown = await readByLibreOffice(soffice, bytes);
        const wrong: unknown[] = [];
        let compared = 0;
        for (const [cell, value] of values) {
          const text = shown.get(cell) ?? "";
          if (typeof value !== "number" || (mode === "portable" && LACKING.test(text))) continue;
          // Functions of other add-ins are left as they are.
          if (text === "#NAME?" && report.notes.some(({ kind, where }) => kind === "other add-in" && where === cell.split("!")[0]))
            continue;
          compared++;
          if (!isNear(asNumber(text), value)) wrong.push([cell, value, text]);
        }
        expect(wrong).toEqual([]);
        expect(compared).toBeGreaterThan(0);
        if (mode === "values") {
          const ours = report.changed.map(({ sheet, address }) => `${sheet}!${address}`);
          expect(ours.filter((cell) => LACKING.test(shown.get(cell) ?? ""))).toEqual([]);
        }
        expect([...shown.values()].filter((text) => text.includes("_xldudf_"))).toEqual([]);
      },
      LONGEST,
    );
  }
});
