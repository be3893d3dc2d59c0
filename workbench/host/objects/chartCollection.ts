import type { ChartModel } from "../../charts/chartModel";
import type { HostContext } from "../hostContext";
import { accessDenied, invalidArgument, itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { Chart } from "./chart";
import { seriesOf } from "./chartSeries";
import { Range } from "./range";

/** The charts of a sheet. */
export class ChartCollection extends HostObject {
  readonly members: Members<ChartCollection> = {
    type: "ChartCollection",
    properties: { Count: { get: (charts) => charts.items().length } },
    methods: {
      Add: (charts, type: string, source: unknown, seriesBy?: string) => charts.add(type, source, seriesBy),
      GetItem: (charts, key: unknown) => charts.item(key) ?? missing(),
      GetItemOrNullObject: (charts, key: unknown) => charts.item(key),
      GetItemAt: (charts, index: number) => charts.items()[index] ?? missing(),
      GetCount: (charts) => charts.items().length,
    },
    calculated: ["Add"],
  };

  constructor(
    readonly host: HostContext,
    readonly sheetId: string,
  ) {
    super();
  }

  private get models(): readonly ChartModel[] {
    return this.host.grid.extras.get("charts").filter(({ sheetId }) => sheetId === this.sheetId);
  }

  override items = (): Chart[] => this.models.map(({ id }) => new Chart(this.host, id));

  override item = (key: unknown): Chart | null => {
    const wanted = String(key).toLowerCase();
    const found = this.models.find(({ id, name }) => id === key || name.toLowerCase() === wanted);
    return found ? new Chart(this.host, found.id) : null;
  };

  private add(type: string, source: unknown, seriesBy = "Auto"): Chart {
    if (!(source instanceof Range)) throw invalidArgument();
    const { extras, protection } = this.host.grid;
    if (!protection.permits(this.sheetId, "allowEditObjects")) throw accessDenied();
    const id = this.host.newGuid();
    const taken = new Set(this.models.map(({ name }) => name));
    let number = 1;
    while (taken.has(`Chart ${number}`)) number++;
    const { seriesBy: by, series } = seriesOf(source, seriesBy);
    const { startRow, endColumn } = source.area;
    const position = { startRow, startColumn: endColumn + 2, endRow: startRow + 14, endColumn: endColumn + 9 };
    const model: ChartModel = {
      id,
      name: `Chart ${number}`,
      sheetId: this.sheetId,
      type,
      position,
      seriesBy: by,
      sourceRange: source.target.address,
      series,
    };
    extras.set("charts", [...extras.get("charts"), model]);
    return new Chart(this.host, id);
  }
}

function missing(): never {
  throw itemNotFound();
}
