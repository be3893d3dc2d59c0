import { findFunction } from "../../../catalogue";
import { invoke } from "../../../catalogue/invoke";
import type { CapTableInputs } from "../../../workbook/blocks/capTableInputs";
import { type CapTableAfter, classTable } from "../../../workbook/blocks/capTableModel";
import { moneyText } from "../../../workbook/read/parseNumber";
import { inFormWords } from "../../parts/formWords";

/** What the classes are worth against what the headline says, in words and by class; heads first. */
export function fairValueOf({ years, volatility, rate }: CapTableInputs, { classes, price }: CapTableAfter) {
  const spec = findFunction("CAPTABLE.BACKSOLVE");
  if (!spec) throw new Error("CAPTABLE.BACKSOLVE is not in the catalogue");
  const sold = classes.find(({ sort }) => sort === "new");
  if (!sold) return { said: "Without new money there is no price to start from.", rows: [] };
  const args = [price, sold.name, classTable(classes), years, volatility, rate];
  const result = invoke(spec, args);
  if (!result.ok) return { said: inFormWords(result.error.message ?? result.error.error, { price: "the price of the round" }), rows: [] };
  const [, company, ...byClass] = result.value as unknown[][];
  return {
    said: `At the price of the round the issued shares come to ${moneyText(Number(company[4]))}; the classes together are worth ${moneyText(Number(company[3]))}.`,
    rows: [["Class", "Value a share", "Headline above it"], ...byClass.map((row) => [row[0], row[2], row[5]])],
  };
}
