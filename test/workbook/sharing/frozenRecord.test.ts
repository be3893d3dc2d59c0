import fc from "fast-check";
import {
  checkOf,
  isRecord,
  readRecord,
  RECORD_HEAD,
  RECORD_NOTE,
  RECORD_TITLE,
  recordRow,
} from "../../../src/workbook/sharing/frozenRecord";

/** What a cell holds after Excel took what was written: an apostrophe in front is not part of the text. */
const taken = (cell: unknown) => (typeof cell === "string" && cell.startsWith("'") ? cell.slice(1) : cell);

const value = fc.oneof(fc.double({ noNaN: true }), fc.boolean(), fc.stringMatching(/^[ -~]{0,12}$/));

test("what is recorded reads back as it was, formulas as text", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ sheet: fc.constantFrom("Model", "2026", "=x", "Été"), value }), { maxLength: 5 }), (cells) => {
      const frozen = cells.map(({ sheet, value: first }) => ({
        sheet,
        address: "B2:C3",
        formula: '=AIVALUATION(1,2,"step_up")',
        date: "2026-07-01",
        version: "1.0.0",
        check: checkOf([[first]]),
        value: first,
      }));
      const rows = [[RECORD_TITLE], [RECORD_NOTE], RECORD_HEAD, ...frozen.map(recordRow)].map((row) => row.map(taken));
      expect(isRecord(rows)).toBe(true);
      expect(readRecord(rows).map(({ entry }) => ({ ...entry, value: taken(entry.value) }))).toEqual(
        frozen.map((entry) => ({ ...entry, value: taken(entry.value) })),
      );
      expect(recordRow({ sheet: "a", address: "A1", formula: "=1", value: "=2", date: "", version: "", check: "" })[3]).toBe("'=2");
    }),
  );
});

test("the check tells any two different values apart that a cell may hold", () => {
  const different = [1, 1.0000000000000002, "1", true, "TRUE", "", null, -1, "a", "A"].map((one) => checkOf([[one]]));
  expect(new Set(different).size).toBe(different.length);
});
