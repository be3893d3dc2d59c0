import { writeFileSync } from "node:fs";
import type { ICellData, IWorkbookData } from "@univerjs/core";
import { openWorkbench } from "./openWorkbench";
import { withoutBlankSheet } from "./withoutBlankSheet";

/** The ribbon command with which the add-in shows what it does: the article's workbook. */
const COMMAND = "insertExample";

/** Formulas without the values they have now: who opens the workbook computes them. */
function withoutValues(snapshot: IWorkbookData): IWorkbookData {
  for (const { cellData = {} } of Object.values(snapshot.sheets)) {
    for (const row of Object.values(cellData as Record<number, Record<number, ICellData | null>>)) {
      for (const cell of Object.values(row)) {
        if (!cell?.f) continue;
        delete cell.v;
        delete cell.t;
      }
    }
  }
  return snapshot;
}

/** A program: has the built add-in write the article's workbook, and writes it to a file as the grid keeps it. */
async function main(file: string): Promise<void> {
  const { addIn, calculated, grid } = await openWorkbench();
  if (!(await addIn.runCommand(COMMAND))) throw new Error(`The add-in has no command ${COMMAND}: build it again.`);
  await calculated();
  writeFileSync(file, JSON.stringify(withoutValues(withoutBlankSheet(grid.save()))));
}

// The grid keeps timers that would hold the process.
void main(process.argv[2]).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
