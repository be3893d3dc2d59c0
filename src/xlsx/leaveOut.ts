import type { WorkbookPackage } from "./package/workbookPackage";
import type { ShareNote } from "./shareReport";

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/**
 * Takes out of a workbook what a copy can't or shouldn't carry: the calculation chain (Excel makes it anew), macros, signatures that a change
 * breaks, and on request the add-in's pane. Says what was lost.
 */
export function leaveOut(workbook: WorkbookPackage, withoutPane: boolean): ShareNote[] {
  const notes: ShareNote[] = [];
  const main = workbook.workbookPath;
  removeRelated(workbook, main, "calcChain");
  const macros = removeRelated(workbook, main, "vbaProject");
  if (macros.length > 0) {
    notes.push({
      kind: "macros",
      where: "workbook",
      text: "its macros (VBA) are not in the copy; buttons and functions that need them do nothing there",
    });
  }
  if (workbook.contentType(main) !== WORKBOOK) workbook.setContentType(main, WORKBOOK);
  if (removeRelated(workbook, "", "origin").length > 0) {
    workbook
      .paths()
      .filter((path) => path.startsWith("_xmlsignatures/"))
      .forEach((path) => workbook.remove(path));
    notes.push({ kind: "signature", where: "workbook", text: "its digital signature is not in the copy, since it would no longer hold" });
  }
  if (withoutPane) {
    const panes = workbook.relatedAll("", "webextensiontaskpanes");
    const extensions = panes.flatMap((pane) => workbook.relatedAll(pane, "webextension"));
    if (removeRelated(workbook, "", "webextensiontaskpanes").length > 0) {
      extensions.forEach((path) => workbook.remove(path));
      notes.push({ kind: "add-in pane", where: "workbook", text: "panes of add-ins that would open by themselves are not in the copy" });
    }
  }
  for (const { target } of workbook.relatedAll(main, "externalLink").map((path) => ({ target: path }))) {
    const book = workbook.relationships(target).find(({ external }) => external)?.target ?? "another workbook";
    notes.push({ kind: "external link", where: "workbook", text: `it still refers to ${decodeURI(book)}` });
  }
  return notes;
}

function removeRelated(workbook: WorkbookPackage, of: string, type: string): string[] {
  const paths = workbook.relatedAll(of, type);
  for (const path of paths) {
    for (const inner of workbook.relationships(path).filter(({ external }) => !external)) {
      if (/vba/i.test(inner.type)) workbook.remove(workbook.pathOf(inner.target, path));
    }
    workbook.remove(path);
  }
  workbook.removeRelationships(of, (relationship) => relationship.type === type);
  return paths;
}
