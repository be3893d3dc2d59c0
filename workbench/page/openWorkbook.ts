import { ILayoutService } from "@univerjs/ui";
import { mountGridCharts } from "../charts";
import type { Grid } from "../grid/grid";
import type { IWorkbookData } from "../grid/univer";
import { AddIn, type FunctionsFile } from "../host/addIn";
import { Host } from "../host/host";
import type { AddInPage } from "../office/addInPage";
import { browserGrid } from "./browserGrid";
import { type CellReader, cellReader } from "./cellReader";
import { showCellMessages } from "./cellMessage";
import { type FileButtons, serveFiles } from "./fileButtons";
import type { AddInManifest } from "./manifest";
import { openInWindow } from "./handedWorkbook";
import { moveFocusByF6 } from "./moveFocus";
import type { Pane } from "./pane";
import { fillRibbon } from "./ribbon";

export interface OpenedWorkbook {
  readonly grid: Grid;
  readonly host: Host;
  readonly addIn: AddIn;
  readonly cells: CellReader;
  /** Resolves when the grid is drawn and the pane, whose page loads meanwhile, takes commands. */
  start(pane: Pane, manifest: AddInManifest, ribbon: { readonly buttons: HTMLElement; readonly label: HTMLElement }): Promise<void>;
  serveFiles(buttons: FileButtons, say: (text: string) => void): void;
  calculated(): Promise<void>;
}

export interface Opening {
  readonly functions: FunctionsFile;
  /** The add-in's page, which may have started already. */
  readonly page: AddInPage;
  readonly dark: boolean;
  /** What to open; an empty workbook where there is none. */
  readonly snapshot?: Partial<IWorkbookData>;
}

/** A workbook in the page, and the host in front of it. */
export function openWorkbook(sheet: HTMLElement, { functions, page, dark, snapshot }: Opening): OpenedWorkbook {
  const grid = browserGrid(sheet, dark, snapshot);
  const host = new Host(grid, page.line);
  host.openWorkbook = (file) => Promise.resolve(file).then(openInWindow);
  const addIn = new AddIn(host, functions, page);
  const opened: OpenedWorkbook = {
    grid,
    host,
    addIn,
    cells: cellReader(grid),
    start: async (pane, manifest, { buttons, label }) => {
      addIn.onShowPane = () => pane.show(true);
      grid.onSelection(() => addIn.selectionChanged());
      await Promise.all([pane.loaded, grid.drawn()]);
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
