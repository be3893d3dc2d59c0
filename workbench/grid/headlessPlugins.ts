import {
  type Plugin,
  type PluginCtor,
  UniverDataValidationPlugin,
  UniverFormulaEnginePlugin,
  UniverSheetsConditionalFormattingPlugin,
  UniverSheetsDataValidationPlugin,
  UniverSheetsFilterPlugin,
  UniverSheetsFormulaPlugin,
  UniverSheetsHyperLinkPlugin,
  UniverSheetsNotePlugin,
  UniverSheetsNumfmtPlugin,
  UniverSheetsPlugin,
  UniverSheetsSortPlugin,
  UniverSheetsTablePlugin,
} from "./univer";

export type GridPlugin = PluginCtor<Plugin> | readonly [PluginCtor<Plugin>, object | undefined];

/** The grid without its user interface: engine, sheets, tables, notes, links, conditional formats, validation, filter and sort. */
export const HEADLESS_PLUGINS = [
  UniverFormulaEnginePlugin,
  UniverSheetsPlugin,
  UniverSheetsFormulaPlugin,
  UniverSheetsNumfmtPlugin,
  UniverSheetsTablePlugin,
  UniverSheetsNotePlugin,
  UniverSheetsHyperLinkPlugin,
  UniverSheetsConditionalFormattingPlugin,
  UniverDataValidationPlugin,
  UniverSheetsDataValidationPlugin,
  UniverSheetsFilterPlugin,
  UniverSheetsSortPlugin,
] as unknown as readonly GridPlugin[];
