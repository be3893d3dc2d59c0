import { attr, findChild, findChildren, parseXml, textContent } from "@cj-tech-master/excelts/xml";
import { partText, UnreadableWorkbook, type Parts } from "./openPackage";

export type XmlElement = ReturnType<typeof parseXml>["root"];

/** Names without their prefix: producers differ in the prefixes they give. */
const localName = (name: string) => name.slice(name.indexOf(":") + 1);

export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element
    ? findChildren(element, name).concat(
        element.children.filter(
          (child): child is XmlElement => child.type === "element" && child.name !== name && localName(child.name) === name,
        ),
      )
    : [];

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && (findChild(element, name) ?? childrenOf(element, name)[0]);

/** The element at the end of a path of names. */
export const pathOf = (element: XmlElement | undefined, ...names: string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>(childOf, element);

export const attributeOf = (element: XmlElement | undefined, name: string): string | undefined => element && attr(element, name);

export const textOf = (element: XmlElement | undefined): string | undefined => element && textContent(element);

/** A sheet's XML without its cells, which are most of it and read by the library. */
function withoutCells(xml: string): string {
  const [start, end] = [xml.search(/<(?:\w+:)?sheetData>/), xml.search(/<\/(?:\w+:)?sheetData>/)];
  return start < 0 || end < 0 ? xml : xml.slice(0, start) + xml.slice(xml.indexOf(">", end) + 1);
}

/** The root of a part; undefined where there is no such part. */
export function partRoot(parts: Parts, name: string): XmlElement | undefined {
  const found = partText(parts, name);
  const text = found !== undefined && name.startsWith("xl/worksheets/") ? withoutCells(found) : found;
  if (text === undefined) return undefined;
  try {
    return parseXml(text).root;
  } catch {
    throw new UnreadableWorkbook(
      `This workbook is damaged: its part ${name} is not well-formed. Try opening and saving it again in Excel.`,
    );
  }
}

export interface Relationship {
  readonly id: string;
  /** The last word of the type's address, such as "chart". */
  readonly kind: string;
  /** The part's name, or an address outside the file. */
  readonly target: string;
}

/** What a part refers to, by the parts' names. */
export function relationshipsOf(parts: Parts, part: string): Relationship[] {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const root = partRoot(parts, `${folder}_rels/${part.slice(slash + 1)}.rels`);
  return childrenOf(root, "Relationship").map((element) => {
    const target = attributeOf(element, "Target") ?? "";
    const isOutside = attributeOf(element, "TargetMode") === "External";
    return {
      id: attributeOf(element, "Id") ?? "",
      kind: (attributeOf(element, "Type") ?? "").split("/").pop() ?? "",
      target: isOutside ? target : resolved(folder, target),
    };
  });
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of (folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
