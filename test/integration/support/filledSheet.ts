import type { Workbench } from "../../../workbench/node";

/** A sheet of the reader's own with something of everything that an insertion at B2 would destroy: what undo must give back. */
export async function fillSheet({ Excel, calculated }: Workbench, name: string): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add(name);
    sheet.getRange("B2:D4").values = [
      ["Mine", 1, true],
      ["'=not a formula", 2.5, "text"],
      ["", "'007", 45_000],
    ];
    sheet.getRange("B5:B6").formulas = [["=SUM(C2:C3)"], ["=B5*2&D3"]];
    sheet.getRange("C5").formulas = [['=CAPTABLE.WARRANT(100,2,5,"net_shares")']];
    // Spills two columns of a summary inside the place.
    sheet.getRange("E8").formulas = [["=CAPTABLE.WARRANT(100,2,5)"]];
    sheet.getRange("D4").numberFormat = [["yyyy-mm-dd"]];
    sheet.getRange("C3").numberFormat = [["0.00%"]];
    const fancy = sheet.getRange("B2:D2").format;
    Object.assign(fancy.font, {
      bold: true,
      italic: true,
      color: "#AA0000",
      size: 14,
      name: "Georgia",
      underline: "Single",
      strikethrough: true,
    });
    fancy.fill.color = "#EEEEAA";
    Object.assign(fancy, { horizontalAlignment: "Center", verticalAlignment: "Top", wrapText: true });
    sheet.getRange("B3").format.indentLevel = 2;
    const bottom = sheet.getRange("B2:D2").format.borders.getItem("EdgeBottom");
    Object.assign(bottom, { style: "Double", color: "#0000AA" });
    // A format and a drop-down on cells that hold nothing.
    sheet.getRange("F3:F4").format.fill.color = "#00FF00";
    const { dataValidation } = sheet.getRange("G3:G6");
    dataValidation.rule = { list: { inCellDropDown: true, source: "yes,no" } };
    dataValidation.errorAlert = { message: "yes or no", title: "Oops", showAlert: true, style: "Warning" };
    sheet.getRange("C9").dataValidation.rule = { wholeNumber: { formula1: 1, formula2: 9, operator: "Between" } };
    sheet.getRange("D7").hyperlink = { address: "https://example.com/", textToDisplay: "a page" };
    sheet.getRange("C:C").format.columnWidth = 33;
    context.workbook.names.add("MyTotal", sheet.getRange("B5"));
    // Above and left of the place, and far below: none of the action's business.
    sheet.getRange("A1").formulas = [["=COUNTA(MyTotal)"]];
    sheet.getRange("A200").values = [["below"]];
    await context.sync();
  });
  await calculated();
}
