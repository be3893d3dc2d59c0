/** The grid's main view: how it is scrolled and scaled, where its headers end, and where frozen rows and columns end, in the sheet's pixels. */
export interface View {
  readonly scale: number;
  readonly scrollX: number;
  readonly scrollY: number;
  readonly headerWidth: number;
  readonly headerHeight: number;
  /** As `headerWidth` and `headerHeight` where nothing is frozen. */
  readonly frozenRight: number;
  readonly frozenBottom: number;
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a chart stands on the screen, and the part of it that may be seen: headers and frozen panes lie over what scrolls beneath them. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How much is cut off at the left and the top. */
  readonly hiddenLeft: number;
  readonly hiddenTop: number;
}

/** One axis of a placement: charts that begin within the frozen panes stay with them. */
function alongAxis(start: number, end: number, scroll: number, frozenEnd: number, headerEnd: number, scale: number) {
  const isFrozen = frozenEnd > headerEnd && start < frozenEnd;
  const shift = isFrozen ? 0 : scroll;
  const edge = (isFrozen ? headerEnd : frozenEnd) * scale;
  const from = (start - shift) * scale;
  return { from, size: (end - start) * scale, hidden: Math.max(0, edge - from) };
}

/** Places a chart, of the rectangle its cells cover in the sheet (headers included); undefined where it is scrolled out at the left or top. */
export function placeChart(rect: Rect, view: View): Placement | undefined {
  const across = alongAxis(rect.left, rect.right, view.scrollX, view.frozenRight, view.headerWidth, view.scale);
  const down = alongAxis(rect.top, rect.bottom, view.scrollY, view.frozenBottom, view.headerHeight, view.scale);
  if (across.hidden >= across.size || down.hidden >= down.size) return undefined;
  return {
    left: across.from,
    top: down.from,
    width: across.size,
    height: down.size,
    hiddenLeft: across.hidden,
    hiddenTop: down.hidden,
  };
}
