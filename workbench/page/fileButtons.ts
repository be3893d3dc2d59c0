import type { Grid } from "../grid/grid";
import { workbookBytes } from "../host/lentFiles";

export interface FileButtons {
  readonly open: HTMLElement;
  readonly download: HTMLElement;
  readonly input: HTMLInputElement;
}

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const MOST_BYTES = 50 * 1024 * 1024;

/** "Open" and "Download": the code that reads and writes files is loaded when it is first needed. A file that can't be read leaves the workbook. */
export function serveFiles(grid: Grid, { open, download, input }: FileButtons, say: (text: string) => void): void {
  const failed = (what: string) => (error: unknown) => say(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  download.addEventListener("click", () => void write(grid).catch(failed("The workbook was not written")));
  open.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) void read(grid, file).catch(failed(`${file.name} was not opened, the workbook stays`));
  });
}

async function write(grid: Grid): Promise<void> {
  const bytes = await workbookBytes(grid);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: TYPE }));
  link.download = `${grid.book.getName()}.xlsx`;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function read(grid: Grid, file: File): Promise<void> {
  if (file.size > MOST_BYTES) throw new Error(`a file of more than ${MOST_BYTES / 1024 / 1024} MB is too large for the workbench.`);
  const { fromXlsx } = await import("../files");
  const snapshot = await fromXlsx(new Uint8Array(await file.arrayBuffer()));
  grid.load({ ...snapshot, name: file.name.replace(/\.xlsx$/i, "") });
  await grid.calculated();
}
