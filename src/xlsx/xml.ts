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

const TAG = /<(\/?)([\w.-]+:)?([\w.-]+)([^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)>/y;

/**
 * The next tag from a position on, or null. Comments, processing instructions and CDATA are passed over; the rest of the text is never
 * changed by reading it, so that what we don't understand survives. Cost: linear in what is passed over.
 */
export function nextTag(text: string, from: number): XmlTag | null {
  let at = from;
  for (;;) {
    at = text.indexOf("<", at);
    if (at < 0) return null;
    const next = text.charCodeAt(at + 1);
    if (next === 33 || next === 63) {
      const close = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : next === 63 ? "?>" : ">";
      const end = text.indexOf(close, at);
      if (end < 0) return null;
      at = end + close.length;
      continue;
    }
    TAG.lastIndex = at;
    const match = TAG.exec(text);
    if (!match) return null;
    const [whole, closing, prefix, name, written] = match;
    const empty = written.endsWith("/");
    return {
      start: at,
      end: at + whole.length,
      name,
      prefix: prefix ?? "",
      kind: closing ? "close" : empty ? "empty" : "open",
      attributes: empty ? written.slice(0, -1) : written,
    };
  }
}

/** Every tag of a text, or of the part of it between two positions. */
export function* tags(text: string, from = 0, to = text.length): Generator<XmlTag> {
  for (let tag = nextTag(text, from); tag && tag.start < to; tag = nextTag(text, tag.end)) yield tag;
}

/** Position behind the element that a tag opens; the end of the text where it never closes. */
export function elementEnd(text: string, opening: XmlTag): number {
  if (opening.kind === "empty") return opening.end;
  let depth = 1;
  for (let tag = nextTag(text, opening.end); tag; tag = nextTag(text, tag.end)) {
    if (tag.name !== opening.name || tag.kind === "empty") continue;
    depth += tag.kind === "open" ? 1 : -1;
    if (depth === 0) return tag.end;
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
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(FORBIDDEN, "");
}

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
