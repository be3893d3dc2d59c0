import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import "@univerjs/preset-sheets-hyper-link/lib/index.css";
import "@univerjs/preset-sheets-note/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";
import "@univerjs/preset-sheets-find-replace/lib/index.css";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import conditionalFormattingTexts from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreTexts from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import dataValidationTexts from "@univerjs/preset-sheets-data-validation/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filterTexts from "@univerjs/preset-sheets-filter/locales/en-US";
import { UniverSheetsFindReplacePreset } from "@univerjs/preset-sheets-find-replace";
import findReplaceTexts from "@univerjs/preset-sheets-find-replace/locales/en-US";
import { UniverSheetsHyperLinkPreset } from "@univerjs/preset-sheets-hyper-link";
import hyperLinkTexts from "@univerjs/preset-sheets-hyper-link/locales/en-US";
import { UniverSheetsNotePreset } from "@univerjs/preset-sheets-note";
import noteTexts from "@univerjs/preset-sheets-note/locales/en-US";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import sortTexts from "@univerjs/preset-sheets-sort/locales/en-US";
import { UniverSheetsTablePreset } from "@univerjs/preset-sheets-table";
import tableTexts from "@univerjs/preset-sheets-table/locales/en-US";
import { CanvasColorService, Layer } from "@univerjs/engine-render";
import { Grid } from "../grid/grid";
import type { GridPlugin } from "../grid/headlessPlugins";
import { type IWorkbookData, mergeLocales } from "../grid/univer";
import { holdDrawing, holdToolbar } from "./heldBack";

/** Private parts of a layer that is to be drawn anew in the next turn. */
interface DirtyLayer {
  _debounceDirtyFunc?: (() => void) | null;
}

/**
 * Univer cancels and renews the appointment for drawing a layer with every change, a message channel each: a tenth of the time in which the
 * article's workbook is written. Here the first appointment stands.
 */
function drawLayersOnceATurn(): void {
  const original = Layer.prototype.makeDirtyWithDebounce;
  Layer.prototype.makeDirtyWithDebounce = function (this: Layer, state = true) {
    if ((this as unknown as DirtyLayer)._debounceDirtyFunc == null || !state) original.call(this, state);
  };
}

/** Colours of text that Univer makes too dark for a dark sheet: the blue of inputs, that in which it draws every link. */
const READABLE_IN_DARK: Readonly<Record<string, string>> = { "#0000ff": "#8c9eff", "#274fee": "#7ab3ff" };

function lightenInDark(): void {
  const original = CanvasColorService.prototype.getRenderColor;
  CanvasColorService.prototype.getRenderColor = function (this: CanvasColorService, color: string) {
    return READABLE_IN_DARK[color.toLowerCase()] ?? original.call(this, color);
  };
}

/** The grid with its user interface, drawn into an element. */
export function browserGrid(container: HTMLElement, darkMode: boolean, workbook?: Partial<IWorkbookData>): Grid {
  drawLayersOnceATurn();
  holdDrawing();
  if (darkMode) lightenInDark();
  const presets = [
    UniverSheetsCorePreset({ container, ribbonType: "simple" as never }),
    UniverSheetsTablePreset(),
    UniverSheetsHyperLinkPreset(),
    UniverSheetsNotePreset(),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsDataValidationPreset(),
    UniverSheetsFilterPreset(),
    UniverSheetsSortPreset(),
    UniverSheetsFindReplacePreset(),
  ];
  // Presets share plugins: the last one's options count.
  const plugins = new Map<string, GridPlugin>();
  for (const plugin of presets.flatMap((preset) => preset.plugins as readonly GridPlugin[])) {
    const { pluginName } = (Array.isArray(plugin) ? plugin[0] : plugin) as { pluginName: string };
    plugins.delete(pluginName);
    plugins.set(pluginName, plugin);
  }
  const texts = mergeLocales(
    coreTexts,
    tableTexts,
    hyperLinkTexts,
    noteTexts,
    conditionalFormattingTexts,
    dataValidationTexts,
    filterTexts,
    sortTexts,
    findReplaceTexts,
  );
  const grid = new Grid({ plugins: [...plugins.values()], texts, darkMode, workbook });
  holdToolbar(grid);
  return grid;
}
