/** Characters that are turned into bytes at once. */
const STRETCH = 1 << 16;

/** Text on its way into the bytes of a part: encoded as it comes, so that a large one is never held as text and bytes both. */
export class TextSink {
  private readonly encoder = new TextEncoder();
  private readonly chunks: Uint8Array[] = [];
  private held = "";

  /** Adds text; a character of two units must not be torn apart between two calls. */
  write(text: string): void {
    this.held += text;
    if (this.held.length >= STRETCH) this.encode();
  }

  private encode(): void {
    this.chunks.push(this.encoder.encode(this.held));
    this.held = "";
  }

  /** All that was written. */
  bytes(): Uint8Array {
    this.encode();
    return joined(this.chunks);
  }
}

/** The chunks one after another; the list is emptied, so that they are not held twice for long. */
export function joined(chunks: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks.splice(0)) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
