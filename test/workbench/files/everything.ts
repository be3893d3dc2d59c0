import type { ICellData, IWorkbookData } from "@univerjs/core";
import { RESOURCE, type ChartModel } from "../../../workbench/charts/chartModel";
import { GRID_RESOURCE } from "../../../workbench/files/resources";
import { SPILLS } from "../../../workbench/files/spills";

/** Text as an ordinary cell has it, or a number, truth value or formula with what it gave. */
const text = (v: string, s?: string): ICellData => ({ v, t: 1, ...(s && { s }) });
const number = (v: number, s?: string): ICellData => ({ v, t: 2, ...(s && { s }) });
const formula = (f: string, v: string | number, s?: string): ICellData => ({ f, v, t: typeof v === "number" ? 2 : 1, ...(s && { s }) });

const area = (startRow: number, startColumn: number, endRow: number, endColumn: number) => ({ startRow, startColumn, endRow, endColumn });

const link = (label: string, url: string): ICellData => ({
  p: {
    id: "d",
    documentStyle: { pageSize: { width: Infinity, height: Infinity } },
    body: {
      dataStream: `${label}\r\n`,
      textRuns: [],
      paragraphs: [{ startIndex: label.length }],
      sectionBreaks: [{ startIndex: label.length + 1 }],
      customRanges: [{ startIndex: 0, endIndex: label.length - 1, rangeType: 0, rangeId: "link", properties: { url } }],
    },
  },
  v: label,
  t: 1,
  s: "link",
});

const CHARTS: ChartModel[] = [
  {
    id: "one",
    name: "Amounts",
    sheetId: "deals",
    type: "ColumnClustered",
    title: "Amounts by deal",
    position: area(12, 0, 26, 4),
    seriesBy: "Columns",
    series: [{ nameRef: "Deals!$C$1", categoriesRef: "Deals!$A$2:$A$5", valuesRef: "Deals!$C$2:$C$5" }],
    axisTitles: { category: "Deal", value: "USD" },
    legend: "bottom",
  },
  {
    id: "two",
    name: "Paths",
    sheetId: "deals",
    type: "LineMarkers",
    position: area(12, 6, 26, 10),
    seriesBy: "Columns",
    series: [
      { name: "A", valuesRef: "Deals!$C$2:$C$5" },
      { name: "B", valuesRef: "Deals!$F$2:$F$5" },
    ],
    legend: "right",
  },
  {
    id: "three",
    name: "Shares",
    sheetId: "model",
    type: "Pie",
    title: "Shares",
    position: area(5, 3, 15, 8),
    seriesBy: "Columns",
    series: [{ categoriesRef: "Deals!$A$2:$A$5", valuesRef: "Deals!$C$2:$C$5" }],
    legend: "none",
  },
];

