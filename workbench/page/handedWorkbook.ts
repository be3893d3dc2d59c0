import { unsupported } from "../host/protocol/hostError";

/** A window that has opened others, with the files that it handed to them: they are the same page from the same place, and may ask it. */
interface Giver {
  handedWorkbooks?: Map<string, Uint8Array>;
}

/** Opens a workbook in a window of its own; an empty one where no file is given. A browser may forbid that. */
export function openInWindow(file: Uint8Array | null): void {
  const handed = ((window as Giver).handedWorkbooks ??= new Map());
  const key = String(handed.size + 2);
  if (file) handed.set(key, file);
  const query = file ? `?open=handed&book=${key}` : "?open=empty";
  // Without "noopener": the new window asks this one for the file.
  if (!window.open(`${location.pathname}${query}`)) {
    handed.delete(key);
    throw unsupported("The browser blocked the window for the new workbook. Allow this page to open windows, then try again.");
  }
}

/** The file that this window was opened for. */
export function handedFile(query: URLSearchParams): { readonly name: string; readonly bytes: Uint8Array } {
  const key = query.get("book") ?? "";
  const bytes = (window.opener as Giver | null)?.handedWorkbooks?.get(key);
  if (!bytes)
    throw new Error("The workbook for this window is gone: the window that it came from has been closed. Open or share it again there.");
  return { name: `Book${key}`, bytes: new Uint8Array(bytes) };
}
