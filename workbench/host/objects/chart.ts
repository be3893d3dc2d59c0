import type { ChartModel, ChartSeriesModel } from "../../charts/chartModel";
import type { HostContext } from "../hostContext";
import { invalidArgument, itemNotFound } from "../protocol/hostError";
import { HostObject, type Members, type Property } from "../protocol/hostObject";
import { seriesOf } from "./chartSeries";
import { Range } from "./range";
import { targetOf } from "./rangeTarget";

export class Chart extends HostObject {
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
    this.change({ position: { startRow: from.startRow, startColumn: from.startColumn, endRow: to.endRow, endColumn: to.endColumn } });
  }
}

/** A property that has no place in the model of a chart: remembered, and given back. */
function remembered<T extends { readonly chart: Chart }>(key: string, otherwise: unknown): Property<T> {
  return { get: ({ chart }) => chart.rest.get(key) ?? otherwise, set: ({ chart }, value: unknown) => void chart.rest.set(key, value) };
}

class ChartTitle extends HostObject {
  readonly members: Members<ChartTitle> = {
    type: "ChartTitle",
    properties: {
      Text: { get: ({ chart }) => chart.model.title ?? "", set: ({ chart }, title: string) => chart.change({ title }) },
      Visible: {
        get: ({ chart }) => chart.model.title !== undefined,
        set: ({ chart }, visible: boolean) => chart.change({ title: visible ? (chart.model.title ?? "Chart Title") : undefined }),
      },
      Overlay: remembered("title.overlay", false),
    },
  };

  constructor(readonly chart: Chart) {
    super();
  }
}

const LEGENDS: Readonly<Record<string, ChartModel["legend"]>> = {
  top: "top",
  bottom: "bottom",
  left: "left",
  right: "right",
  corner: "right",
};

class ChartLegend extends HostObject {
  readonly members: Members<ChartLegend> = {
    type: "ChartLegend",
    properties: {
      Position: {
        get: ({ chart }) => {
          const { legend = "bottom" } = chart.model;
          return legend === "none" ? "Invalid" : legend.charAt(0).toUpperCase() + legend.slice(1);
        },
        set: ({ chart }, position: string) => {
          const legend = LEGENDS[position.toLowerCase()];
          if (!legend) throw invalidArgument();
          chart.change({ legend });
        },
      },
      Visible: {
        get: ({ chart }) => chart.model.legend !== "none",
        set: ({ chart }, visible: boolean) => chart.change({ legend: visible ? undefined : "none" }),
      },
      Overlay: remembered("legend.overlay", false),
    },
  };

  constructor(readonly chart: Chart) {
    super();
  }
}

type AxisName = "category" | "value";

class ChartAxes extends HostObject {
  readonly members: Members<ChartAxes> = {
    type: "ChartAxes",
    links: {
      CategoryAxis: ({ chart }) => new ChartAxis(chart, "category"),
      ValueAxis: ({ chart }) => new ChartAxis(chart, "value"),
    },
    methods: {
      GetItem: ({ chart }, type: string) => new ChartAxis(chart, /^category$/i.test(type) ? "category" : "value"),
    },
  };

  constructor(readonly chart: Chart) {
    super();
  }
}

class ChartAxis extends HostObject {
  readonly members: Members<ChartAxis>;

  constructor(
    readonly chart: Chart,
    readonly axis: AxisName,
  ) {
    super();
    this.members = {
      type: "ChartAxis",
      properties: {
        NumberFormat: remembered(`${axis}.numberFormat`, "General"),
        Minimum: remembered(`${axis}.minimum`, ""),
        Maximum: remembered(`${axis}.maximum`, ""),
        Visible: remembered(`${axis}.visible`, true),
        ReversePlotOrder: remembered(`${axis}.reverse`, false),
      },
      links: { Title: (one) => new ChartAxisTitle(one.chart, one.axis) },
    };
  }
}

class ChartAxisTitle extends HostObject {
  readonly members: Members<ChartAxisTitle> = {
    type: "ChartAxisTitle",
    properties: {
      Text: {
        get: ({ chart, axis }) => chart.model.axisTitles?.[axis] ?? "",
        set: ({ chart, axis }, text: string) => chart.change({ axisTitles: { ...chart.model.axisTitles, [axis]: text } }),
      },
      Visible: {
        get: ({ chart, axis }) => chart.model.axisTitles?.[axis] !== undefined,
        set: ({ chart, axis }, visible: boolean) =>
          chart.change({
            axisTitles: { ...chart.model.axisTitles, [axis]: visible ? (chart.model.axisTitles?.[axis] ?? "Axis Title") : undefined },
          }),
      },
    },
  };

  constructor(
    readonly chart: Chart,
    readonly axis: AxisName,
  ) {
    super();
  }
}

class ChartSeriesCollection extends HostObject {
  readonly members: Members<ChartSeriesCollection> = {
    type: "ChartSeriesCollection",
    properties: { Count: { get: ({ chart }) => chart.model.series.length } },
    methods: {
      GetCount: ({ chart }) => chart.model.series.length,
      GetItemAt: ({ chart }, index: number) => {
        if (index < 0 || index >= chart.model.series.length) throw itemNotFound();
        return new ChartSeries(chart, index);
      },
      Add: ({ chart }, name?: string | null) => {
        const { series } = chart.model;
        chart.change({ series: [...series, { name: name ?? `Series${series.length + 1}`, valuesRef: "" }] });
        return new ChartSeries(chart, series.length);
      },
    },
  };

  constructor(readonly chart: Chart) {
    super();
  }

  override items = (): ChartSeries[] => this.chart.model.series.map((_series, index) => new ChartSeries(this.chart, index));
}

class ChartSeries extends HostObject {
  readonly members: Members<ChartSeries> = {
    type: "ChartSeries",
    properties: {
      Name: { get: (series) => series.shownName, set: (series, name: string) => series.change({ name, nameRef: undefined }) },
    },
    methods: {
      SetValues: (series, range: unknown) => series.change({ valuesRef: series.absolute(range) }),
      SetXAxisValues: (series, range: unknown) => series.change({ categoriesRef: series.absolute(range) }),
      Delete: ({ chart, index }) => chart.change({ series: chart.model.series.filter((_one, i) => i !== index) }),
    },
  };

  constructor(
    readonly chart: Chart,
    readonly index: number,
  ) {
    super();
  }

  private get shownName(): string {
    const { name, nameRef } = this.chart.model.series[this.index];
    if (nameRef === undefined) return name ?? "";
    const { cells, area } = this.chart.range(nameRef).target;
    return cells.text(area.startRow, area.startColumn);
  }

  private absolute(range: unknown): string {
    const { address } = this.chart.range(range).target;
    const mark = address.lastIndexOf("!");
    return address.slice(0, mark + 1) + address.slice(mark + 1).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  }

  private change(change: Partial<ChartSeriesModel>): void {
    const { chart, index } = this;
    chart.change({ series: chart.model.series.map((one, i) => (i === index ? { ...one, ...change } : one)) });
  }
}
