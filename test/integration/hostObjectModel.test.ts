import { openWorkbench, type Workbench } from "../../workbench/node";

/** Parts of Excel's object model, each set by one request of the real office.js and read back by another, as an add-in would. */
let workbench: Workbench;
beforeAll(async () => (workbench = await openWorkbench()));
afterAll(() => workbench.dispose());

type Work = (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<unknown>;

/** Each on a sheet of its own. */
const PARTS: readonly (readonly [part: string, set: Work, read: Work, expected: unknown])[] = [
  [
    "values, types and texts",
    async (sheet) => {
      sheet.getRange("A1:C1").values = [[1.5, "text", true]];
      sheet.getRange("A1").numberFormat = [["0.00%"]];
    },
    async (sheet, context) => {
      const range = sheet.getRange("A1:D1").load("values,valueTypes,text,numberFormat");
      await context.sync();
      return [range.values, range.valueTypes, range.text, range.numberFormat[0][0]];
    },
    [[[1.5, "text", true, ""]], [["Double", "String", "Boolean", "Empty"]], [["150.00%", "text", "TRUE", ""]], "0.00%"],
  ],
  [
    "formats",
    async (sheet) => {
      const { format } = sheet.getRange("B2");
      format.font.bold = true;
      format.font.color = "#0000FF";
      format.fill.color = "#FFF9E5";
      format.horizontalAlignment = "Right";
      format.wrapText = true;
    },
    async (sheet, context) => {
      const { format } = sheet.getRange("B2");
      format.load("horizontalAlignment,wrapText");
      format.font.load("bold,color");
      format.fill.load("color");
      await context.sync();
      return [
        format.font.bold,
        format.font.color.toUpperCase(),
        format.fill.color.toUpperCase(),
        format.horizontalAlignment,
        format.wrapText,
      ];
    },
    [true, "#0000FF", "#FFF9E5", "Right", true],
  ],
  [
    "frozen panes",
    async (sheet) => sheet.freezePanes.freezeRows(2),
    async (sheet, context) => {
      const location = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      return location.isNullObject ? null : location.address.replace(/^.*!/, "");
    },
    "1:2",
  ],
  [
    "names",
    async (sheet, context) => {
      sheet.getRange("A1").values = [[0.2]];
      context.workbook.names.add("GrowthRate", sheet.getRange("A1"));
      sheet.getRange("A2").formulas = [["=GrowthRate*2"]];
    },
    async (sheet, context) => {
      const name = context.workbook.names.getItem("GrowthRate").load("name,type");
      const cell = name.getRange().load("values");
      const dependent = sheet.getRange("A2").load("values");
      await context.sync();
      return [name.name, name.type, cell.values, dependent.values];
    },
    ["GrowthRate", "Range", [[0.2]], [[0.4]]],
  ],
  [
    "tables",
    async (sheet) => {
      sheet.getRange("A1:B3").values = [
        ["Who", "Amount"],
        ["a", 5],
        ["b", 7],
      ];
      sheet.tables.add("A1:B3", true).name = "Flows";
      sheet.getRange("D1").formulas = [["=SUM(Flows[amount])"]];
    },
    async (sheet, context) => {
      const table = sheet.tables.getItem("Flows").load("name,showHeaders");
      const header = table.getHeaderRowRange().load("values");
      const body = table.getDataBodyRange().load("values");
      const sum = sheet.getRange("D1").load("values");
      await context.sync();
      return [table.name, header.values, body.values, sum.values];
    },
    [
      "Flows",
      [["Who", "Amount"]],
      [
        ["a", 5],
        ["b", 7],
      ],
      [[12]],
    ],
  ],
  [
    "a list to choose from",
    async (sheet) => {
      sheet.getRange("A1").dataValidation.rule = { list: { inCellDropDown: true, source: "pre,post" } };
    },
    async (sheet, context) => {
      const { dataValidation } = sheet.getRange("A1");
      dataValidation.load("type,rule");
      await context.sync();
      return [dataValidation.type, dataValidation.rule.list?.source];
    },
    ["List", "pre,post"],
  ],
  [
    "conditional formats",
    async (sheet) => {
      const added = sheet.getRange("A1:A9").conditionalFormats.add("CellValue");
      added.cellValue.format.font.color = "#C50F1F";
      added.cellValue.rule = { formula1: "0", operator: "LessThan" };
    },
    async (sheet, context) => {
      const formats = sheet.getRange("A1:A9").conditionalFormats.load("items/type");
      await context.sync();
      return formats.items.map(({ type }) => type);
    },
    ["CellValue"],
  ],
  [
    "links",
    async (sheet) => {
      sheet.getRange("A1").hyperlink = { address: "https://example.com/", textToDisplay: "source" };
    },
    async (sheet, context) => {
      const cell = sheet.getRange("A1").load("hyperlink,values");
      await context.sync();
      return [cell.hyperlink.address, cell.values];
    },
    ["https://example.com/", [["source"]]],
  ],
  [
    "comments",
    async (sheet, context) => void context.workbook.comments.add(sheet.getRange("B3"), "checked"),
    async (sheet, context) => {
      const comment = context.workbook.comments.getItemByCell(sheet.getRange("B3")).load("content");
      await context.sync();
      return comment.content;
    },
    "checked",
  ],
  [
    "custom XML parts",
    async (_sheet, context) => void context.workbook.customXmlParts.add('<deals xmlns="urn:test:deals"><deal/></deals>'),
    async (_sheet, context) => {
      const xml = context.workbook.customXmlParts.getByNamespace("urn:test:deals").getOnlyItem().getXml();
      await context.sync();
      // eslint-disable-next-line office-addins/load-object-before-read -- a method's answer, which is there after the sync
      return xml.value;
    },
    '<deals xmlns="urn:test:deals"><deal/></deals>',
  ],
  [
    "settings",
    async (_sheet, context) => void context.workbook.settings.add("tab", { open: "deals" }),
    async (_sheet, context) => {
      const setting = context.workbook.settings.getItem("tab").load("value");
      await context.sync();
      return setting.value;
    },
    { open: "deals" },
  ],
  [
    "charts",
    async (sheet) => {
      sheet.getRange("A1:B3").values = [
        ["Year", "Revenue"],
        [2025, 5],
        [2026, 7],
      ];
      const chart = sheet.charts.add("Line", sheet.getRange("A1:B3"), "Auto");
      chart.name = "Growth";
      chart.title.text = "Revenue a year";
      chart.setPosition("D2", "H9");
    },
    async (sheet, context) => {
      const chart = sheet.charts.getItem("Growth").load("name,chartType");
      chart.title.load("text");
      await context.sync();
      return [chart.name, chart.chartType, chart.title.text];
    },
    ["Growth", "Line", "Revenue a year"],
  ],
  [
    "room for charts",
    async (sheet) => {
      sheet.getRange("A1:B2").values = [
        ["Year", "Revenue"],
        [2025, 5],
      ];
      sheet.charts.add("Line", sheet.getRange("A1:B2"), "Auto").setPosition("CA2", "CJ9");
    },
    // Column CJ is the 88th, and the grid's new sheets are narrower.
    async () => (workbench.grid.book.getSheetByName("room for charts")?.getMaxColumns() ?? 0) >= 88,
    true,
  ],
  [
    "spills",
    async (sheet) => {
      sheet.getRange("B2").formulas = [["=SEQUENCE(2,3)"]];
    },
    async (sheet, context) => {
      const spill = sheet.getRange("B2").getSpillingToRange().load("address,values");
      const parent = sheet.getRange("C3").getSpillParent().load("address");
      await context.sync();
      return [spill.address.replace(/^.*!/, ""), spill.values, parent.address.replace(/^.*!/, "")];
    },
    [
      "B2:D3",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      "B2",
    ],
  ],
];

test.each(PARTS)("%s", async (part, set, read, expected) => {
  const { Excel } = workbench;
  await Excel.run(async (context) => {
    await set(context.workbook.worksheets.add(part), context);
    await context.sync();
  });
  await workbench.calculated();
  // Values cross from the realm of office.js, whose objects are of other classes.
  const found = await Excel.run(async (context) => read(context.workbook.worksheets.getItem(part), context));
  expect(JSON.parse(JSON.stringify(found))).toEqual(expected);
});

test("a format leaves the formula that was written with it, and one that is computed", async () => {
  const { Excel } = workbench;
  const bold = (isBold: boolean) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Formatted");
      if (isBold) sheet.getRange("B2").formulas = [["=1+1"]];
      sheet.getRange("A1:B2").format.font.bold = isBold;
      const range = sheet.getRange("B2").load("values,formulas");
      await context.sync();
      return [range.values[0][0], range.formulas[0][0]] as unknown[];
    });
  await Excel.run(async (context) => {
    context.workbook.worksheets.add("Formatted").getRange("A1").values = [["before"]];
    await context.sync();
  });
  expect(await bold(true)).toEqual([2, "=1+1"]);
  expect(await bold(false)).toEqual([2, "=1+1"]);
});

