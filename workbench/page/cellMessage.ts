import { gridView, placeChart } from "../charts";
import { Cells } from "../grid/cells";
import type { Grid } from "../grid/grid";

const WIDEST = 340;
const MARGIN = 4;
const BELOW = 6;

/** What was said of a formula that has become a value since is said no more. */
function messageOf(grid: Grid, sheetId: string, row: number, column: number): string | undefined {
  const message = grid.calls.messageAt(sheetId, row, column);
  return message !== undefined && new Cells(grid, sheetId).formula(row, column) !== "" ? message : undefined;
}

/** Says at the selected cell why it shows an error, in the words of the function that returned it. */
export function showCellMessages(grid: Grid, sheet: HTMLElement): void {
  const card = document.createElement("div");
  card.className = "cell-message";
  card.setAttribute("role", "status");
  card.hidden = true;
  sheet.append(card);
  const where = gridView(grid.api, grid.injector);
  const update = () => {
    const active = grid.api.getActiveWorkbook()?.getActiveSheet();
    const cell = active?.getActiveCell();
    const text = active && cell ? messageOf(grid, active.getSheetId(), cell.getRow(), cell.getColumn()) : undefined;
    const rect = text !== undefined && cell ? where.rectOf(cell.getRange()) : undefined;
    const view = rect && where.view();
    const place = rect && view && placeChart(rect, view);
    const canvas = where.canvas()?.getBoundingClientRect();
    // Scrolled out of sight: the formula bar still shows the formula, and coming back shows the message again.
    card.hidden = !place || !canvas || place.top + place.height > canvas.height || place.left > canvas.width;
    if (card.hidden || !place || !canvas || text === undefined) return;
    if (card.textContent !== text) card.textContent = text;
    const frame = sheet.getBoundingClientRect();
    card.style.left = `${Math.max(MARGIN, Math.min(canvas.left - frame.left + place.left, frame.width - WIDEST - 2 * MARGIN))}px`;
    const [above, below] = [place.top - BELOW - card.offsetHeight, place.top + place.height + BELOW];
    // At the foot of the sheet it stands above the cell, where there is room.
    const top = below + card.offsetHeight > canvas.height && above >= 0 ? above : below;
    card.style.top = `${canvas.top - frame.top + top}px`;
  };
  let frame = 0;
  const schedule = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      update();
    });
  };
  grid.onSelection(schedule);
  grid.calculation.onPassEnd(schedule);
  where.onChange(schedule);
  schedule();
}
