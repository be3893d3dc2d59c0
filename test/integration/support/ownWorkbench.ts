import { openWorkbench, type Workbench } from "../../../workbench/node";

/**
 * A workbench of its own for each test of a file, installed as the host of the add-in's code, and taken down once it has computed all.
 *
 * @param prepare  what else to do before each test
 * @returns the present one
 */
export function ownWorkbench(prepare?: (workbench: Workbench) => Promise<void>): () => Workbench {
  let present: Workbench | undefined;
  beforeEach(async () => {
    present = await openWorkbench();
    present.install();
    await prepare?.(present);
  });
  afterEach(async () => {
    await present?.calculated();
    present?.dispose();
  });
  return () => {
    if (!present) throw new Error("a workbench is there while a test runs");
    return present;
  };
}