test("changes and new sheets are told to whoever listens", async () => {
  const { Excel } = workbench;
  const told: string[] = [];
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Heard");
    sheet.onChanged.add((event) => Promise.resolve(void told.push(`changed ${event.address}`)));
    context.workbook.worksheets.onAdded.add(() => Promise.resolve(void told.push("added")));
    await context.sync();
    sheet.getRange("B2:B3").values = [[1], [2]];
    context.workbook.worksheets.add("Another");
    await context.sync();
  });
  for (let turns = 0; told.length < 2 && turns < 1000; turns++) await new Promise((next) => setImmediate(next));
  expect(told).toEqual(["changed B2:B3", "added"]);
});

/** What Excel refuses, or the workbench has no part for, is said with Excel's own code. */
const REFUSED: readonly (readonly [what: string, ask: (context: Excel.RequestContext) => unknown, code: string])[] = [
  ["a sheet that is not there", ({ workbook }) => workbook.worksheets.getItem("Nowhere").load("name"), "ItemNotFound"],
  ["two sheets of a name", ({ workbook }) => workbook.worksheets.add("Formatted"), "ItemAlreadyExists"],
  ["an address that is none", ({ workbook }) => workbook.worksheets.getItem("Formatted").getRange("A0").load("values"), "InvalidArgument"],
  [
    "values of another size",
    ({ workbook }) => (workbook.worksheets.getItem("Formatted").getRange("A1:B2").values = [[1]]),
    "InvalidArgument",
  ],
  ["a table over a table", ({ workbook }) => workbook.worksheets.getItem("tables").tables.add("B2:C4", true), "InvalidArgument"],
  ["pivot tables", ({ workbook }) => workbook.pivotTables.load("items/name"), "ApiNotFound"],
];

