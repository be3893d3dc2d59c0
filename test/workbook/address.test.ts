import fc from "fast-check";
import {
  areaAddress,
  areasOverlap,
  columnName,
  columnNumber,
  MAX_COLUMNS,
  MAX_ROWS,
  parseAddress,
  quotedSheet,
} from "../../src/workbook/block/address";

const area = fc.record({
  row: fc.nat(MAX_ROWS - 60),
  column: fc.nat(MAX_COLUMNS - 60),
  rows: fc.integer({ min: 1, max: 50 }),
  columns: fc.integer({ min: 1, max: 50 }),
});

test("column names and numbers are each other's inverse", () => {
  expect(columnName(0)).toBe("A");
  expect(columnName(25)).toBe("Z");
  expect(columnName(26)).toBe("AA");
  expect(columnName(MAX_COLUMNS - 1)).toBe("XFD");
  fc.assert(fc.property(fc.nat(MAX_COLUMNS - 1), (column) => columnNumber(columnName(column)) === column));
});

test("an address reads back as its sheet and area, whatever the sheet is called", () => {
  const name = fc.string({ minLength: 1, maxLength: 31 }).filter((text) => !/[[\]:*?/\\]/.test(text) && !/^'|'$/.test(text));
  fc.assert(
    fc.property(name, area, (sheet, where) => {
      expect(parseAddress(`${quotedSheet(sheet)}!${areaAddress(where)}`)).toEqual({ sheet, area: where });
    }),
  );
});

test.each([
  ["A1", { sheet: "", area: { row: 0, column: 0, rows: 1, columns: 1 } }],
  ["$B$2:$C$9", { sheet: "", area: { row: 1, column: 1, rows: 8, columns: 2 } }],
  ["'It''s'!A1:B2", { sheet: "It's", area: { row: 0, column: 0, rows: 2, columns: 2 } }],
  ["Deals!A1,Deals!C3", null],
  ["A:A", null],
  ["", null],
])("parseAddress(%j)", (address, expected) => expect(parseAddress(address)).toEqual(expected));

test.each(["Deals", "Deals_2"])("%s stands unquoted", (name) => expect(quotedSheet(name)).toBe(name));
test.each(["My deals", "A1", "R1C1", "2026", "It's", "RC"])("%s is quoted", (name) => expect(quotedSheet(name)).toMatch(/^'.*'$/));

test("areas overlap exactly when they share a cell", () => {
  const small = fc.record({
    row: fc.nat(6),
    column: fc.nat(6),
    rows: fc.integer({ min: 1, max: 4 }),
    columns: fc.integer({ min: 1, max: 4 }),
  });
  const cells = (one: { row: number; column: number; rows: number; columns: number }) =>
    new Set(
      Array.from(
        { length: one.rows * one.columns },
        (_, i) => `${one.row + Math.floor(i / one.columns)},${one.column + (i % one.columns)}`,
      ),
    );
  fc.assert(
    fc.property(small, small, (a, b) => {
      const other = cells(b);
      expect(areasOverlap(a, b)).toBe([...cells(a)].some((cell) => other.has(cell)));
    }),
  );
});
