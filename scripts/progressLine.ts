/** Where a progress line is written: standard error, as far as it is needed here. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR = 24;
/** Back to the first column, and the rest of the line erased. */
const FRESH = "\r\u001B[K";

/** One line that says how far a long piece of work is, written over in place; nothing at all where no terminal reads it. */
export class ProgressLine {
  private shown = -1;

  constructor(
    private readonly terminal: Terminal,
    private readonly what: string,
  ) {}

  /** @param done  from 0 to 1; written when it is another whole percent */
  show(done: number): void {
    const percent = Math.floor(100 * Math.min(1, Math.max(0, done)));
    if (!this.terminal.isTTY || percent === this.shown) return;
    this.shown = percent;
    const full = Math.round((BAR * percent) / 100);
    this.terminal.write(`${FRESH}${this.what} [${"#".repeat(full)}${"-".repeat(BAR - full)}] ${percent}%`);
  }

  /** Takes the line away, so that what is said next begins a line of its own. */
  clear(): void {
    if (this.shown >= 0) this.terminal.write(FRESH);
    this.shown = -1;
  }
}
