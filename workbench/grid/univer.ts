/**
 * What the workbench uses of Univer without its user interface, in one place: the page and Node load the same engine.
 *
 * Tests load a bundle of this module (workbench/node/bundleEngine.cjs), since Univer's own files take seconds to load one by one.
 */
import "@univerjs/engine-formula/facade";
import "@univerjs/sheets/facade";
import "@univerjs/sheets-formula/facade";
import "@univerjs/sheets-numfmt/facade";
import "@univerjs/sheets-table/facade";
import "@univerjs/sheets-note/facade";
import "@univerjs/sheets-hyper-link/facade";
import "@univerjs/sheets-conditional-formatting/facade";
import "@univerjs/sheets-data-validation/facade";
import "@univerjs/sheets-filter/facade";
import "@univerjs/sheets-sort/facade";

export {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  CustomCommandExecutionError,
  DataValidationStatus,
  HorizontalAlign,
  ICommandService,
  IResourceManagerService,
  InterceptorEffectEnum,
  IUndoRedoService,
  IUniverInstanceService,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  Tools,
  Univer,
  UniverInstanceType,
  VerticalAlign,
  WrapStrategy,
  mergeLocales,
} from "@univerjs/core";
export type {
  CommandListener,
  IBorderData,
  IBorderStyleData,
  ICellData,
  Injector,
  IStyleData,
  IWorkbookData,
  Nullable,
  Plugin,
  PluginCtor,
  Worksheet,
} from "@univerjs/core";
export { FUniver } from "@univerjs/core/facade";
export {
  ArrayValueObject,
  BaseReferenceObject,
  BaseFunction,
  BooleanValueObject,
  CELL_INVERTED_INDEX_CACHE,
  ErrorValueObject,
  FormulaDataModel,
  FormulaExecutedStateType,
  FunctionType,
  IDefinedNamesService,
  IFunctionService,
  NullValueObject,
  NumberValueObject,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
  StringValueObject,
  UniverFormulaEnginePlugin,
} from "@univerjs/engine-formula";
export type { BaseValueObject, ErrorType, FunctionVariantType } from "@univerjs/engine-formula";
export {
  BEFORE_CELL_EDIT,
  INTERCEPTOR_POINT,
  SetRangeValuesMutation,
  SheetInterceptorService,
  SheetsSelectionsService,
  SetRangeValuesUndoMutationFactory,
  SetWorksheetColWidthMutation,
  SetWorksheetColWidthMutationFactory,
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertSheetCommand,
  InsertSheetMutation,
  RemoveSheetMutation,
  SetWorksheetActiveOperation,
  UniverSheetsPlugin,
} from "@univerjs/sheets";
export type { FRange, FWorkbook, FWorksheet } from "@univerjs/sheets/facade";
export { IDescriptionService, TriggerCalculationController, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
export { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
export { SetSheetTableCommand, TableManager, UniverSheetsTablePlugin } from "@univerjs/sheets-table";
export { UniverSheetsNotePlugin } from "@univerjs/sheets-note";
export { UniverSheetsHyperLinkPlugin } from "@univerjs/sheets-hyper-link";
export { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
export { UniverDataValidationPlugin } from "@univerjs/data-validation";
export {
  AddSheetDataValidationCommand,
  ClearRangeDataValidationCommand,
  SheetDataValidationModel,
  SheetsDataValidationValidatorService,
  UniverSheetsDataValidationPlugin,
} from "@univerjs/sheets-data-validation";
export { UniverSheetsFilterPlugin } from "@univerjs/sheets-filter";
export { UniverSheetsSortPlugin } from "@univerjs/sheets-sort";
