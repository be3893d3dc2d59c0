import type { IWorkbookData } from "@univerjs/core";
import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { installChartSupport } from "@cj-tech-master/excelts/chart";
import { zipSync } from "fflate";
import { RESOURCE, type ChartModel, type ProtectionModel } from "../charts/chartModel";
import type { SheetIds } from "./links";
import { readCharts } from "./read/charts";
import { readConditionalFormats } from "./read/conditionalFormats";
import { readCustomXml } from "./read/customXml";
import { readNames } from "./read/names";
import { readNotes } from "./read/notes";
import { openPackage, UnreadableWorkbook, type Parts } from "./read/openPackage";
import { readProtection } from "./read/protection";
import { readSheet } from "./read/sheet";
import { readTheme, StyleTable } from "./read/styles";
import { readTables } from "./read/tables";
import { readValidations } from "./read/validations";
import { attributeOf, childrenOf, partRoot, pathOf, relationshipsOf, type XmlElement } from "./read/xml";
import { GRID_RESOURCE } from "./resources";
import { SPILLS } from "./spills";

interface SheetPart {
  readonly id: string;
  readonly name: string;
  readonly part: string;
}

/** The worksheets of the workbook in order; sheets of other kinds (a chart alone, macros) have no cells and are left out. */
function sheetParts(parts: Parts, workbook: XmlElement): SheetPart[] {
  const targets = new Map(relationshipsOf(parts, "xl/workbook.xml").map(({ id, kind, target }) => [id, { kind, target }]));
  return childrenOf(pathOf(workbook, "sheets"), "sheet").flatMap((element, index) => {
    const relationship = targets.get(attributeOf(element, "r:id") ?? "");
    if (relationship?.kind !== "worksheet" || !parts[relationship.target]) return [];
    return [{ id: `sheet-${index + 1}`, name: attributeOf(element, "name") ?? `Sheet${index + 1}`, part: relationship.target }];
  });
}

async function load(parts: Parts): Promise<Workbook> {
  // Without it the library refuses workbooks that have charts; the charts themselves are read from their parts.
  installChartSupport();
  const workbook = new Workbook();
  try {
    // Packed again without compression: what the library unpacks is no more than what was found to fit.
    await workbook.xlsx.load(zipSync({ ...parts }, { level: 0 }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableWorkbook(`This workbook is damaged and cannot be read (${reason}). Try opening and saving it again in Excel.`);
  }
  return workbook;
}

/**
 * A workbook file as a snapshot of the grid. Formulas come as typed ones; those of functions that nobody here has show #NAME? until they do.
 *
 * @throws {UnreadableWorkbook} with a sentence for the user, for anything that is not a readable .xlsx within bounds
 */
export async function fromXlsx(bytes: Uint8Array): Promise<IWorkbookData> {
  const parts = openPackage(bytes);
  const root = partRoot(parts, "xl/workbook.xml")!;
  const sheets = sheetParts(parts, root);
  if (sheets.length === 0) throw new UnreadableWorkbook("This workbook has no worksheet.");
  const workbook = await load(parts);
  const theme = readTheme(parts);
  const styles = new StyleTable();
  const sheetIds: SheetIds = {
    nameOf: (id) => sheets.find((sheet) => sheet.id === id)?.name,
    idOf: (name) => sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())?.id,
  };
  const read = sheets.map(({ id, name, part }) => {
    const worksheet: Worksheet | undefined = workbook.getWorksheet(name);
    if (!worksheet) throw new UnreadableWorkbook(`This workbook is damaged: its sheet ${name} cannot be read.`);
    const element = partRoot(parts, part)!;
    return { id, part, worksheet, element, ...readSheet({ worksheet, styles, theme, sheetIds }, id) };
  });
  const bySheet = <T>(valueOf: (sheet: (typeof read)[number]) => T, isEmpty: (value: T) => boolean) =>
    Object.fromEntries(read.map((sheet) => [sheet.id, valueOf(sheet)] as const).filter(([, value]) => !isEmpty(value)));
  const isEmptyList = (list: readonly unknown[]) => list.length === 0;
  let charts = 0;
  const nextChart = () => `chart-${++charts}`;
  const { customXml, settings } = readCustomXml(parts);
  const allSheetIds = childrenOf(pathOf(root, "sheets"), "sheet").map((_, index) => `sheet-${index + 1}`);
  const data: Record<string, unknown> = {
    [GRID_RESOURCE.names]: readNames(root, allSheetIds),
    [GRID_RESOURCE.tables]: bySheet(
      ({ worksheet, id }) => readTables(worksheet, id),
      (tables) => tables.tables.length === 0,
    ),
    [GRID_RESOURCE.notes]: bySheet(
      ({ part }) => readNotes(parts, part),
      (notes) => Object.keys(notes).length === 0,
    ),
    [GRID_RESOURCE.validations]: bySheet(({ element }) => readValidations(element), isEmptyList),
    [GRID_RESOURCE.conditionalFormats]: bySheet(({ worksheet, element }) => readConditionalFormats(worksheet, element, theme), isEmptyList),
    [SPILLS]: bySheet(({ spills }) => spills, isEmptyList),
    [RESOURCE.charts]: read.flatMap(({ id, part }): ChartModel[] => readCharts(parts, part, id, nextChart)),
    [RESOURCE.customXml]: customXml,
    [RESOURCE.settings]: settings,
    [RESOURCE.protection]: bySheet(
      ({ worksheet, unlocked }): ProtectionModel[string] | undefined => readProtection(worksheet, unlocked),
      (protection) => protection === undefined,
    ),
  };
  return {
    id: "workbook",
    name: "",
    appVersion: "0.25.1",
    locale: "enUS" as IWorkbookData["locale"],
    styles: styles.styles,
    sheetOrder: read.map(({ id }) => id),
    sheets: Object.fromEntries(read.map(({ id, sheet }) => [id, sheet])),
    resources: Object.entries(data).map(([name, value]) => ({ name, data: JSON.stringify(value) })),
  };
}
