import { type Area, areaName } from "../../grid/address";
import { without } from "../../grid/cutOut";
import type { ConditionalFormatEntry, HostContext } from "../hostContext";
import { invalidArgument, itemNotFound, notImplemented } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { ConditionalFormatPart, type DraftedFormat } from "./conditionalFormatPart";
import { type Draft, draftOf, type GridFormat, gridRule } from "./conditionalRules";
import { RangeAreas } from "./rangeAreas";
import type { CellsObject } from "./cellsObject";
import { RangeTarget } from "./rangeTarget";

/** Those that a file may bring, and that are told and drawn, and can't be made or changed here. */
const OTHER_KINDS = ["IconSet", "PresetCriteria"] as const;
const KINDS = ["Custom", "CellValue", "ContainsText", "TopBottom", "ColorScale", "DataBar"] as const;

function touches(one: Area, other: Area): boolean {
  const apart = one.endRow < other.startRow || other.endRow < one.startRow;
  return !apart && one.startColumn <= other.endColumn && other.startColumn <= one.endColumn;
}

/** The conditional formats of a sheet: those that the grid has, made by a script or not, and those that a script has not described in full yet. */
function entriesOf(host: HostContext, sheetId: string): readonly ConditionalFormatEntry[] {
  const there = host.grid.sheet(sheetId)?.getConditionalFormattingRules() ?? [];
  const kept = host.conditionalFormats.filter(
    (one) => one.sheetId !== sheetId || !one.isDrawn || there.some(({ cfId }) => cfId === one.id),
  );
  const found = there
    .filter(({ cfId }) => !kept.some(({ id }) => id === cfId))
    .map((format) => ({ id: format.cfId, sheetId, areas: format.ranges, draft: draftOf(format), isDrawn: true }));
  host.conditionalFormats = [...kept, ...found];
  return host.conditionalFormats.filter((one) => one.sheetId === sheetId);
}

/** Takes conditional formats off the cells of a range; on their other cells they stay. The grid's own command takes them off what is selected. */
export function clearConditionalFormats({ host, sheetId, area }: RangeTarget): void {
  for (const { id, areas } of entriesOf(host, sheetId)) {
    if (!areas.some((one) => touches(one, area))) continue;
    const rest = areas.flatMap((one) => without(one, area));
    const format = new ConditionalFormat(new RangeTarget(host, sheetId, areas[0]), id);
    if (rest.length === 0) format.remove();
    else format.putOn(rest);
  }
}

/** The conditional formats of a range. */
export class ConditionalFormats extends HostObject {
  readonly members: Members<ConditionalFormats> = {
    type: "ConditionalFormatCollection",
    methods: {
      Add: (formats, type: string) => formats.add(type),
      ClearAll: (formats) => formats.items().forEach((format) => format.remove()),
      GetCount: (formats) => formats.items().length,
      GetItem: (formats, id: unknown) => formats.item(id) ?? missing(),
      GetItemAt: (formats, index: number) => formats.items()[index] ?? missing(),
    },
  };

  constructor(private readonly target: RangeTarget) {
    super();
  }

  /** Those that touch the range, as in Excel. */
  override items = (): ConditionalFormat[] => {
    const { host, sheetId, area } = this.target;
    return entriesOf(host, sheetId)
      .filter(({ areas }) => areas.some((one) => touches(one, area)))
      .map(({ id, areas }) => new ConditionalFormat(new RangeTarget(host, sheetId, areas[0]), id));
  };

  override item = (id: unknown): ConditionalFormat | null => this.items().find((format) => format.id === id) ?? null;

  private add(type: string): ConditionalFormat {
    const known = KINDS.find((kind) => kind.toLowerCase() === type.toLowerCase());
    if (!known && OTHER_KINDS.some((kind) => kind.toLowerCase() === type.toLowerCase()))
      throw notImplemented(`Adding a conditional format of the type ${type}`);
    if (!known) throw invalidArgument();
    const { host } = this.target;
    const id = host.newGuid();
    const { sheetId, area } = this.target;
    host.conditionalFormats = [
      ...host.conditionalFormats,
      { id, sheetId, areas: [area], draft: { type: known, stopIfTrue: false, style: {}, rule: {} }, isDrawn: false },
    ];
    const format = new ConditionalFormat(this.target, id);
    format.draw();
    return format;
  }
}

