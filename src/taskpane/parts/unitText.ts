import type { Cell } from "../../catalogue/cell";
import type { Unit } from "../../catalogue/spec";
import { isoDateOfSerial } from "../../workbook/block/dates";
import { moneyText, percentText } from "../../workbook/read/parseNumber";

const plain = (value: number, digits: number) => value.toLocaleString("en-US", { maximumFractionDigits: digits });

const TEXT_OF: Readonly<Record<Unit, (value: number) => string>> = {
  currency: moneyText,
  fraction: (value) => percentText(value, 2, 2),
  multiple: (value) => `${plain(value, 2)}x`,
  years: (value) => plain(value, 2),
  count: (value) => plain(value, 2),
  date: (value) => (value > 0 && value < 2_958_466 ? isoDateOfSerial(value) : plain(value, 2)),
  points: (value) => plain(value, 1),
  shares: (value) => plain(value, 0),
  price: (value) => `$${value.toLocaleString("en-US", { maximumFractionDigits: 4 })}`,
  number: (value) => plain(value, 6),
  text: (value) => plain(value, 6),
};

/** A cell as the pane shows it: numbers by their unit, errors by their code. */
export function cellText(cell: Cell, unit: Unit): string {
  if (cell === null) return "";
  if (typeof cell === "number") return TEXT_OF[unit](cell);
  if (typeof cell === "object") return cell.error;
  return String(cell);
}
