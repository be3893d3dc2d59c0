import type { ShownCell, ShownRow } from "./sheetBlocks";

/** Colours of the terminal, as models use them: blue what one may change, green what comes from another sheet. */
const CODES: Readonly<Record<ShownCell["look"], string>> = {
  plain: "",
  bold: "1",
  head: "1;4",
  input: "34",
  fromSheet: "32",
  quiet: "2",
  error: "31",
};

/** Places a column may take: the first tells what a row is about and gets more. */
const widest = (column: number) => (column === 0 ? 80 : 36);
const BETWEEN = "  ";

/** Columns a text takes in a terminal: wide for East Asian letters and emoji, none for what combines. */
export function shownWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/\p{Mark}|\u200d|\ufe0f/u.test(letter)) continue;
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u.test(letter)
      ? 2
      : 1;
  }
  return width;
}

/** On one line, cut where it is wider than fits; control characters, which could steer the terminal, are left out. */
function clean(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").replace(/\p{Cc}/gu, "");
  if (shownWidth(line) <= most) return line;
  const letters = [...line];
  while (letters.length > 0 && shownWidth(letters.join("")) > most - 1) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

const isAlone = (row: ShownRow) => row.slice(1).every((cell) => cell === undefined || cell.text === "");

function painted(text: string, { look }: ShownCell, isColoured: boolean): string {
  return isColoured && CODES[look] !== "" && text !== "" ? `\u001b[${CODES[look]}m${text}\u001b[0m` : text;
}

/** A block as lines: columns aligned, numbers to the right; a text alone in its row is a line of its own, however long. */
export function printBlock(block: readonly ShownRow[], isColoured: boolean): string[] {
  const width = block.reduce((most, row) => Math.max(most, row.length), 0);
  const widths = Array.from({ length: width }, (_, column) =>
    block.reduce((most, row) => {
      const cell = row[column];
      return cell && !(isAlone(row) && !cell.isNumber) ? Math.max(most, shownWidth(clean(cell.text, widest(column)))) : most;
    }, 0),
  );
  return block.map((row) => {
    const [first] = row;
    if (first && isAlone(row) && !first.isNumber) return painted(clean(first.text, Infinity), first, isColoured);
    const parts = widths.map((size, column) => {
      const cell = row[column];
      const text = cell ? clean(cell.text, widest(column)) : "";
      const room = " ".repeat(Math.max(0, size - shownWidth(text)));
      if (!cell) return room;
      return cell.isNumber ? room + painted(text, cell, isColoured) : painted(text, cell, isColoured) + room;
    });
    return parts.join(BETWEEN).trimEnd();
  });
}