class ConditionalFormat extends HostObject implements DraftedFormat {
  readonly members: Members<ConditionalFormat> = {
    type: "ConditionalFormat",
    properties: {
      Id: { get: ({ id }) => id },
      Type: { get: ({ draft }) => draft.type },
      StopIfTrue: { get: ({ draft }) => draft.stopIfTrue, set: (format, stopIfTrue: boolean) => format.change({ stopIfTrue }) },
    },
    links: Object.fromEntries([
      ...[...KINDS, ...OTHER_KINDS.map((kind) => (kind === "PresetCriteria" ? "Preset" : kind))].flatMap((kind) =>
        ["", "OrNullObject"].map((ending) => [`${kind === "ContainsText" ? "TextComparison" : kind}${ending}`, part(kind)] as const),
      ),
    ]),
    methods: {
      Delete: (format) => format.remove(),
      GetRange: (format) => format.onlyRange ?? missing(),
      GetRangeOrNullObject: ({ onlyRange }) => onlyRange,
      GetRanges: ({ ranges }) => new RangeAreas(ranges),
    },
  };

  constructor(
    readonly target: RangeTarget,
    private readonly formatId: string,
  ) {
    super();
  }

  override get id(): string {
    return this.formatId;
  }

  get draft(): Draft {
    return this.entry.draft as Draft;
  }

  private get entry() {
    return this.target.host.conditionalFormats.find(({ id }) => id === this.formatId) ?? missing();
  }

  get ranges(): CellsObject[] {
    const { host, sheetId } = this.target;
    return this.entry.areas.map((area) => host.make.range(sheetId, area) as CellsObject);
  }

  get onlyRange(): CellsObject | null {
    return this.ranges.length === 1 ? this.ranges[0] : null;
  }

  change(change: Partial<Draft>): void {
    if (!(KINDS as readonly string[]).includes(this.draft.type))
      throw notImplemented(`Changing a conditional format of the type ${this.draft.type}`);
    this.entry.draft = { ...this.draft, ...change };
    this.draw();
  }

  draw(): void {
    const { target, draft } = this;
    const sheet = target.grid.sheet(target.sheetId);
    const firstCell = areaName({ ...target.area, endRow: target.area.startRow, endColumn: target.area.startColumn });
    const rule = gridRule(draft, firstCell);
    if (!sheet || !rule) return;
    const ranges = this.entry.areas.map((area) => ({ ...target.at(area).present }));
    const drawn = { cfId: this.formatId, ranges, stopIfTrue: draft.stopIfTrue, rule } as unknown as GridFormat;
    const there = sheet.getConditionalFormattingRules().some(({ cfId }) => cfId === this.formatId);
    if (there) sheet.setConditionalFormattingRule(this.formatId, drawn);
    else sheet.addConditionalFormattingRule(drawn);
    this.entry.isDrawn = sheet.getConditionalFormattingRules().some(({ cfId }) => cfId === this.formatId);
  }

  /** Other cells than before, drawn as they are: rules of files too. */
  putOn(areas: readonly Area[]): void {
    const { host, sheetId } = this.target;
    const sheet = host.grid.sheet(sheetId);
    const drawn = sheet?.getConditionalFormattingRules().find(({ cfId }) => cfId === this.formatId);
    if (drawn) sheet?.setConditionalFormattingRule(this.formatId, { ...drawn, ranges: areas.map((area) => ({ ...area })) });
    host.conditionalFormats = host.conditionalFormats.map((one) => (one.id === this.formatId ? { ...one, areas } : one));
  }

  remove(): void {
    const { host, sheetId } = this.target;
    host.grid.sheet(sheetId)?.deleteConditionalFormattingRule(this.formatId);
    host.conditionalFormats = host.conditionalFormats.filter(({ id }) => id !== this.formatId);
  }
}

function part(kind: string) {
  return (format: ConditionalFormat): HostObject | null =>
    format.draft.type === kind || (kind === "Preset" && format.draft.type === "PresetCriteria") ? new ConditionalFormatPart(format) : null;
}

function missing(): never {
  throw itemNotFound();
}
