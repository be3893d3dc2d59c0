import type { ChartModel } from "./chartModel";
import { layoutChart } from "./layout/layoutChart";
import { placeChart, type Rect, type View } from "./placeChart";
import { resolveChart, type FormatNumber, type ReadReference } from "./resolveChart";
import { svgMarkup, type Ground } from "./svgMarkup";

/** What the overlay needs to know of the grid it lies over. */
export interface ChartsSource {
  /** The charts of the sheet that is shown. */
  readonly charts: () => readonly ChartModel[];
  readonly read: ReadReference;
  readonly formatNumber: FormatNumber;
  /** The rectangle that cells cover in the sheet, in its pixels, headers included; undefined where there are no such cells. */
  readonly rectOf: (position: ChartModel["position"]) => Rect | undefined;
  /** Undefined while the grid is not drawn. */
  readonly view: () => View | undefined;
  readonly ground: () => Ground;
  /** Tells of anything that may move or change a chart; returns what ends it. */
  readonly onChange: (listener: () => void) => () => void;
}

export interface ChartsOverlay {
  /** Draws again what has changed, now. */
  readonly refresh: () => void;
  readonly dispose: () => void;
}

interface Drawn {
  readonly element: HTMLElement;
  markup: string;
}

/** Charts keep their size in the sheet and are scaled with it, so that zooming does not lay them out anew. */
function markupOf(chart: ChartModel, rect: Rect, source: ChartsSource): string | undefined {
  const resolved = resolveChart(chart, source.read, source.formatNumber);
  return resolved && svgMarkup(layoutChart(resolved, rect.right - rect.left, rect.bottom - rect.top), source.ground());
}

function show(drawn: Drawn, chart: ChartModel, rect: Rect, view: View, source: ChartsSource): boolean {
  const placement = placeChart(rect, view);
  const markup = placement && markupOf(chart, rect, source);
  if (!placement || markup === undefined) return false;
  const { element } = drawn;
  if (drawn.markup !== markup) {
    drawn.markup = markup;
    const image = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
    element.replaceChildren(document.importNode(image, true));
  }
  const { scale } = view;
  Object.assign(element.style, {
    left: `${placement.left}px`,
    top: `${placement.top}px`,
    width: `${rect.right - rect.left}px`,
    height: `${rect.bottom - rect.top}px`,
    transform: `scale(${scale})`,
    clipPath: `inset(${placement.hiddenTop / scale}px 0 0 ${placement.hiddenLeft / scale}px)`,
  });
  return true;
}

/**
 * Draws the charts of the shown sheet over the grid. They stay with their cells as the sheet scrolls, zooms and changes, and follow their data.
 * Pointer events go through to the grid.
 *
 * @param container  the element that covers the grid's canvas exactly; another one once another workbook is opened
 */
export function mountCharts(container: () => HTMLElement | null | undefined, source: ChartsSource): ChartsOverlay {
  const layer = document.createElement("div");
  layer.className = "charts-overlay";
  Object.assign(layer.style, { position: "absolute", inset: "0", overflow: "hidden", pointerEvents: "none", zIndex: "9" });
  const drawn = new Map<string, Drawn>();
  const forget = (id: string) => {
    drawn.get(id)?.element.remove();
    drawn.delete(id);
  };
  const ensure = (chart: ChartModel): Drawn => {
    const known = drawn.get(chart.id);
    if (known) return known;
    const element = document.createElement("div");
    element.dataset.chart = chart.name;
    Object.assign(element.style, { position: "absolute", transformOrigin: "0 0" });
    layer.append(element);
    const fresh = { element, markup: "" };
    drawn.set(chart.id, fresh);
    return fresh;
  };
  const refresh = () => {
    const around = container();
    if (around && layer.parentElement !== around) around.append(layer);
    const view = source.view();
    const charts = view ? source.charts() : [];
    const shown = new Set<string>();
    for (const chart of charts) {
      const rect = view && source.rectOf(chart.position);
      if (rect && show(ensure(chart), chart, rect, view, source)) shown.add(chart.id);
    }
    for (const id of [...drawn.keys()]) if (!shown.has(id)) forget(id);
  };
  let frame = 0;
  const schedule = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      refresh();
    });
  };
  const stop = source.onChange(schedule);
  schedule();
  return {
    refresh,
    dispose: () => {
      stop();
      cancelAnimationFrame(frame);
      layer.remove();
    },
  };
}
