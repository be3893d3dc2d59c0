import { Engine } from "@univerjs/engine-render";
import { IUIPartsService } from "@univerjs/ui";
import type { Grid } from "../grid/grid";

const TOOLBAR = "toolbar";

let holding = true;
const held = new Set<Engine>();

/**
 * Until the workbook is computed its canvases are not drawn: each would be drawn many times over, sixty times a second, with values that are
 * about to change.
 */
export function holdDrawing(): void {
  const original = Engine.prototype.startRenderLoop;
  Engine.prototype.startRenderLoop = function (this: Engine) {
    if (holding) held.add(this);
    else original.call(this);
  };
}

/** Nor is the grid's toolbar made, which takes as long as the rest of its interface; its room is kept free (page.css). */
export function holdToolbar(grid: Grid): void {
  grid.injector.get(IUIPartsService).setUIVisible(TOOLBAR, false);
}

/** Draws what was held back. Resolves when the workbook has been drawn. */
export async function drawHeld(grid: Grid): Promise<void> {
  await grid.drawn();
  holding = false;
  for (const engine of held) engine.startRenderLoop();
  held.clear();
  const nextFrame = () => new Promise(requestAnimationFrame);
  // Drawn in the first frame, and shown once there is a second.
  await nextFrame();
  await nextFrame();
  grid.injector.get(IUIPartsService).setUIVisible(TOOLBAR, true);
}
