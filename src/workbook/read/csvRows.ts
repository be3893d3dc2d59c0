import type { Steps } from "../../domain/kernel/steps";

/** A row with the line of the text that it begins on: quoted fields may span lines. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvText {
  readonly rows: readonly CsvRow[];
  /** The line of the row whose quote is never closed, which took all the rest with it; null without one. */
  readonly unclosed: number | null;
}

const SEPARATORS = ["\t", ";", ",", "|"];
/** Rows between two pauses: a millisecond or two. */
const STRETCH = 1_000;

/** The rows of a text, as RFC 4180 has them; any line ending, and whatever separator the text is found to have. */
export function* csvRows(text: string): Steps<CsvText> {
  const bare = text.replace(/^\uFEFF/, "");
  // Excel's own way of telling the separator: a first line of no other use.
  const told = /^sep=(.)(\r\n|\r|\n|$)/i.exec(bare);
  const reader = new RowReader(bare, told?.[1] ?? separatorOf(bare), told ? told[0].length : 0, told ? 2 : 1);
  const rows: CsvRow[] = [];
  for (let row = reader.next(); row; row = reader.next()) {
    rows.push(row);
    if (rows.length % STRETCH === 0) yield;
  }
  return { rows, unclosed: reader.unclosed };
}

/** Goes through a text row by row. */
class RowReader {
  unclosed: number | null = null;
  private readonly separator: number;

  constructor(
    private readonly text: string,
    separator: string,
    private at: number,
    private line: number,
  ) {
    this.separator = separator.charCodeAt(0);
  }

  next(): CsvRow | null {
    if (this.at >= this.text.length) return null;
    const line = this.line;
    const fields: string[] = [];
    do fields.push(this.field(line));
    while (this.passSeparator());
    this.passLineEnd();
    return { line, fields };
  }

  private field(line: number): string {
    if (this.text[this.at] !== '"') return this.plain();
    const start = this.at + 1;
    let end = this.text.indexOf('"', start);
    while (end >= 0 && this.text[end + 1] === '"') end = this.text.indexOf('"', end + 2);
    if (end < 0) {
      this.unclosed = line;
      end = this.text.length;
    }
    const quoted = this.text.slice(start, end);
    this.line += quoted.match(/\r\n|\r|\n/g)?.length ?? 0;
    this.at = Math.min(end + 1, this.text.length);
    // What follows the closing quote belongs to the field, as Excel reads it.
    return quoted.replace(/""/g, '"') + this.plain();
  }

  /** All up to the next separator or line end. */
  private plain(): string {
    const start = this.at;
    while (this.at < this.text.length) {
      const code = this.text.charCodeAt(this.at);
      if (code === this.separator || code === LINE_FEED || code === RETURN) break;
      this.at++;
    }
    return this.text.slice(start, this.at);
  }

  private passSeparator(): boolean {
    if (this.text.charCodeAt(this.at) !== this.separator) return false;
    this.at++;
    return true;
  }

  private passLineEnd(): void {
    if (this.text.charCodeAt(this.at) === RETURN && this.text.charCodeAt(this.at + 1) === LINE_FEED) this.at++;
    this.at++;
    this.line++;
  }
}

const LINE_FEED = 10;
const RETURN = 13;

/** The separator that stands most often outside quotes in the first line with anything in it. */
function separatorOf(text: string): string {
  const first = /^[^\S\r\n]*\S[^\r\n]*/m.exec(text)?.[0] ?? "";
  const outside = first.replace(/"(?:[^"]|"")*"/g, "");
  const count = (one: string) => outside.split(one).length - 1;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best), SEPARATORS[2]);
}
