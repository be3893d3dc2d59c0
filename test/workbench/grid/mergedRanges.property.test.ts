import fc from "fast-check";
import { mergedRanges } from "../../../workbench/grid/mergedRanges";

const places = fc.array(
  fc.record({ unitId: fc.constant("book"), sheetId: fc.constantFrom("one", "two"), row: fc.nat(12), column: fc.nat(3) }),
);

test("merged ranges hold the same cells, each once, and no two of a column touch", () => {
  fc.assert(
    fc.property(places, (cells) => {
      const ranges = mergedRanges(cells);
      const held = ranges.flatMap(({ sheetId, range }) =>
        Array.from({ length: range.endRow - range.startRow + 1 }, (_, i) => `${sheetId} ${range.startRow + i} ${range.startColumn}`),
      );
      expect([...held].sort()).toEqual([...new Set(cells.map(({ sheetId, row, column }) => `${sheetId} ${row} ${column}`))].sort());
      for (const { sheetId, range } of ranges) {
        expect(range.startColumn).toBe(range.endColumn);
        expect(held).not.toContain(`${sheetId} ${range.endRow + 1} ${range.startColumn}`);
      }
    }),
  );
});
