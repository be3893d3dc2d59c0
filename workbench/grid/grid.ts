import type { Area } from "./address";
import { BLANK_SIZE, blankWorkbook } from "./blankWorkbook";
import { Calculation } from "./calculation";
import { Edits } from "./edits";
import { Extras } from "./extras";
import { fitOpenedRows } from "./fitOpenedRows";
import { CustomFunction } from "./functions/customFunction";
import { describeFunctions } from "./functions/describeFunctions";
import type { FunctionMetadata } from "./functions/functionMetadata";
import { FunctionCalls } from "./functions/functionCalls";
import { compareCells } from "./functions/compareCells";
import { mendReferences } from "./functions/mendReferences";
import { showBusy } from "./functions/showBusy";
import { SpillReference } from "./functions/spillReference";
import type { GridPlugin } from "./headlessPlugins";
import { Links } from "./links";
import { type DefinedName, readNames } from "./names";
import { Notes } from "./notes";
import { Protection } from "./protection/protection";
import { spellFormulas, spellInEditor, spellSnapshot } from "./spelling";
import {
  type FWorkbook,
  type FWorksheet,
  FormulaDataModel,
  FUniver,
  type ICellData,
  ICommandService,
  InsertSheetCommand,
  IFunctionService,
  type Injector,
  IUndoRedoService,
  type IWorkbookData,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  SetSheetTableCommand,
  SetWorksheetActiveOperation,
  SheetsSelectionsService,
  TableManager,
  Univer,
  UniverInstanceType,
} from "./univer";
import { undoBackwards } from "./undoBackwards";
import { checkOnlyWhatIsThere } from "./validation";

export interface GridOptions {
  readonly plugins: readonly GridPlugin[];
  /** Texts of the user interface, merged; none without one. */
  readonly texts?: object;
  readonly darkMode?: boolean;
  /** What to open; an empty workbook by default. */
  readonly workbook?: Partial<IWorkbookData>;
}

/** Univer with the workbook in it, its calculation and the custom functions that the add-in registers. */
export class Grid {
  readonly api: FUniver;
  readonly injector: Injector;
  readonly calculation: Calculation;
  readonly calls: FunctionCalls;
  readonly extras: Extras;
  readonly edits = new Edits(this);
  readonly links = new Links(this);
  readonly notes = new Notes(this);
  readonly protection: Protection;
  private readonly univer: Univer;
  private readonly loaded: (() => void)[] = [];
  private batching = false;
  private readonly registered: FunctionMetadata[] = [];