const resources: Record<string, unknown> = {
  [GRID_RESOURCE.names]: {
    n1: {
      id: "n1",
      name: "Twice",
      formulaOrRefString: "=LAMBDA(x,[factor],x*IF(ISOMITTED(factor),2,factor))",
      localSheetId: "AllDefaultWorkbook",
    },
    n2: { id: "n2", name: "First", formulaOrRefString: "Deals!$C$2", localSheetId: "AllDefaultWorkbook" },
    n3: { id: "n3", name: "Rate", formulaOrRefString: "=0.2", localSheetId: "AllDefaultWorkbook" },
    n4: { id: "n4", name: "Local", formulaOrRefString: "'The model'!$A$1:$B$3", localSheetId: "model" },
  },
  [GRID_RESOURCE.tables]: {
    deals: {
      tables: [
        {
          id: "t",
          name: "Deals",
          range: area(0, 0, 4, 3),
          options: { showHeader: true, showFooter: false, tableStyleId: "table-default-2" },
          filters: { tableColumnFilterList: [] },
          columns: ["From", "To", "Amount", "Kind & <type>"].map((displayName, index) => ({
            id: `c${index}`,
            displayName,
            dataType: "string",
            formula: "",
            meta: {},
            style: {},
          })),
        },
      ],
      tableFilteredOutRows: [],
    },
  },
  [GRID_RESOURCE.notes]: {
    deals: { 1: { 2: { id: "x", row: 1, col: 2, note: "As reported\nin the press", width: 200, height: 80, show: false } } },
    model: { 30: { 5: { id: "y", row: 30, col: 5, note: "On an empty cell", width: 160, height: 72, show: false } } },
  },
  [GRID_RESOURCE.validations]: {
    deals: [
      {
        uid: "v1",
        ranges: [area(1, 3, 4, 3)],
        type: "list",
        formula1: '["Equity","Debt & \\"other\\"","Compute"]',
        showDropDown: true,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 1,
        errorTitle: "Kind",
        error: "Please choose one",
      },
      { uid: "v2", ranges: [area(1, 2, 4, 2)], type: "decimal", operator: "greaterThanOrEqual", formula1: "0" },
      { uid: "v3", ranges: [area(6, 2, 6, 2), area(8, 2, 8, 2)], type: "whole", operator: "between", formula1: "1", formula2: "=C2" },
      {
        uid: "v4",
        ranges: [area(7, 2, 7, 2)],
        type: "custom",
        formula1: "=XLOOKUP(C8,C2:C5,C2:C5)>0",
        showInputMessage: true,
        prompt: "Hint",
      },
      { uid: "v5", ranges: [area(9, 2, 9, 2)], type: "list", formula1: "=Deals!A2:A5", showDropDown: true },
      { uid: "v6", ranges: [area(10, 2, 10, 2)], type: "date", operator: "lessThan", formula1: "46000" },
    ],
  },
  [GRID_RESOURCE.conditionalFormats]: {
    deals: [
      { subType: "number", operator: "greaterThan", value: 6, style: { bg: { rgb: "#c6efce" }, cl: { rgb: "#006100" } } },
      { subType: "number", operator: "between", value: [1, 6], style: { bl: 1 } },
      { subType: "text", operator: "beginsWith", value: 'O"p', style: { it: 1 } },
      { subType: "text", operator: "notContainsText", value: "x", style: { st: { s: 1 } } },
      { subType: "text", operator: "containsErrors", style: { ul: { s: 1 } } },
      { subType: "formula", value: '=$C2>XLOOKUP("a",$A$2:$A$5,$C$2:$C$5)', style: { bg: { rgb: "#ffc7ce" } } },
      { subType: "duplicateValues", style: { bl: 1 } },
      { subType: "rank", value: 3, isPercent: false, isBottom: true, style: { bl: 1 } },
      { subType: "average", operator: "greaterThanOrEqual", style: { bl: 1 } },
      { subType: "timePeriod", operator: "last7Days", style: { bl: 1 } },
    ]
      .map((rule): object => ({ type: "highlightCell", ...rule }))
      .concat([
        { type: "colorScale", config: scale() },
        { type: "dataBar", isShowValue: true, config: bar() },
      ])
      .map((rule, index) => ({ cfId: `f${index}`, ranges: [area(1, 2, 4, 2)], stopIfTrue: index === 1, rule })),
  },
  [SPILLS]: {
    model: [
      {
        range: area(2, 0, 4, 1),
        values: [
          [3, "c"],
          [2, true],
          [1, null],
        ],
      },
    ],
  },
  [RESOURCE.charts]: CHARTS,
  [RESOURCE.customXml]: [
    { id: "{2D9E6F0A-1B6E-4A0E-9E35-0D3B8C1F7A11}", xml: '<deals xmlns="urn:test:deals"><v a="1 &amp; 2">é</v></deals>' },
    { id: "{00000000-1B6E-4A0E-9E35-0D3B8C1F7A12}", xml: '<other xmlns="urn:test:other"/>' },
  ],
  [RESOURCE.settings]: { "roundtrip.first": false, asOf: "2026-01-31", nested: { list: [1, 2] } },
  [RESOURCE.protection]: { model: { options: { allowSort: true, allowEditObjects: true }, unlocked: [area(0, 1, 1, 2)] } },
};

function scale() {
  return [
    { index: 0, color: "#f8696b", value: { type: "min" } },
    { index: 1, color: "#ffeb84", value: { type: "percentile", value: 50 } },
    { index: 2, color: "#63be7b", value: { type: "max" } },
  ];
}

function bar() {
  return { min: { type: "min" }, max: { type: "num", value: 20 }, isGradient: true, positiveColor: "#638ec6", nativeColor: "#ff0000" };
}

