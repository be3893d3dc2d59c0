import { excelRun } from "../write/excelRun";
import { type ActionResult, type Refused, refused } from "../write/result";

const SLICE_BYTES = 1024 * 1024;

const call = <T>(start: (callback: (result: Office.AsyncResult<T>) => void) => void): Promise<T> =>
  new Promise((resolve, reject) =>
    start((result) =>
      result.status === Office.AsyncResultStatus.Succeeded ? resolve(result.value) : reject(new Error(result.error.message)),
    ),
  );

/** The workbook as a file, as it is now. The host lends one such file at a time, so it is given back whatever happens. */
export async function workbookFile(): Promise<Uint8Array | Refused> {
  if (typeof Office === "undefined" || !Office.context?.document?.getFileAsync)
    return refused("Open this pane in Excel to share a workbook.");
  let file: Office.File;
  try {
    file = await call<Office.File>((done) =>
      Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE_BYTES }, done),
    );
  } catch (error) {
    return refused(
      `Excel did not hand the workbook over: ${(error as Error).message.replace(/\.$/, "")}. Save it and try again, or share the file with npm run share.`,
    );
  }
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let i = 0; i < file.sliceCount; i++) {
      const { data } = await call<Office.Slice>((done) => file.getSliceAsync(i, done));
      bytes.set(data as ArrayLike<number>, at);
      at += (data as ArrayLike<number>).length;
    }
    return bytes.subarray(0, at);
  } catch (error) {
    return refused(`Excel stopped handing the workbook over: ${(error as Error).message.replace(/\.$/, "")}. Try again.`);
  } finally {
    file.closeAsync();
  }
}

const CHUNK = 0x8000;

/** Opens a workbook file as a new, unsaved workbook in a window of its own. */
export function openWorkbook(bytes: Uint8Array): Promise<ActionResult> {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return excelRun(async (): Promise<ActionResult> => {
    await Excel.createWorkbook(btoa(binary));
    return { kind: "done", said: "The copy is open as a new workbook: save it under a name of its own." };
  });
}
