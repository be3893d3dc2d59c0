import type { IWorkbookData } from "@univerjs/core";
import { Workbook } from "@cj-tech-master/excelts";
import { installChartSupport } from "@cj-tech-master/excelts/chart";
import { RESOURCE, type ChartModel, type CustomXmlPartModel, type ProtectionModel } from "../charts/chartModel";
import type { SheetIds } from "./links";
import { GRID_RESOURCE, readGridResource, readResource } from "./resources";
import { SPILLS, type Spill } from "./spills";
import { addCharts } from "./write/charts";
import { addConditionalFormats } from "./write/conditionalFormats";
import { namesInFile, singleNames } from "./write/names";
import { amendPackage, type SheetAmendments } from "./write/package";
import { protectSheet } from "./write/protection";
import { settingsPart } from "./settingsPart";
import { styleCache, writeSheet } from "./write/sheet";
import { addTables, tableHeaders } from "./write/tables";
import { validationsInFile } from "./write/validations";

/**
 * The workbook as an .xlsx file: values, formulas with their cached values, spills as dynamic arrays, tables, names, formats, notes, links,
 * validation, conditional formats, native charts, custom XML and sheet protection. Add-in functions are written by their plain names.
 *
 * @param snapshot  the grid's snapshot; take it with `snapshotOf`, else the values that formulas spilled are missing
 */
export async function toXlsx(snapshot: IWorkbookData): Promise<Uint8Array> {
  installChartSupport();
  const workbook = new Workbook();
  const names = Object.values(readGridResource(snapshot, GRID_RESOURCE.names));
  const tables = readGridResource(snapshot, GRID_RESOURCE.tables);
  const notes = readGridResource(snapshot, GRID_RESOURCE.notes);
  const validations = readGridResource(snapshot, GRID_RESOURCE.validations);
  const formats = readGridResource(snapshot, GRID_RESOURCE.conditionalFormats);
  const spills = readResource<Record<string, Spill[]>>(snapshot, SPILLS, {});
  const charts = readResource<ChartModel[]>(snapshot, RESOURCE.charts, []);
  const protection = readResource<ProtectionModel>(snapshot, RESOURCE.protection, {});
  const settings = readResource<Record<string, unknown>>(snapshot, RESOURCE.settings, {});
  const isSingleName = singleNames(names);
  const styleOf = styleCache(snapshot);

  const sheetIds: SheetIds = {
    nameOf: (id) => snapshot.sheets[id]?.name,
    idOf: (name) => snapshot.sheetOrder.find((id) => snapshot.sheets[id].name === name),
  };
  const worksheets = snapshot.sheetOrder.map((id) => workbook.addWorksheet(snapshot.sheets[id].name ?? id));
  const sheets = snapshot.sheetOrder.map((id, index): SheetAmendments => {
    const worksheet = worksheets[index];
    const own = tables[id]?.tables ?? [];
    const content = {
      sheet: snapshot.sheets[id],
      spills: spills[id] ?? [],
      notes: notes[id] ?? {},
      headers: tableHeaders(own),
      isSingleName,
      sheetIds,
    };
    addTables(worksheet, own);
    writeSheet(worksheet, content, styleOf);
    if (protection[id]) protectSheet(worksheet, protection[id]);
    return {
      validations: validationsInFile(validations[id] ?? []),
      rules: addConditionalFormats(worksheet, formats[id] ?? []),
      charts: charts.filter(({ sheetId }) => sheetId === id).map(({ name, title }) => ({ name, description: title })),
    };
  });
  snapshot.sheetOrder.forEach((id, index) =>
    addCharts(
      worksheets[index],
      charts.filter(({ sheetId }) => sheetId === id),
    ),
  );
  workbook.definedNames.model = namesInFile(names, snapshot.sheetOrder);
  const customXml = [...readResource<CustomXmlPartModel[]>(snapshot, RESOURCE.customXml, []), ...settingsPart(settings)];
  return amendPackage(await workbook.xlsx.writeBuffer(), { sheets, customXml });
}
