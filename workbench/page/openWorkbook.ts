import { ILayoutService } from "@univerjs/ui";
import { mountGridCharts } from "../charts";
import type { Grid } from "../grid/grid";
import { AddIn, type FunctionsFile } from "../host/addIn";
import { Host } from "../host/host";
import { browserGrid } from "./browserGrid";
import { type CellReader, cellReader } from "./cellReader";
import { showCellMessages } from "./cellMessage";
import { type FileButtons, serveFiles } from "./fileButtons";
import type { AddInManifest } from "./manifest";
import type { IWorkbookData } from "../grid/univer";
import { moveFocusByF6 } from "./moveFocus";
import type { AddInWindow, Pane } from "./pane";
import { fillRibbon } from "./ribbon";

export interface OpenedWorkbook {
  readonly grid: Grid;
  readonly host: Host;
  readonly addIn: AddIn;
  readonly cells: CellReader;
  start(pane: Pane, manifest: AddInManifest, ribbon: { readonly buttons: HTMLElement; readonly label: HTMLElement }): Promise<void>;
  serveFiles(buttons: FileButtons, say: (text: string) => void): void;
  calculated(): Promise<void>;
}

/** A workbook in the page, and the host in front of it: the given one, or an empty one. */
export function openWorkbook(
  sheet: HTMLElement,
  functions: FunctionsFile,
  dark: boolean,
  snapshot?: Partial<IWorkbookData>,
): OpenedWorkbook {
  const grid = browserGrid(sheet, dark, snapshot);
  const host = new Host(grid);
  const addIn = new AddIn(host, functions, dark);
  const opened: OpenedWorkbook = {
    grid,
    host,
    addIn,
    cells: cellReader(grid),
    start: async (pane, manifest, { buttons, label }) => {
      (window as AddInWindow).workbenchAddIn = { bridge: host.bridge, native: addIn.native };
      addIn.onShowPane = () => pane.show(true);
      grid.onSelection(() => addIn.selectionChanged());
      await Promise.all([pane.load("/addin/taskpane.html"), grid.drawn()]);
      await addIn.ready;
      addIn.started();
      fillRibbon(manifest, addIn, pane, buttons, label);
      moveFocusByF6(
        [
          { element: buttons, focus: () => buttons.querySelector("button")?.focus() },
          { element: sheet, focus: () => grid.injector.get(ILayoutService).focus() },
          { element: pane.frame, focus: () => pane.focus() },
        ],
        [window, ...(pane.frame.contentWindow ? [pane.frame.contentWindow] : [])],
      );
      showCellMessages(grid, sheet);
      mountGridCharts(grid, () => (dark ? "dark" : "light"));
    },
    serveFiles: (buttons, say) => serveFiles(grid, buttons, say),
    calculated: () => grid.calculated(),
  };
  // For whoever drives the page: tests and benchmarks.
  Object.assign(window, { workbench: opened });
  return opened;
}
