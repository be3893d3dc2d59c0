import type { ICellData, IWorkbookData } from "@univerjs/core";
import { Workbook, type CellValue } from "@cj-tech-master/excelts";
import { calculateFormulas, installFormulaEngine } from "@cj-tech-master/excelts/formula";
import { toXlsx } from "../../workbench/files";
import { cellAddress } from "../../workbench/files/reference";
import { csvRows } from "../support/csv";
import { libreOffice, withLibreOffice } from "../support/libreOffice";
import { EVERYTHING } from "../workbench/files/everything";

/**
 * Workbook files opened and computed by software that is not ours. The cached values are wrong on purpose: whoever shows them has not computed.
 */
const WRONG = -999;

/** Formula, its value, and what LibreOffice 7.4 says instead where it lacks a function. Amounts stand in Deals[Amount]: 5, 7, 9. */
const FORMULAS: readonly (readonly [formula: string, value: number | string | boolean, libreOffice?: string])[] = [
  ["=SUM(Deals[Amount])", 21],
  ["=SUM(Deals[[#Data],[Amount]])*Rate", 4.2],
  ['=SUMIFS(Deals[Amount],Deals[Kind],"Equity")', 14],
  ['=INDEX(Deals[Amount],MATCH("b",Deals[From],0))', 7],
  ["=IRR({-100,60,60})", 0.1306623863],
  ["=PMT(0.05/12,360,100000)", -536.8216230121],
  ["=First*2", 10],
  ['=SUMPRODUCT(Deals[Amount]*(Deals[Kind]="Equity"))', 14],
  ["=SUM(Deals[Amount]*2)", 42],
  ['=TEXTJOIN(",",TRUE,Deals[From])', "a,b,c"],
  ['=MAXIFS(Deals[Amount],Deals[Kind],"Equity")', 9],
  ["=STDEV.S(Deals[Amount])", 2],
  ['=IFNA(NA(),"none")', "none"],
  ['="a"&"b"', "ab"],
  ["=1=1", true],
  ['=XLOOKUP("b",Deals[From],Deals[Amount])', 7, "#NAME?"],
  ["=LET(a,2,b,a+1,a*b)", 6, "#NAME?"],
  ["=SUM(MAP(Deals[Amount],LAMBDA(v,v*2)))", 42, "#NAME?"],
  ["=Twice(21)", 42, "Err:509"],
  ["=SUM(SORT(Deals[Amount]))", 21, "#NAME?"],
  ["=SUM(FILTER(Deals[Amount],Deals[Amount]>5))", 16, "#NAME?"],
  ["=SUM(SEQUENCE(4))", 10, "#NAME?"],
];
const ADDIN_FORMULA = '=AIVALUATION(100,830,"new_money_stake")';
const FIRST_ROW = 6;

const text = (v: string): ICellData => ({ v, t: 1 });
const number = (v: number): ICellData => ({ v, t: 2 });

function workbook(): IWorkbookData {
  const rows = [
    ["a", 5, "Equity"],
    ["b", 7, "Debt"],
    ["c", 9, "Equity"],
  ] as const;
  const cellData: Record<number, Record<number, ICellData>> = { 0: { 0: text("From"), 1: text("Amount"), 2: text("Kind") } };
  rows.forEach(([from, amount, kind], index) => (cellData[index + 1] = { 0: text(from), 1: number(amount), 2: text(kind) }));
  [...FORMULAS.map(([formula]) => formula), ADDIN_FORMULA].forEach(
    (f, index) => (cellData[FIRST_ROW + index] = { 0: text(`formula ${index}`), 1: { f, v: WRONG, t: 2 } }),
  );
  const table = JSON.parse(EVERYTHING.resources?.find(({ name }) => name === "SHEET_TABLE_PLUGIN")?.data ?? "{}").deals.tables[0];
  const columns = ["From", "Amount", "Kind"].map((displayName, index) => ({ ...table.columns[index], displayName }));
  const tables = { s: { tables: [{ ...table, range: { startRow: 0, startColumn: 0, endRow: 3, endColumn: 2 }, columns }] } };
  const names = {
    a: { id: "a", name: "Twice", formulaOrRefString: "=LAMBDA(x,x*2)", localSheetId: "AllDefaultWorkbook" },
    b: { id: "b", name: "First", formulaOrRefString: "Sheet1!$B$2", localSheetId: "AllDefaultWorkbook" },
    c: { id: "c", name: "Rate", formulaOrRefString: "=0.2", localSheetId: "AllDefaultWorkbook" },
  };
  return {
    ...EVERYTHING,
    sheetOrder: ["s"],
    sheets: { s: { id: "s", name: "Sheet1", rowCount: 100, columnCount: 20, cellData, mergeData: [] } },
    resources: [
      { name: "SHEET_TABLE_PLUGIN", data: JSON.stringify(tables) },
      { name: "SHEET_DEFINED_NAME_PLUGIN", data: JSON.stringify(names) },
    ],
  };
}

const asShown = (value: number | string | boolean) => (typeof value === "boolean" ? String(value).toUpperCase() : value);

function expectShown(shown: string, expected: number | string | boolean, formula: string): void {
  if (typeof expected === "number") expect([formula, Number(shown)]).toEqual([formula, expect.closeTo(expected, 8)]);
  else expect([formula, shown]).toEqual([formula, asShown(expected)]);
}

const soffice = libreOffice();
if (soffice) {
  test("LibreOffice computes what we computed, but for the functions that it lacks", async () => {
    const sheets = await withLibreOffice(soffice, await toXlsx(workbook()), ({ csv }) => csv());
    const rows = csvRows(sheets.get("Sheet1") ?? "");
    FORMULAS.forEach(([formula, value, lacking], index) => expectShown(rows[FIRST_ROW + index][1], lacking ?? value, formula));
    expect(rows[FIRST_ROW + FORMULAS.length][1]).toBe("#NAME?");
  });

  test("LibreOffice opens a workbook with everything in it, its sheets, texts and formats", async () => {
    const sheets = await withLibreOffice(soffice, await toXlsx(EVERYTHING), ({ csv }) => csv());
    expect([...sheets.keys()].sort()).toEqual(["Deals", "It's hidden", "The model"]);
    const deals = csvRows(sheets.get("Deals") ?? "");
    expect(deals[3].slice(0, 4)).toEqual(["=cmd|x", "+1", "0.3", "007"]);
    expect(deals[4].slice(0, 4)).toEqual([" blanks  kept ", "two\nlines & <tags>", "12345678901234", "\"'é漢😀"]);
  });
}

/** The value in a cell of the second engine, errors as their code. */
function engineValue(value: CellValue): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if ("formula" in value || "sharedFormula" in value) return engineValue((value as { result?: CellValue }).result as CellValue);
  return "error" in value ? value.error : value;
}

test("a second engine reads the file and computes the same, LET, LAMBDA, SORT and the like included", async () => {
  // Before loading: it decides then what names stand for.
  installFormulaEngine();
  const read = new Workbook();
  await read.xlsx.load(await toXlsx(workbook()));
  const sheet = read.worksheets[0];
  calculateFormulas(read as never);
  FORMULAS.forEach(([formula, value], index) => {
    const computed = engineValue(sheet.getCell(cellAddress(FIRST_ROW + index, 1)).value);
    if (typeof value === "number") expect([formula, computed]).toEqual([formula, expect.closeTo(value, 8)]);
    else expect([formula, computed]).toEqual([formula, value]);
  });
});