test.each(REFUSED)("%s is refused with Excel's own code", async (_what, ask, code) => {
  const { Excel } = workbench;
  const asked = Excel.run(async (context) => {
    ask(context);
    await context.sync();
  });
  await expect(asked).rejects.toMatchObject({ code });
});

test("a chart added to a workbook that another host has saved is not taken for one of its charts", async () => {
  const addChart = (to: Workbench, name: string) =>
    to.Excel.run(async (context) => {
      const { charts } = context.workbook.worksheets.getItem("Charts");
      charts.add("Line", context.workbook.worksheets.getItem("Charts").getRange("A1:B3")).name = name;
      await context.sync();
      charts.load("items/name");
      await context.sync();
      return charts.items.map((chart) => chart.name);
    });
  const first = await openWorkbench();
  const second = await openWorkbench();
  await first.Excel.run(async (context) => {
    context.workbook.worksheets.add("Charts").getRange("A1:B3").values = [
      ["", "growth"],
      [2026, 1],
      [2027, 2],
    ];
    await context.sync();
  });
  expect(await addChart(first, "Before")).toEqual(["Before"]);
  second.grid.load(structuredClone(first.grid.save()));
  await second.calculated();
  expect(await addChart(second, "After")).toEqual(["Before", "After"]);
  first.dispose();
  second.dispose();
});
