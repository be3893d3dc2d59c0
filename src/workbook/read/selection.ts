import { quotedSheet } from "../block/address";

/** What is selected in the sheet: address with its sheet, and its size. */
export interface Selection {
  readonly sheet: string;
  readonly address: string;
  readonly rows: number;
  readonly columns: number;
}

/** Follows the selection, beginning with what is selected now; returns how to stop. A chart or a shape selected counts as nothing. */
export function watchSelection(changed: (selection: Selection | null) => void): () => void {
  let stopped = false;
  const read = async () => {
    const selection = await readSelection();
    if (!stopped) changed(selection);
  };
  const listening = Excel.run(async (context) => {
    // Another sheet in view has a selection of its own, and no event of selecting tells so.
    const added = [context.workbook.onSelectionChanged.add(read), context.workbook.worksheets.onActivated.add(read)];
    await context.sync();
    return added;
  }).catch(() => []);
  void read();
  return () => {
    stopped = true;
    void listening.then((added) => added.forEach((one) => void unlisten(one)));
  };
}

export function unlisten<T>(added: OfficeExtension.EventHandlerResult<T>): Promise<void> {
  return Excel.run(added.context, async (context) => {
    added.remove();
    await context.sync();
  });
}

async function readSelection(): Promise<Selection | null> {
  try {
    return await Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange().load("address,rowCount,columnCount");
      const sheet = range.worksheet.load("name");
      await context.sync();
      const local = range.address.slice(range.address.lastIndexOf("!") + 1);
      return { sheet: sheet.name, address: `${quotedSheet(sheet.name)}!${local}`, rows: range.rowCount, columns: range.columnCount };
    });
  } catch {
    return null;
  }
}
