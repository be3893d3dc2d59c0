import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Grid } from "../grid/grid";
import { HEADLESS_PLUGINS } from "../grid/headlessPlugins";
import { AddIn, type FunctionsFile } from "../host/addIn";
import { Host } from "../host/host";
import { AddInPage } from "../office/addInPage";
import { officeRealm } from "./officeRealm";

export interface Workbench {
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
  readonly grid: Grid;
  readonly host: Host;
  readonly addIn: AddIn;
  /** Makes `Excel`, `Office` and `OfficeExtension` globals of this process, for code of src/ that runs outside the add-in's realm. */
  install(): void;
  /** Files that the add-in has opened as workbooks of their own; null for an empty one. */
  readonly openedWorkbooks: readonly (Uint8Array | null)[];
  /** Resolves when every cell is calculated, those of asynchronous functions included. */
  calculated(): Promise<void>;
  dispose(): void;
}

const GLOBALS = ["Excel", "Office", "OfficeExtension"] as const;

export interface WorkbenchOptions {
  /** The built add-in; `dist` of the project by default. */
  readonly distDir?: string;
}

/** Opens an empty workbook in Node with the built add-in and the real office.js beside it. */
export async function openWorkbench({ distDir = resolve("dist") }: WorkbenchOptions = {}): Promise<Workbench> {
  const grid = new Grid({ plugins: HEADLESS_PLUGINS });
  const page = new AddInPage();
  const host = new Host(grid, page.line);
  const openedWorkbooks: (Uint8Array | null)[] = [];
  host.openWorkbook = (file) => Promise.resolve(void openedWorkbooks.push(file));
  const addIn = new AddIn(host, JSON.parse(readFileSync(join(distDir, "functions.json"), "utf8")) as FunctionsFile, page);
  const realm = await officeRealm(page.line.bridge, page.native);
  // The page's scripts, but for the pane's user interface. What the page would fetch when a command is used is at hand from the start.
  const later = readdirSync(distDir).filter((file) => /^pane-.*\.js$/.test(file));
  for (const script of ["functions.js", "runtime.js", ...later, "commands.js"]) realm.run(join(distDir, script));
  addIn.started();
  return {
    Office: realm.Office,
    Excel: realm.Excel,
    grid,
    host,
    addIn,
    openedWorkbooks,
    install: () => {
      for (const name of GLOBALS) Object.assign(globalThis, { [name]: realm.globals[name] });
    },
    calculated: () => grid.calculated(),
    dispose: () => {
      for (const name of GLOBALS) Reflect.deleteProperty(globalThis, name);
      realm.dispose();
      grid.dispose();
    },
  };
}