  constructor({ plugins, texts, darkMode, workbook = blankWorkbook() }: GridOptions) {
    this.univer = new Univer({
      logLevel: LogLevel.ERROR,
      locale: LocaleType.EN_US,
      locales: { [LocaleType.EN_US]: (texts ?? {}) as never },
      darkMode,
    });
    for (const plugin of plugins) {
      if (Array.isArray(plugin)) this.univer.registerPlugin(plugin[0], plugin[1]);
      else this.univer.registerPlugin(plugin as never);
    }
    this.api = FUniver.newAPI(this.univer);
    this.injector = this.univer.__getInjector();
    spellSnapshot(workbook);
    this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, fitOpenedRows(workbook));
    this.extras = new Extras(this.injector);
    this.calculation = new Calculation(this.injector);
    this.calls = new FunctionCalls(this.calculation);
    mendReferences();
    compareCells();
    this.injector.get(IFunctionService).registerExecutors(new SpillReference());
    this.protection = new Protection(this);
    undoBackwards(this.injector);
    spellFormulas(this);
    spellInEditor(this.injector);
    showBusy(this.injector);
    checkOnlyWhatIsThere(this.injector);
  }

  get book(): FWorkbook {
    const book = this.api.getActiveWorkbook();
    if (!book) throw new Error("The grid has no workbook.");
    return book;
  }

  sheet(id: string): FWorksheet | null {
    return this.book.getSheetBySheetId(id);
  }

  /** Adds a sheet after the others; says its id. Unlike the grid's own call it does not bring the sheet into view, which would draw it. */
  addSheet(name: string): string {
    const { book } = this;
    const active = book.getActiveSheet();
    const params = { unitId: book.getId(), index: book.getSheets().length, sheet: { name, ...BLANK_SIZE } };
    this.injector.get(ICommandService).syncExecuteCommand(InsertSheetCommand.id, params);
    if (book.getActiveSheet().getSheetId() !== active.getSheetId()) active.activate();
    const made = book.getSheets().at(-1);
    if (!made) throw new Error("The grid has no sheets.");
    return made.getSheetId();
  }

  /** Makes the add-in's functions known to the engine, and to the editor's suggestions. */
  registerFunctions(functions: readonly FunctionMetadata[]): void {
    this.registered.push(...functions);
    this.injector.get(IFunctionService).registerExecutors(...functions.map((metadata) => new CustomFunction(metadata, this.calls)));
    describeFunctions(this.injector, functions);
  }

  /** Replaces the open workbook, and calculates it. What can't be read throws before anything is replaced. */
  load(snapshot: Partial<IWorkbookData>): void {
    const old = this.book.getId();
    const id = snapshot.id && snapshot.id !== old ? snapshot.id : `${old}+`;
    // Sheets of two workbooks may have the same ids: what is known of the old one's cells must not speak for the new one's.
    this.calls.forget();
    spellSnapshot(snapshot);
    this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, { ...fitOpenedRows(snapshot), id });
    this.api.disposeUnit(old);
    describeFunctions(this.injector, this.registered);
    for (const listener of this.loaded) listener();
    // What formulas spill is not part of a snapshot.
    this.calculation.everythingNext();
  }

  /** Calls back when another workbook has taken the place of the open one. */
  onLoad(listener: () => void): void {
    this.loaded.push(listener);
  }

  save(): IWorkbookData {
    return this.book.save();
  }

  /** Everything is calculated, the functions that take their time included. */
  async calculated(): Promise<void> {
    do {
      await this.calculation.settled();
      await this.calls.answers();
    } while (this.calculation.pending || !this.calls.quiet);
  }

  /** Resolves when the grid has been drawn: only in a page. */
  drawn(): Promise<void> {
    return this.injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
  }

  /** Calls back when other cells are selected, or another sheet comes into view. */
  onSelection(listener: () => void): void {
    const selections = this.injector.get(SheetsSelectionsService);
    selections.selectionChanged$.subscribe(listener);
    this.injector.get(ICommandService).onCommandExecuted(({ id }) => {
      if (id === SetWorksheetActiveOperation.id) listener();
    });
  }

  /** Runs commands so that one undo takes all of them back. */
  async asOneStep<T>(work: () => Promise<T>): Promise<T> {
    if (this.batching) return work();
    this.batching = true;
    const batch = this.injector.get(IUndoRedoService).__tempBatchingUndoRedo(this.book.getId());
    try {
      return await work();
    } finally {
      batch.dispose();
      this.batching = false;
    }
  }

  tables(): { name: string; id: string; sheetId: string; area: Area; columns: string[] }[] {
    return this.book.getTableList().map((table) => ({
      id: table.id,
      name: table.name,
      sheetId: table.subUnitId,
      area: table.range,
      columns: table.columns.map((column) => column.displayName),
    }));
  }

  /** What of a table is filtered, by column; nothing where a column is not. */
  tableFilters(tableId: string): readonly unknown[] {
    const table = this.injector.get(TableManager).getTableById(this.book.getId(), tableId);
    return table?.getTableFilters().toJSON().tableColumnFilterList ?? [];
  }

  async setTableTheme(sheetId: string, tableId: string, theme: string): Promise<void> {
    await this.injector
      .get(ICommandService)
      .executeCommand(SetSheetTableCommand.id, { unitId: this.book.getId(), subUnitId: sheetId, tableId, theme });
  }

  names(): DefinedName[] {
    return readNames(this);
  }

  /** What spilled formulas show in cells that hold nothing themselves, by row and column. */
  spills(sheetId: string): Readonly<Record<number, Readonly<Record<number, ICellData | null>>>> {
    const data = this.injector.get(FormulaDataModel).getArrayFormulaCellData()?.[this.book.getId()]?.[sheetId];
    return (data ?? {}) as Record<number, Record<number, ICellData | null>>;
  }

  spilled(sheetId: string, row: number, column: number): ICellData | null {
    return this.spills(sheetId)[row]?.[column] ?? null;
  }

  /** The areas that formulas spill over, each from the cell of its formula on. */
  spillAreas(sheetId: string): Area[] {
    const rows = this.injector.get(FormulaDataModel).getArrayFormulaRange()?.[this.book.getId()]?.[sheetId] ?? {};
    return Object.values(rows).flatMap((cells) =>
      Object.values((cells ?? {}) as Record<number, Area | null>).filter((area) => area !== null),
    );
  }

  dispose(): void {
    // The engine may be in the middle of a calculation, whose calls nobody waits for any more.
    this.calls.serveWith(null);
    this.calculation.dispose();
    this.univer.dispose();
  }
}
