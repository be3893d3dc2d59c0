import type { Grid } from "../grid/grid";

/** Says at the selected cell why it shows an error, in the words of the function that returned it. */
export function showCellMessages(grid: Grid, sheet: HTMLElement): void {
  const card = document.createElement("div");
  card.className = "cell-message";
  card.setAttribute("role", "status");
  card.hidden = true;
  sheet.append(card);
  const update = () => {
    const active = grid.api.getActiveWorkbook()?.getActiveSheet();
    const cell = active?.getActiveCell();
    const text = active && cell ? grid.calls.messageAt(active.getSheetId(), cell.getRow(), cell.getColumn()) : undefined;
    card.hidden = text === undefined;
    if (text === undefined || !cell) return;
    card.textContent = text;
    const canvas = sheet.querySelector("canvas")?.getBoundingClientRect();
    const frame = sheet.getBoundingClientRect();
    const { left, bottom } = cell.getCellRect();
    const x = (canvas ? canvas.left - frame.left : 0) + left;
    card.style.left = `${Math.max(4, Math.min(x, frame.width - 350))}px`;
    card.style.top = `${(canvas ? canvas.top - frame.top : 0) + bottom + 6}px`;
  };
  grid.onSelection(update);
  grid.calculation.onPassEnd(() => setTimeout(update, 0));
  update();
}
