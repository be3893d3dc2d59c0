import { areaName, parseArea, splitSheet } from "../../grid/address";
import { linkCell } from "../../grid/links";
import { invalidArgument } from "../protocol/hostError";
import type { RangeTarget } from "./rangeTarget";

/** Excel.RangeHyperlink. */
interface RangeHyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
  readonly textToDisplay?: string;
}

/** Inside the workbook the grid names a place by the sheet's id. */
const PLACE = /^#gid=([^&]+)&range=(.+)$/;

function placeUrl(target: RangeTarget, reference: string): string {
  const { sheet, address } = splitSheet(reference);
  const id = sheet === null ? target.sheetId : target.grid.book.getSheetByName(sheet)?.getSheetId();
  const area = parseArea(address);
  if (!id || !area) throw invalidArgument();
  return `#gid=${id}&range=${areaName(area)}`;
}

export function readLink(target: RangeTarget): RangeHyperlink | null {
  const { startRow, startColumn } = target.area;
  const link = target.grid.links.get(target.sheetId, startRow, startColumn);
  if (!link) return null;
  const place = PLACE.exec(link.url);
  if (!place) return { address: link.url, textToDisplay: link.label };
  const sheet = target.grid.sheet(place[1])?.getSheetName() ?? "";
  return { documentReference: `'${sheet.replaceAll("'", "''")}'!${place[2]}`, textToDisplay: link.label };
}

/** Every cell of the range gets the link; a text to display becomes its content, otherwise an empty cell shows the address. */
export async function writeLink(target: RangeTarget, link: RangeHyperlink | null): Promise<void> {
  const { cells, grid, sheetId, present } = target;
  const url = link?.documentReference ? placeUrl(target, link.documentReference) : link?.address;
  if (!link || !url) {
    await grid.links.clear(sheetId, present);
    return;
  }
  cells.write(present, (i, j) => {
    const [row, column] = [present.startRow + i, present.startColumn + j];
    // The grid keeps links in text only: a number or a formula keeps its value, and goes without.
    if (cells.formula(row, column) !== "") return undefined;
    if (typeof cells.value(row, column) !== "string" && link.textToDisplay === undefined) return undefined;
    const label = link.textToDisplay ?? cells.text(row, column);
    return linkCell({ url, label: label === "" ? url : label });
  });
}
