import type { ChartModel } from "../../charts/chartModel";
import { Cells } from "../../grid/cells";
import type { HostContext } from "../hostContext";
import { invalidArgument, itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { ChartAxes } from "./chartAxes";
import { ChartLegend, ChartTitle } from "./chartLabels";
import type { ChartOfParts } from "./chartParts";
import { seriesOf } from "./chartSeries";
import { ChartSeriesCollection } from "./chartSeriesCollection";
import { Range } from "./range";
import { targetOf } from "./rangeTarget";

export class Chart extends HostObject implements ChartOfParts {
  readonly members: Members<Chart> = {
    type: "Chart",
    properties: {
      Id: { get: ({ id }) => id },
      Name: { get: ({ model }) => model.name, set: (chart, name: string) => chart.change({ name }) },
      ChartType: { get: ({ model }) => model.type, set: (chart, type: string) => chart.change({ type }) },
      SeriesBy: { get: ({ model }) => model.seriesBy },
      // Points of a chart's frame, from the cells it covers.
      Top: { get: (chart) => chart.frame.top },
      Left: { get: (chart) => chart.frame.left },
      Height: { get: (chart) => chart.frame.height },
      Width: { get: (chart) => chart.frame.width },
    },
    links: {
      Title: (chart) => new ChartTitle(chart),
      Legend: (chart) => new ChartLegend(chart),
      Axes: (chart) => new ChartAxes(chart),
      Series: (chart) => new ChartSeriesCollection(chart),
      Worksheet: ({ host, model }) => host.make.worksheet(model.sheetId),
    },
    methods: {
      Delete: ({ host, id }) =>
        host.grid.extras.set(
          "charts",
          host.grid.extras.get("charts").filter((chart) => chart.id !== id),
        ),
      SetPosition: (chart, start: unknown, end?: unknown) => chart.setPosition(start, end),
      SetData: (chart, source: unknown, seriesBy?: string) => {
        if (!(source instanceof Range)) throw invalidArgument();
        chart.change({ sourceRange: source.target.address, ...seriesOf(source, seriesBy ?? "Auto") });
      },
      Activate: ({ host, model }) => void host.grid.sheet(model.sheetId)?.activate(),
    },
    calculated: ["SetData"],
  };

  constructor(
    readonly host: HostContext,
    private readonly chartId: string,
  ) {
    super();
  }

  override get id(): string {
    return this.chartId;
  }

  get model(): ChartModel {
    const model = this.host.grid.extras.get("charts").find(({ id }) => id === this.chartId);
    if (!model) throw itemNotFound();
    return model;
  }

  change(change: Partial<ChartModel>): void {
    const changed = { ...this.model, ...change };
    const { extras } = this.host.grid;
    extras.set(
      "charts",
      extras.get("charts").map((chart) => (chart.id === this.chartId ? changed : chart)),
    );
  }

  /** What Excel has of a chart and the model of a chart does not, such as an axis's number format: kept while the workbook is open. */
  get rest(): Map<string, unknown> {
    return this.host.chartRest(this.chartId);
  }

  range(reference: unknown): Range {
    return reference instanceof Range ? reference : new Range(targetOf(this.host, String(reference), this.model.sheetId));
  }

  get frame(): { top: number; left: number; width: number; height: number } {
    const { position, sheetId } = this.model;
    const sheet = this.host.grid.sheet(sheetId);
    if (!sheet) throw itemNotFound();
    const sum = (from: number, to: number, size: (index: number) => number) => {
      let total = 0;
      for (let index = from; index < to; index++) total += size(index) * 0.75;
      return total;
    };
    const height = (row: number) => sheet.getRowHeight(row);
    const width = (column: number) => sheet.getColumnWidth(column);
    return {
      top: sum(0, position.startRow, height),
      left: sum(0, position.startColumn, width),
      height: sum(position.startRow, position.endRow + 1, height),
      width: sum(position.startColumn, position.endColumn + 1, width),
    };
  }

  private setPosition(start: unknown, end?: unknown): void {
    const from = this.range(start).area;
    const to = end === undefined || end === null ? from : this.range(end).area;
    new Cells(this.host.grid, this.model.sheetId).grow(to);
    this.change({ position: { startRow: from.startRow, startColumn: from.startColumn, endRow: to.endRow, endColumn: to.endColumn } });
  }
}