/** A workbook with one at least of everything that files keep. */
export const EVERYTHING: IWorkbookData = {
  id: "book",
  name: "Everything",
  appVersion: "0.25.1",
  locale: "enUS" as IWorkbookData["locale"],
  styles: {
    header: { bl: 1, cl: { rgb: "#ffffff" }, bg: { rgb: "#1f4e79" }, ht: 2, vt: 2, tb: 3 },
    billions: { n: { pattern: '[$$-409]#,##0.0,,,"B"' } },
    percent: { n: { pattern: "0.0%" }, cl: { rgb: "#0000ff" }, fs: 12 },
    date: { n: { pattern: "yyyy-mm-dd" } },
    framed: {
      bd: { t: { s: 1, cl: { rgb: "#ff0000" } }, b: { s: 7, cl: { rgb: "#000000" } } },
      it: 1,
      ul: { s: 1 },
      st: { s: 1 },
      ff: "Georgia",
      fs: 14,
    },
    slanted: { tr: { a: -45 }, pd: { l: 18 }, ht: 1, va: 3 },
    link: { cl: { rgb: "#0563c1" }, ul: { s: 1 } },
  },
  sheetOrder: ["deals", "model", "hidden"],
  sheets: {
    deals: {
      id: "deals",
      name: "Deals",
      tabColor: "#31c48d",
      hidden: 0,
      freeze: { xSplit: 1, ySplit: 1, startRow: 1, startColumn: 1 },
      rowCount: 1000,
      columnCount: 40,
      defaultColumnWidth: 88,
      defaultRowHeight: 24,
      mergeData: [area(6, 0, 7, 1)],
      cellData: {
        0: { 0: text("From", "header"), 1: text("To", "header"), 2: text("Amount", "header"), 3: text("Kind & <type>", "header") },
        1: { 0: text("OpenAI"), 1: text("CoreWeave"), 2: number(6.6e9, "billions"), 3: text("Equity"), 5: number(1) },
        2: { 0: text("Nvidia"), 1: text("OpenAI"), 2: number(1e11, "billions"), 3: text("Debt"), 5: number(2.5) },
        3: { 0: text("=cmd|x"), 1: text("+1"), 2: number(0.1 + 0.2), 3: text("007"), 5: number(-1e-12) },
        4: { 0: text(" blanks  kept "), 1: text("two\nlines & <tags>"), 2: number(12345678901234), 3: text("\"'é漢😀"), 5: number(4) },
        5: {
          0: { v: 1, t: 3 },
          1: { v: 0, t: 3 },
          2: formula("=SUM(Deals[Amount])", 106600000000),
          3: formula("=1/0", "#DIV/0!"),
          4: number(45678, "date"),
        },
        6: { 0: text("merged"), 2: formula("=NA()", "#N/A"), 3: formula('="a"&"b"', "ab") },
        8: { 0: link("source", "https://example.com/a?b=1&c=2"), 1: link("inside", "#gid=model&range=B2") },
        9: { 0: text("x", "framed"), 1: text("y", "slanted"), 3: { s: "framed" } },
      },
      rowData: { 0: { h: 36 }, 5: { hd: 1 } },
      columnData: { 0: { w: 160 }, 4: { w: 40, hd: 1 }, 6: { w: 88, s: "percent" } },
      zoomRatio: 1.25,
      showGridlines: 0,
      rightToLeft: 0,
    },
    model: {
      id: "model",
      name: "The model",
      hidden: 0,
      tabColor: "",
      freeze: { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
      rowCount: 1000,
      columnCount: 26,
      defaultColumnWidth: 88,
      defaultRowHeight: 24,
      mergeData: [],
      cellData: {
        0: { 0: formula('=AIVALUATION(100,830,"new_money_stake")', 0.12048), 1: formula("=Twice(4)", 8), 2: number(0.2, "percent") },
        1: {
          0: formula("=CONTOSO.UNKNOWN(1)", "#NAME?"),
          1: formula("=LET(a,2,b,a+1,a*b)", 6),
          2: formula("=MAP(A1:A3,LAMBDA(v,v*2))", "#SPILL!"),
        },
        2: { 0: formula("=SORT(FILTER(Deals!F2:G5,Deals!F2:F5>0),1,-1)", 3) },
        6: { 0: formula("=Deals[[#This Row],[Amount]]", "#VALUE!"), 1: formula('=SUMIFS(Deals[Amount],Deals[From],"OpenAI")', 6600000000) },
      },
      rowData: {},
      columnData: {},
      zoomRatio: 1,
      showGridlines: 1,
      rightToLeft: 0,
    },
    hidden: {
      id: "hidden",
      name: "It's hidden",
      hidden: 1,
      tabColor: "",
      freeze: { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
      rowCount: 1000,
      columnCount: 26,
      defaultColumnWidth: 72,
      defaultRowHeight: 20,
      mergeData: [],
      cellData: {},
      rowData: {},
      columnData: {},
      zoomRatio: 1,
      showGridlines: 1,
      rightToLeft: 1,
    },
  },
  resources: Object.entries(resources).map(([name, data]) => ({ name, data: JSON.stringify(data) })),
};
