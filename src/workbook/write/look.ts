/** What of a cell's look is put back: settable as it was read. */
export type Look = Excel.CellPropertiesFormat;

/** All of a look that the API can tell and set. */
export const ALL_LOOKS: Excel.CellPropertiesLoadOptions = {
  hyperlink: true,
  style: true,
  format: {
    font: {
      bold: true,
      italic: true,
      underline: true,
      strikethrough: true,
      subscript: true,
      superscript: true,
      color: true,
      tintAndShade: true,
      name: true,
      size: true,
    },
    fill: { color: true, tintAndShade: true, pattern: true, patternColor: true, patternTintAndShade: true },
    borders: { color: true, style: true, weight: true, tintAndShade: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    indentLevel: true,
    textOrientation: true,
    readingOrder: true,
    shrinkToFit: true,
    wrapText: true,
    protection: true,
  },
};

/** What tells whether a look can be put back: see {@link cannotComeBack}. */
export const TELLING_LOOKS: Excel.CellPropertiesLoadOptions = {
  format: {
    font: { bold: true, italic: true, underline: true, strikethrough: true, color: true, name: true, size: true },
    fill: { pattern: true },
  },
};

/**
 * Looks that the API tells of and cannot set: letters of one cell that differ among themselves (what differs reads as null), and fills that
 * run from one colour to another.
 */
export function cannotComeBack({ font, fill }: Look): boolean {
  return (font !== undefined && Object.values(font).includes(null)) || /gradient$/i.test(fill?.pattern ?? "");
}

/** How a cell is to look again: what differs from an untouched one, or all of it where it has a named style of its own. */
export function lookToRestore(cell: Excel.CellProperties, untouched: Excel.CellProperties): Look {
  const look = cell.format ?? {};
  if (cell.style === untouched.style) return differingLook(look, untouched.format ?? {});
  // No fill reads as white, and written so would be one.
  return differingLook(/^none$/i.test(look.fill?.pattern ?? "") ? { ...look, fill: undefined } : look, {});
}

/**
 * The part of a look that differs from an untouched cell's. The rest is left out, for setting it would say more than there was: a cell
 * without a fill reads as white, and written so would hide its gridlines.
 */
function differingLook(look: Look, untouched: Look): Look {
  return difference(look, untouched) as Look;
}

function difference(one: object, other: object): object {
  const others = other as Record<string, unknown>;
  const entries = Object.entries(one).flatMap(([key, value]): [string, unknown][] => {
    if (value === null || value === undefined) return [];
    if (typeof value !== "object") return value === others[key] ? [] : [[key, value]];
    const inner = difference(value as object, (others[key] as object | undefined) ?? {});
    return Object.keys(inner).length > 0 ? [[key, inner]] : [];
  });
  return Object.fromEntries(entries);
}
