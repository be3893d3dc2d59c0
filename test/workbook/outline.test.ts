import fc from "fast-check";
import type { Place } from "../../src/workbook/block/plan";
import type { DealRow } from "../../src/workbook/blocks/dealRow";
import { buildDealTable, outlineDealTable } from "../../src/workbook/blocks/dealTable";
import { describe as describePlace } from "../../src/workbook/write/describe";

const ROW: DealRow = {
  ...{ ref: "", from: "A", to: "B", amount: 1, kind: "", status: "", probability: null, announced: null, start: null, term: null },
  ...{ source: "", link: "", note: "" },
};

test("the outline of a deal table says the same place as the table itself", () => {
  const rows = fc.integer({ min: 0, max: 40 }).map((count) => Array.from({ length: count }, () => ROW));
  const places = fc.constantFrom<Place>("newSheet", "selection");
  fc.assert(
    fc.property(rows, rows, places, (own, context, place) => {
      const table = { rows: own, context, asOf: "2026-01-31" };
      const selection = { sheet: "Model", address: "Model!C7" } as never;
      const said = describePlace(outlineDealTable(table, place), selection, ["Model", "Reported deals"]);
      expect(said).toBe(describePlace(buildDealTable(table, place), selection, ["Model", "Reported deals"]));
    }),
  );
});
