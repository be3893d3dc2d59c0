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
import { drawHeld } from "./heldBack";
import { moveFocusByF6 } from "./moveFocus";
import { nameControls } from "./nameControls";
import type { Pane } from "./pane";
import { fillRibbon } from "./ribbon";

export interface OpenedWorkbook {
  readonly grid: Grid;
  readonly host: Host;
  readonly addIn: AddIn;
  readonly cells: CellReader;
  /** Computes the workbook with the add-in's functions, then draws it. */
  compute(pane: Pane): Promise<void>;
  /** Resolves when the pane, whose page has been loading meanwhile, takes commands. */
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

/** How long a reader looks at a sheet that is not drawn while its functions compute. */
const PATIENCE_MILLISECONDS = 3000;

const patience = () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));

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
    compute: async (pane) => {
      addIn.onShowPane = () => pane.show(true);
      grid.onSelection(() => addIn.selectionChanged());
      void pane.registered.then(() => addIn.started());
      await Promise.race([grid.calculated(), patience()]);
      await drawHeld(grid);
      showCellMessages(grid, sheet);
      nameControls(sheet);
      mountGridCharts(grid, () => (dark ? "dark" : "light"));
      await grid.calculated();
    },
    start: async (pane, manifest, { buttons, label }) => {
      fillRibbon(manifest, addIn, pane, buttons, label);
      await Promise.all([pane.loaded, addIn.ready]);
      moveFocusByF6(
        [
          { element: buttons, focus: () => buttons.querySelector("button")?.focus() },
          { element: sheet, focus: () => grid.injector.get(ILayoutService).focus() },
          { element: pane.frame, focus: () => pane.focus() },
        ],
        [window, ...(pane.frame.contentWindow ? [pane.frame.contentWindow] : [])],
      );
    },
    serveFiles: (buttons, say) => serveFiles(grid, buttons, say),
    calculated: () => grid.calculated(),
  };
  // For whoever drives the page: tests and benchmarks.
  Object.assign(window, { workbench: opened });
  return opened;
}
