import type { ChartSeriesModel } from "../../charts/chartModel";
import { itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import type { ChartOfParts } from "./chartParts";

export class ChartSeriesCollection extends HostObject {
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

  constructor(readonly chart: ChartOfParts) {
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
    readonly chart: ChartOfParts,
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
