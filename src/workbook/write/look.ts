/** What of a cell's look is put back: settable as it was read. */
export type Look = Excel.CellPropertiesFormat;

/**
 * The part of a look that differs from an untouched cell's. The rest is left out, for setting it would say more than there was: a cell
 * without a fill reads as white, and written so would hide its gridlines.
 */
export function differingLook(look: Look, untouched: Look): Look {
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
