import { dealIdsIn, dealsOfFormula } from "../../xlsx/dealsUsed";
import { DEAL_HEAD, dealRow } from "../../xlsx/sourcesSheet";
import type { Value } from "../../xlsx/writtenSheet";
import type { FrozenFormula } from "./frozenRecord";
import type { UsedSheet } from "./ownCells";

/** Ids of the reported deals and figures that frozen formulas looked up, by name or through a cell that holds an id. */
export function dealsLookedUp(frozen: readonly Pick<FrozenFormula, "formula">[], sheets: readonly UsedSheet[]): string[] {
  const lookUps = frozen.filter(({ formula }) => formula.toUpperCase().includes("AIDEALS"));
  if (lookUps.length === 0) return [];
  const shown = sheets.flatMap(({ values }) => values.flat().filter((value) => typeof value === "string"));
  return [...new Set([...dealIdsIn(shown), ...lookUps.flatMap(({ formula }) => dealsOfFormula(formula))])].sort();
}

/** A cell of the record about deals: what it shows, and where it leads. */
export interface DealCell {
  readonly text: string | number;
  readonly link?: string;
}

function dealCell(value: Value): DealCell {
  if (typeof value === "object" && "link" in value) return { text: value.link, link: value.link };
  if (typeof value === "object") return { text: "heading" in value ? value.heading : value.serial };
  return { text: typeof value === "boolean" ? String(value) : (value ?? "") };
}

/** Heading, head and a row a deal: figure, status, as of, link. */
export function dealRows(ids: readonly string[]): DealCell[][] {
  const rows: readonly (readonly Value[])[] = [["Reported deals and figures used"], DEAL_HEAD, ...ids.map(dealRow)];
  return rows.map((row) => row.map(dealCell));
}
