import { crosslink, input, text } from "../block/cell";
import { FORMAT } from "../block/formats";
import { Sketch } from "../block/sketch";
import type { PlacedRound } from "./roundBlock";

export interface SummaryInputs {
  readonly asOf: string;
  readonly table: string;
  readonly round: PlacedRound;
  /** The headline cells of the other sheets, in the order to read them. */
  readonly headlines: readonly string[];
  readonly investor: string;
  /** The labs that the investor pays into, in the deal table's spelling. */
  readonly labs: readonly [string, string];
}

const FIGURES = [
  { name: "pre_money", label: "Pre-money", format: FORMAT.billions },
  { name: "new_money_stake", label: "What the round's money buys", format: FORMAT.finePercent },
  { name: "investor_stake", label: "What the investor's money buys", format: FORMAT.finePercent },
  { name: "step_up", label: "Step-up on the round before", format: FORMAT.multiple },
  { name: "headline_step_up", label: "The same, headline on headline", format: FORMAT.multiple },
  { name: "net_cost", label: "Net cost once the margin is back", format: FORMAT.billions },
  { name: "effective_valuation", label: "Effective valuation", format: FORMAT.billions },
] as const;

/** The page to read first: the findings in sentences, then the figures, each linked to where it is computed. */
export function summarySheet({ asOf, table, round, headlines, investor, labs }: SummaryInputs, sheet: string): Sketch {
  const sketch = new Sketch(sheet, true);
  sketch.put(0, 0, text("Amazon, OpenAI and the money that goes round", "title"));
  sketch.put(1, 0, text(`As reported on ${asOf}. Change a blue cell on any sheet: every sentence and figure here follows.`, "subtitle"));
  headlines.forEach((cell, i) => sketch.put(3 + i, 0, { formula: `=${cell}`, style: "headline" }));
  let row = 4 + headlines.length;
  sketch.put(row, 0, text("The round", "heading"));
  for (const { name, label, format } of FIGURES) sketch.row(++row, 0, [text(label), crosslink(`=${round.results[name]}`, format)]);
  row += 2;
  sketch.put(row, 0, text(`What ${investor} has put into the two labs`, "heading"));
  const parts = labs.map((lab, i) => {
    const line = row + 1 + i;
    const amount = `=SUMIFS(${table}[Amount],${table}[From],${sketch.fixed(row + 3, 2)},${table}[To],${sketch.at(line, 0)})`;
    sketch.row(line, 0, [input(lab), crosslink(amount, FORMAT.billions)]);
    return sketch.at(line, 1);
  });
  sketch.row(row + 3, 0, [text("Together"), { formula: `=${parts.join("+")}`, style: "result", format: FORMAT.billions }, input(investor)]);
  row += 5;
  sketch.put(row, 0, text("How to read this workbook", "heading"));
  sketch.row(row + 1, 0, [input("Blue"), text("an input: change it", "note")]);
  sketch.row(row + 2, 0, [text("Black"), text("computed on its sheet", "note")]);
  sketch.row(row + 3, 0, [{ value: "Green", style: "crosslink" }, text("linked from another sheet", "note")]);
  sketch.put(
    row + 4,
    0,
    text("Amounts are full dollars shown in billions. Where each figure comes from stands on the Sources sheet.", "note"),
  );
  return sketch.widths([36, 16, 16]);
}
