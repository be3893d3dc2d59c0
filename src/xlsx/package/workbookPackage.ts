import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import type { Steps } from "../../domain/kernel/steps";
import { attribute, elementEnd, escapeXml, tags } from "../xml";
import { openPackage, type Parts } from "./openPackage";

export interface Relationship {
  readonly id: string;
  /** The last segment of its type: "worksheet", "calcChain". Both the transitional and the strict schema end alike. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly path: string;
}

const CONTENT_TYPES = "[Content_Types].xml";
const ROOT = "";

/** A workbook file held as parts, decoded when read; relationships and content types are kept in step with the parts. */
export class WorkbookPackage {
  private constructor(
    private readonly parts: Parts,
    readonly workbookPath: string,
  ) {}

  static *open(bytes: Uint8Array): Steps<Outcome<WorkbookPackage>> {
    const parts = yield* openPackage(bytes);
    if (!parts.ok) return parts;
    const bare = new WorkbookPackage(parts.value, "");
    if (!bare.has(CONTENT_TYPES)) return failure("value", "This is not an Excel workbook (.xlsx): it is a zip file of something else");
    const main = bare.relationships(ROOT).find(({ type }) => type === "officeDocument");
    const path = main && bare.pathOf(main.target);
    if (!path) return failure("value", "This is not an Excel workbook (.xlsx): it names no document");
    if (path.endsWith(".bin")) return failure("value", "This is a binary workbook (.xlsb): save it as .xlsx in Excel first");
    const workbook = new WorkbookPackage(parts.value, path);
    if (workbook.sheetTags().length === 0) return failure("value", "This is not an Excel workbook (.xlsx): it has no sheets");
    return success(workbook);
  }

  has(path: string): boolean {
    return this.parts.has(path);
  }

  paths(): readonly string[] {
    return [...this.parts.keys()];
  }

