/** One tag of an XML text: where it stands, its local name and its attributes as they are written. */
export interface XmlTag {
  /** Position of `<`. */
  readonly start: number;
  /** Position behind `>`. */
  readonly end: number;
  /** Name without its namespace prefix. */
  readonly name: string;
  /** Namespace prefix with its colon, or "". */
  readonly prefix: string;
  readonly kind: "open" | "close" | "empty";
  readonly attributes: string;
}

const isSpace = (code: number) => code === 32 || code === 9 || code === 10 || code === 13;

/**
 * Reads the tags of a text one after another, in place: nothing is made for a tag until it is asked for. Comments, processing instructions and
 * CDATA are passed over; the text is never changed by reading it, so that what we don't understand survives. Cost: linear.
 */
export class TagReader {
  /** Position of `<`. */
  start = 0;
  /** Position behind `>`. */
  end: number;
  kind: XmlTag["kind"] = "open";
  /** Where the local name begins, and where it ends. */
  private name = 0;
  private nameEnd = 0;

  constructor(
    private readonly text: string,
    from = 0,
  ) {
    this.end = from;
  }

  /** Goes to the next tag; false where there is none, or what follows is not XML. */
  next(): boolean {
    const { text } = this;
    let at = this.end;
    for (;;) {
      at = text.indexOf("<", at);
      if (at < 0) return false;
      const next = text.charCodeAt(at + 1);
      if (next !== 33 && next !== 63) return this.readTag(at, next === 47);
      const close = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : next === 63 ? "?>" : ">";
      const end = text.indexOf(close, at);
      if (end < 0) return false;
      at = end + close.length;
    }
  }

  private readTag(start: number, closing: boolean): boolean {
    const { text } = this;
    this.name = closing ? start + 2 : start + 1;
    let at = this.name;
    let code = text.charCodeAt(at);
    for (; code !== 62 && code !== 47 && !isSpace(code); code = text.charCodeAt(++at)) {
      if (Number.isNaN(code) || code === 60) return false;
      if (code === 58) this.name = at + 1;
    }
    this.nameEnd = at;
    if (at === this.name) return false;
    // A `>` inside quotes is part of a value.
    for (; code !== 62; code = text.charCodeAt(++at)) {
      if (Number.isNaN(code) || code === 60) return false;
      if (code !== 34 && code !== 39) continue;
      at = text.indexOf(code === 34 ? '"' : "'", at + 1);
      if (at < 0) return false;
    }
    this.start = start;
    this.end = at + 1;
    this.kind = closing ? "close" : text.charCodeAt(at - 1) === 47 ? "empty" : "open";
    return true;
  }

  /** Whether the tag has this local name. */
  is(name: string): boolean {
    return this.nameEnd - this.name === name.length && this.text.startsWith(name, this.name);
  }

  /** The attributes as they are written. */
  get attributes(): string {
    return this.text.slice(this.nameEnd, this.kind === "empty" ? this.end - 2 : this.end - 1);
  }

  /** The value of the attribute `r`, mostly the first one of a cell or a row; undefined where the tag has none. */
  get reference(): string | undefined {
    const { text, nameEnd } = this;
    if (!text.startsWith(' r="', nameEnd)) return attribute(this, "r");
    return text.slice(nameEnd + 4, text.indexOf('"', nameEnd + 4));
  }

  get tag(): XmlTag {
    const { text, start, end, kind } = this;
    const prefixed = kind === "close" ? start + 2 : start + 1;
    return {
      start,
      end,
      name: text.slice(this.name, this.nameEnd),
      prefix: text.slice(prefixed, this.name),
      kind,
      attributes: this.attributes,
    };
  }
}

/** The next tag from a position on, or null. */
export function nextTag(text: string, from: number): XmlTag | null {
  const reader = new TagReader(text, from);
  return reader.next() ? reader.tag : null;
}

/** Every tag of a text, or of the part of it between two positions. */
export function* tags(text: string, from = 0, to = text.length): Generator<XmlTag> {
  const reader = new TagReader(text, from);
  while (reader.next() && reader.start < to) yield reader.tag;
}

/** Position behind the element that a tag opens; the end of the text where it never closes. */
export function elementEnd(text: string, opening: XmlTag): number {
  if (opening.kind === "empty") return opening.end;
  const reader = new TagReader(text, opening.end);
  let depth = 1;
  while (reader.next()) {
    if (reader.kind === "empty" || !reader.is(opening.name)) continue;
    depth += reader.kind === "open" ? 1 : -1;
    if (depth === 0) return reader.end;
  }
  return text.length;
}

/** What is written between the tags of an element. */
export function elementBody(text: string, opening: XmlTag): string {
  if (opening.kind === "empty") return "";
  const end = elementEnd(text, opening);
  return text.slice(opening.end, text.lastIndexOf("<", end - 1));
}

const attributePattern = new Map<string, RegExp>();

/** An attribute's value by its local name, unescaped; undefined where the tag has none. */
export function attribute(tag: { readonly attributes: string }, name: string): string | undefined {
  let pattern = attributePattern.get(name);
  if (!pattern) attributePattern.set(name, (pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  const match = pattern.exec(tag.attributes);
  return match ? unescapeXml(match[1] ?? match[2]) : undefined;
}

/** The attributes without those of the given names. */
export function withoutAttributes(attributes: string, ...names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replace(new RegExp(`\\s+${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), ""), attributes);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Text out of XML: entities and CDATA sections resolved; an entity that is unknown stays as it is. */
export function unescapeXml(xml: string): string {
  if (!xml.includes("&") && !xml.includes("<![CDATA[")) return xml;
  return xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>|&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, data: string | undefined, entity: string) => {
    if (data !== undefined) return data;
    if (!entity.startsWith("#")) return ENTITIES[entity] ?? whole;
    const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text for XML: markup escaped, and characters that XML 1.0 forbids left out. */
export function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(FORBIDDEN, "");
}

const SPECIAL = /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A replacement of a stretch of a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with its edits made; they must not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of inOrder) {
    if (edit.start < at) throw new Error(`edits overlap at ${edit.start}`);
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}
