import { GRID_RESOURCE, type SheetTables } from "../files/resources";
import { type FormulaContext, toEngine } from "./formulaText";
import { type ICellData, ICommandService, type Injector, type IWorkbookData, SetRangeValuesMutation } from "./univer";

type Cells = Record<number, Record<number, ICellData | null | undefined> | null | undefined>;
type Table = FormulaContext["tables"][number] & { readonly sheetId: string };

interface Spelling {
  readonly injector: Injector;
  tables(): readonly Table[];
}

/** Formulas among the cells of a sheet, in the engine's spelling from now on. The tables are asked for once a formula is there. */
function spell(cells: Cells, sheetId: string, tables: () => readonly Table[]): void {
  let known: readonly Table[] | null = null;
  for (const [row, columns] of Object.entries(cells)) {
    for (const [column, cell] of Object.entries(columns ?? {})) {
      if (typeof cell?.f !== "string") continue;
      // Names of tables hold in the whole workbook; the table around the formula is one of its own sheet.
      known ??= [...tables()].sort((one, other) => Number(other.sheetId === sheetId) - Number(one.sheetId === sheetId));
      cell.f = toEngine(cell.f, { tables: known, row: Number(row), column: Number(column) });
    }
  }
}

/** Typed or written by the host, a formula reaches the engine in the engine's own spelling. */
export function spellFormulas(grid: Spelling): void {
  grid.injector.get(ICommandService).beforeCommandExecuted((command) => {
    if (command.id !== SetRangeValuesMutation.id) return;
    const { cellValue, subUnitId } = command.params as { cellValue?: Cells; subUnitId: string };
    spell(cellValue ?? {}, subUnitId, () => grid.tables());
  });
}

/** Puts the formulas of a workbook that is about to be opened into the engine's spelling, in place. */
export function spellSnapshot({ resources, sheets }: Partial<IWorkbookData>): void {
  const data = resources?.find(({ name }) => name === GRID_RESOURCE.tables)?.data;
  const tables = Object.entries((data ? JSON.parse(data) : {}) as Record<string, SheetTables>).flatMap(([sheetId, of]) =>
    of.tables.map(({ name, range, columns }) => ({ sheetId, name, area: range, columns: columns.map(({ displayName }) => displayName) })),
  );
  for (const [sheetId, { cellData }] of Object.entries(sheets ?? {})) spell((cellData ?? {}) as Cells, sheetId, () => tables);
}
