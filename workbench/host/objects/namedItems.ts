import { parseArea, splitSheet } from "../../grid/address";
import { type DefinedName, writeName } from "../../grid/names";
import type { HostContext } from "../hostContext";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { Range } from "./range";
import { targetOf } from "./rangeTarget";

/** The names of the workbook, or of one sheet. */
export class NamedItemCollection extends HostObject {
  readonly members: Members<NamedItemCollection> = {
    type: "NamedItemCollection",
    methods: {
      Add: (names, name: string, reference: unknown, comment?: string | null) => names.add(name, reference, comment),
      AddFormulaLocal: (names, name: string, formula: string, comment?: string | null) => names.add(name, formula, comment),
      GetItem: (names, name: unknown) => names.item(name) ?? missing(),
      GetItemOrNullObject: (names, name: unknown) => names.item(name),
      GetCount: (names) => names.items().length,
    },
  };

  constructor(
    private readonly host: HostContext,
    private readonly sheetId: string | null,
  ) {
    super();
  }

  private get own(): DefinedName[] {
    return this.host.grid.names().filter(({ sheetId }) => sheetId === this.sheetId);
  }

  override items = (): NamedItem[] => this.own.map(({ id }) => new NamedItem(this.host, id));

  override item = (key: unknown): NamedItem | null => {
    const found = this.own.find(({ name }) => name.toLowerCase() === String(key).toLowerCase());
    return found ? new NamedItem(this.host, found.id) : null;
  };

  private add(name: string, reference: unknown, comment?: string | null): NamedItem {
    const { host, sheetId } = this;
    if (typeof name !== "string" || !/^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name) || /^([A-Za-z]{1,3}\d+|[RrCc])$/.test(name))
      throw invalidArgument();
    if (this.item(name) || host.grid.tables().some((table) => table.name.toLowerCase() === name.toLowerCase())) throw itemAlreadyExists();
    const formula = reference instanceof Range ? `=${absolute(reference)}` : constantOrFormula(reference);
    const id = `name-${sheetId ?? "workbook"}-${name}-${host.grid.names().length}`;
    writeName(host.grid, { id, name, formula, comment: comment ?? "", sheetId, hidden: false }, true);
    return new NamedItem(host, id);
  }
}

function absolute(range: Range): string {
  const { sheet, address } = splitSheet(range.target.address);
  const quoted = range.target.address.slice(0, range.target.address.length - address.length);
  return sheet === null ? address : `${quoted}${address.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;
}

/** In Excel a name given text without an equals sign stands for that text. */
function constantOrFormula(reference: unknown): string {
  if (typeof reference === "number" || typeof reference === "boolean") return `=${String(reference).toUpperCase()}`;
  if (typeof reference !== "string" || reference === "") throw invalidArgument();
  return reference.startsWith("=") ? reference : `="${reference.replaceAll('"', '""')}"`;
}

class NamedItem extends HostObject {
  readonly members: Members<NamedItem> = {
    type: "NamedItem",
    properties: {
      Name: { get: ({ entry }) => entry.name },
      Formula: { get: ({ entry }) => entry.formula, set: (item, formula: string) => item.change({ formula: constantOrFormula(formula) }) },
      Value: { get: ({ entry }) => entry.formula.slice(1) },
      Type: { get: (item) => (item.range ? "Range" : "String") },
      Comment: { get: ({ entry }) => entry.comment, set: (item, comment: string) => item.change({ comment }) },
      Visible: { get: ({ entry }) => !entry.hidden, set: (item, visible: boolean) => item.change({ hidden: !visible }) },
      Scope: { get: ({ entry }) => (entry.sheetId === null ? "Workbook" : "Worksheet") },
    },
    links: { Worksheet: ({ host, entry }) => (entry.sheetId === null ? null : host.make.worksheet(entry.sheetId)) },
    methods: {
      Delete: ({ host, entry }) =>
        void host.grid.book
          .getDefinedNames()
          .find((one) => one.getName() === entry.name)
          ?.delete(),
      GetRange: ({ range }) => range ?? missing(),
      GetRangeOrNullObject: ({ range }) => range,
    },
  };

  constructor(
    readonly host: HostContext,
    private readonly nameId: string,
  ) {
    super();
  }

  /** The library finds a name again by its name. */
  override get id(): string {
    return this.entry.name;
  }

  private get entry(): DefinedName {
    const found = this.host.grid.names().find(({ id }) => id === this.nameId);
    if (!found) throw itemNotFound();
    return found;
  }

  private get range(): Range | null {
    const reference = this.entry.formula.slice(1);
    if (!parseArea(splitSheet(reference).address)) return null;
    const sheetId = this.entry.sheetId ?? this.host.grid.book.getActiveSheet().getSheetId();
    return new Range(targetOf(this.host, reference, sheetId));
  }

  private change(change: Partial<DefinedName>): void {
    writeName(this.host.grid, { ...this.entry, ...change }, false);
  }
}

function missing(): never {
  throw itemNotFound();
}
