import fc from "fast-check";
import { isOpen, locked, moved, opened, type OpenAreas } from "../../../workbench/grid/protection/openAreas";

const SIZE = 8;
const place = fc.integer({ min: 0, max: SIZE - 1 });
const area = fc.tuple(place, place, place, place).map(([a, b, c, d]) => ({
  startRow: Math.min(a, b),
  endRow: Math.max(a, b),
  startColumn: Math.min(c, d),
  endColumn: Math.max(c, d),
}));
const changes = fc.array(fc.record({ area, isLocked: fc.boolean() }), { maxLength: 12 });

/** Which cells are open, one by one. */
const cells = (open: OpenAreas) =>
  Array.from({ length: SIZE }, (_r, row) => Array.from({ length: SIZE }, (_c, column) => isOpen(open, row, column)));

const after = (list: readonly { area: OpenAreas[number]; isLocked: boolean }[]) =>
  list.reduce<OpenAreas>((open, { area: one, isLocked }) => (isLocked ? locked(open, one) : opened(open, one)), []);

test("a cell is as open as the last change of it made it, and areas never overlap", () => {
  fc.assert(
    fc.property(changes, (list) => {
      const open = after(list);
      const expected = cells([]).map((row, i) =>
        row.map((_, j) => {
          const last = list.filter(({ area: one }) => isOpen([one], i, j)).at(-1);
          return last !== undefined && !last.isLocked;
        }),
      );
      expect(cells(open)).toEqual(expected);
      const counted = open.reduce((sum, one) => sum + (one.endRow - one.startRow + 1) * (one.endColumn - one.startColumn + 1), 0);
      expect(counted).toBe(expected.flat().filter(Boolean).length);
    }),
  );
});

test("rows that come in move what is below, and going away again they leave all as it was", () => {
  fc.assert(
    fc.property(changes, fc.integer({ min: 0, max: SIZE - 1 }), fc.integer({ min: 1, max: 3 }), (list, from, count) => {
      const open = after(list);
      const come = moved(open, "Row", from, count);
      for (let row = 0; row < SIZE; row++)
        for (let column = 0; column < SIZE; column++)
          expect(isOpen(come, row < from ? row : row + count, column)).toBe(isOpen(open, row, column));
      expect(cells(moved(come, "Row", from, -count))).toEqual(cells(open));
    }),
  );
});

test("what stood in rows that go away is gone", () => {
  const open = opened([], { startRow: 2, endRow: 4, startColumn: 1, endColumn: 1 });
  expect(moved(open, "Row", 3, -1)).toEqual([{ startRow: 2, endRow: 3, startColumn: 1, endColumn: 1 }]);
  expect(moved(open, "Row", 0, -9)).toEqual([]);
  expect(moved(open, "Column", 1, -1)).toEqual([]);
});
