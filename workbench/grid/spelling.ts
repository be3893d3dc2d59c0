import { GRID_RESOURCE, type SheetTables } from "../files/resources";
import { type FormulaContext, fromEngine, toEngine } from "./formulaText";
import {
  BEFORE_CELL_EDIT,
  type ICellData,
  ICommandService,
  type Injector,
  type IWorkbookData,
  type Nullable,
  SetRangeValuesMutation,
  SheetInterceptorService,
} from "./univer";

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

type Edited = Nullable<ICellData>;

/** What asks others how a cell is to be edited. */
interface Editing {
  fetchThroughInterceptors(point: typeof BEFORE_CELL_EDIT): (cell: Edited, location: never) => Edited;
}

/**
 * The formula bar and the editor of a cell show Excel's spelling: `E4#`, `[@Amount]`. What is entered there goes to the engine as typed text
 * does. Around all that is asked, since the grid's own answer, with the formula from the engine, ends the asking.
 */
export function spellInEditor(injector: Injector): void {
  const editing = injector.get(SheetInterceptorService).writeCellInterceptor as unknown as Editing;
  const original = editing.fetchThroughInterceptors.bind(editing);
  editing.fetchThroughInterceptors = (point) => {
    const ask = original(point);
    if (point !== BEFORE_CELL_EDIT) return ask;
    return (cell, location) => {
      const shown = ask(cell, location);
      return shown?.f ? { ...shown, f: fromEngine(shown.f) } : shown;
    };
  };
}

/** Puts the formulas of a workbook that is about to be opened into the engine's spelling, in place. */
export function spellSnapshot({ resources, sheets }: Partial<IWorkbookData>): void {
  const data = resources?.find(({ name }) => name === GRID_RESOURCE.tables)?.data;
  const tables = Object.entries((data ? JSON.parse(data) : {}) as Record<string, SheetTables>).flatMap(([sheetId, of]) =>
    of.tables.map(({ name, range, columns }) => ({ sheetId, name, area: range, columns: columns.map(({ displayName }) => displayName) })),
  );
  for (const [sheetId, { cellData }] of Object.entries(sheets ?? {})) spell((cellData ?? {}) as Cells, sheetId, () => tables);
}
