import fc from "fast-check";
import { runs } from "../../src/workbook/write/runs";

test("runs cover each cell of a key exactly once, and no other", () => {
  const grid = fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.constantFrom("a", "b", null), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );
  fc.assert(
    fc.property(grid, (cells) => {
      const painted = cells.map((row) => row.map(() => [] as string[]));
      for (const { key, area } of runs(cells, (cell) => cell))
        for (let r = 0; r < area.rows; r++) for (let c = 0; c < area.columns; c++) painted[area.row + r][area.column + c].push(key);
      expect(painted).toEqual(cells.map((row) => row.map((cell) => (cell === null ? [] : [cell]))));
    }),
  );
});

test("a rectangle of one key is one run", () => {
  expect(
    runs(
      [
        ["a", "a"],
        ["a", "a"],
        [null, "b"],
      ],
      (cell) => cell,
    ),
  ).toEqual([
    { key: "a", area: { row: 0, column: 0, rows: 2, columns: 2 } },
    { key: "b", area: { row: 2, column: 1, rows: 1, columns: 1 } },
  ]);
});