  /** A part's text, decoded anew each time, so that no more than one large part is held twice; "" where there is no such part. */
  text(path: string): string {
    const bytes = this.parts.get(path);
    if (!bytes) return "";
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
    const text = new TextDecoder(encoding).decode(bytes);
    return encoding === "utf-8" ? text : text.replace(/(<\?xml[^>]*encoding\s*=\s*["'])[^"']*/i, "$1UTF-8");
  }

  setText(path: string, text: string): void {
    this.setBytes(path, new TextEncoder().encode(text));
  }

  setBytes(path: string, bytes: Uint8Array): void {
    this.parts.set(path, bytes);
  }

  /** Size of a part in bytes, unpacked. */
  size(path: string): number {
    return this.parts.get(path)?.length ?? 0;
  }

  /** Removes a part with its content type and its own relationships. */
  remove(path: string): void {
    this.parts.delete(path);
    this.parts.delete(relationshipsPath(path));
    this.dropElements(CONTENT_TYPES, "Override", (tag) => attribute(tag, "PartName")?.toLowerCase() === `/${path}`.toLowerCase());
  }

  relationships(of: string): Relationship[] {
    const text = this.text(relationshipsPath(of));
    return [...tags(text)]
      .filter(({ name, kind }) => name === "Relationship" && kind !== "close")
      .map((tag) => ({
        id: attribute(tag, "Id") ?? "",
        type: (attribute(tag, "Type") ?? "").split("/").at(-1) ?? "",
        target: attribute(tag, "Target") ?? "",
        external: attribute(tag, "TargetMode") === "External",
      }));
  }

  removeRelationships(of: string, unwanted: (relationship: Relationship) => boolean): void {
    const ids = new Set(
      this.relationships(of)
        .filter(unwanted)
        .map(({ id }) => id),
    );
    this.dropElements(relationshipsPath(of), "Relationship", (tag) => ids.has(attribute(tag, "Id") ?? ""));
  }

  /** Adds a relationship of a full type and returns its id. */
  addRelationship(of: string, type: string, target: string, external = false): string {
    const path = relationshipsPath(of);
    const used = new Set(this.relationships(of).map(({ id }) => id));
    let number = used.size + 1;
    while (used.has(`rId${number}`)) number++;
    const element = `<Relationship Id="rId${number}" Type="${type}" Target="${escapeXml(target)}"${external ? ' TargetMode="External"' : ""}/>`;
    const text =
      this.text(path) ||
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
    this.setText(path, appended(text, "Relationships", element));
    return `rId${number}`;
  }

  setContentType(path: string, contentType: string): void {
    this.dropElements(CONTENT_TYPES, "Override", (tag) => attribute(tag, "PartName")?.toLowerCase() === `/${path}`.toLowerCase());
    const element = `<Override PartName="/${escapeXml(path)}" ContentType="${contentType}"/>`;
    this.setText(CONTENT_TYPES, appended(this.text(CONTENT_TYPES), "Types", element));
  }

  contentType(path: string): string {
    let byExtension = "";
    for (const tag of tags(this.text(CONTENT_TYPES))) {
      const type = attribute(tag, "ContentType") ?? "";
      if (tag.name === "Override" && attribute(tag, "PartName")?.toLowerCase() === `/${path}`.toLowerCase()) return type;
      if (tag.name === "Default" && path.toLowerCase().endsWith(`.${attribute(tag, "Extension")?.toLowerCase()}`)) byExtension = type;
    }
    return byExtension;
  }

  /** The path that a relationship's target means, seen from the part that owns it. */
  pathOf(target: string, from = ""): string {
    if (target.startsWith("/")) return target.slice(1);
    const steps = from.split("/").slice(0, -1);
    for (const step of target.split("/")) {
      if (step === "..") steps.pop();
      else if (step !== ".") steps.push(step);
    }
    return steps.join("/");
  }

  /** The part that another part's relationship of a type leads to. */
  related(of: string, type: string): string | undefined {
    const found = this.relationships(of).find((relationship) => relationship.type === type && !relationship.external);
    return found && this.pathOf(found.target, of);
  }

  relatedAll(of: string, type: string): string[] {
    return this.relationships(of)
      .filter((relationship) => relationship.type === type && !relationship.external)
      .map(({ target }) => this.pathOf(target, of));
  }

  sheetTags() {
    return [...tags(this.text(this.workbookPath))].filter(({ name, kind }) => name === "sheet" && kind !== "close");
  }

  /** The worksheets in tab order; chart sheets and macro sheets, which hold no cells of ours, are left out. */
  sheets(): Sheet[] {
    const byId = new Map(this.relationships(this.workbookPath).map((relationship) => [relationship.id, relationship]));
    return this.sheetTags().flatMap((tag) => {
      const relationship = byId.get(attribute(tag, "id") ?? "");
      if (relationship?.type !== "worksheet") return [];
      return [{ name: attribute(tag, "name") ?? "", path: this.pathOf(relationship.target, this.workbookPath) }];
    });
  }

  /** The parts as they stand, to be saved. */
  contents(): Parts {
    return this.parts;
  }

  private dropElements(path: string, name: string, unwanted: (tag: { readonly attributes: string }) => boolean): void {
    const text = this.text(path);
    let kept = "";
    let at = 0;
    for (const tag of tags(text)) {
      if (tag.name !== name || tag.kind === "close" || !unwanted(tag)) continue;
      kept += text.slice(at, tag.start);
      at = elementEnd(text, tag);
    }
    if (at > 0) this.setText(path, kept + text.slice(at));
  }
}

function relationshipsPath(of: string): string {
  const slash = of.lastIndexOf("/") + 1;
  return `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`;
}

/** The text with an element put at the end of its root; a root without content gets a closing tag. A prefixed root gives its prefix. */
function appended(text: string, root: string, element: string): string {
  for (const tag of tags(text)) {
    if (tag.name !== root) continue;
    const inPrefix = element.replace(/^<(\w)/, `<${tag.prefix}$1`);
    if (tag.kind === "empty") return `${text.slice(0, tag.end - 2)}>${inPrefix}</${tag.prefix}${root}>${text.slice(tag.end)}`;
    const close = text.lastIndexOf(`</${tag.prefix}${root}`);
    return text.slice(0, close) + inPrefix + text.slice(close);
  }
  throw new Error(`no ${root} element to add to`);
}
