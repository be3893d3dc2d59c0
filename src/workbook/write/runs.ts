import type { Area } from "../block/address";

/** Cells of one kind as few rectangles: runs along rows, joined downwards where they line up. Cells whose key is null belong to none. */
export function runs<T>(
  rows: readonly (readonly T[])[],
  keyOf: (cell: T) => string | null,
): { readonly key: string; readonly area: Area }[] {
  const done: { key: string; area: Area }[] = [];
  let open = new Map<string, { key: string; area: Area }>();
  rows.forEach((cells, row) => {
    const next = new Map<string, { key: string; area: Area }>();
    for (let column = 0; column < cells.length;) {
      const key = keyOf(cells[column]);
      let end = column + 1;
      while (end < cells.length && keyOf(cells[end]) === key) end++;
      if (key !== null) {
        const place = `${column}:${end}:${key}`;
        const above = open.get(place);
        const run = above
          ? { key, area: { ...above.area, rows: above.area.rows + 1 } }
          : { key, area: { row, column, rows: 1, columns: end - column } };
        next.set(place, run);
        open.delete(place);
      }
      column = end;
    }
    done.push(...open.values());
    open = next;
  });
  done.push(...open.values());
  return done;
}
