import type { IWorkbookData } from "@univerjs/core";
import type { Build } from "../../src/workbook/block/plan";
import { writePlan } from "../../src/workbook/write/writePlan";
import { snapshotOf, type SpillSource } from "../files/spills";
import { FormulaDataModel } from "../grid/univer";
import { openWorkbench } from "../node";
import { withoutBlankSheet } from "../node/withoutBlankSheet";
import { ModelProblem } from "./runModel";

/** The add-in's actions and functions on an empty workbook: what a click in the pane does, without Excel. */
export async function computeWorkbook(build: Build): Promise<IWorkbookData> {
  const workbench = await openWorkbench();
  try {
    workbench.install();
    const result = await writePlan(build, true);
    if (result.kind === "refused") throw new ModelProblem(result.reason);
    if (result.kind === "ask") throw new ModelProblem(result.question);
    await workbench.calculated();
    const { grid } = workbench;
    return withoutBlankSheet(snapshotOf(grid.book, grid.injector.get(FormulaDataModel) as unknown as SpillSource));
  } finally {
    workbench.dispose();
  }
}
