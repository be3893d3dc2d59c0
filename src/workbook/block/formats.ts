import type { Unit } from "../../catalogue/spec";

/** Number formats as analysts know them. Amounts are full dollars, shown in billions; the dollar sign does not follow the reader's locale. */
export const FORMAT = {
  billions: '[$$-409]#,##0.0,,,"B"',
  dollars: "[$$-409]#,##0",
  price: "[$$-409]#,##0.0000",
  multiple: '0.00"x"',
  percent: "0.0%",
  finePercent: "0.00%",
  count: "#,##0",
  decimal: "#,##0.0",
  years: "0.0",
  year: "0",
  date: "yyyy-mm-dd",
  general: "General",
  text: "@",
} as const;

const OF_UNIT: Readonly<Record<Unit, string>> = {
  currency: FORMAT.billions,
  fraction: FORMAT.finePercent,
  multiple: FORMAT.multiple,
  years: FORMAT.years,
  count: FORMAT.count,
  date: FORMAT.date,
  points: FORMAT.decimal,
  shares: FORMAT.count,
  price: FORMAT.price,
  number: "#,##0.0###",
  text: FORMAT.general,
};

export function formatOfUnit(unit: Unit): string {
  return OF_UNIT[unit];
}
