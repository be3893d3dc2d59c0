import { supports } from "../write/excelRun";
import { unlisten } from "./selection";

/** Follows the names of the workbook's sheets; returns how to stop. */
export function watchSheetNames(changed: (names: readonly string[]) => void): () => void {
  let stopped = false;
  const read = async () => {
    const names = await sheetNames();
    if (!stopped) changed(names);
  };
  const listening = Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const added = [worksheets.onAdded.add(read), worksheets.onDeleted.add(read), worksheets.onActivated.add(read)];
    const renamed = supports("1.17") ? [worksheets.onNameChanged.add(read)] : [];
    await context.sync();
    return [...added, ...renamed];
  }).catch(() => []);
  void read();
  return () => {
    stopped = true;
    void listening.then((added) => added.forEach((one) => void unlisten<never>(one as OfficeExtension.EventHandlerResult<never>)));
  };
}

async function sheetNames(): Promise<readonly string[]> {
  try {
    return await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load("items/name");
      await context.sync();
      return sheets.items.map(({ name }) => name);
    });
  } catch {
    return [];
  }
}
