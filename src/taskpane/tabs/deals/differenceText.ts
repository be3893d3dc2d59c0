import type { Difference } from "../../../workbook/actions/updateDeals";
import { isoDateOfSerial } from "../../../workbook/block/dates";
import { moneyText } from "../../../workbook/read/parseNumber";

/** What a difference is, in a line: `Amount: $38B here, $40B reported`. */
export function differenceText(one: Difference): string {
  switch (one.kind) {
    case "new": {
      const { amount, kind, status, announced } = one.row;
      const parts = [amount === null ? "no amount" : moneyText(amount), kind, status, announced === null ? "" : isoDateOfSerial(announced)];
      return `${parts.filter((part) => part !== "").join(" · ")}${one.wasRemoved ? "; you removed it" : ""}`;
    }
    case "gone":
      return `${one.reason}: the row goes${one.edited ? ", with what you wrote into it" : ""}`;
    default: {
      const name = one.fact.charAt(0).toUpperCase() + one.fact.slice(1);
      return `${name}: ${shown(one.fact, one.here)} ${one.kind === "edited" ? "is yours" : "here"}, ${shown(one.fact, one.now)} reported`;
    }
  }
}

function shown(fact: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "blank";
  if (typeof value !== "number") return `"${String(value)}"`;
  if (fact === "amount") return moneyText(value);
  if (fact !== "announced" && fact !== "start") return String(value);
  // What the reader typed need not be a day.
  return value > 0 && value < 2_958_466 ? isoDateOfSerial(Math.floor(value)) : String(value);
}
