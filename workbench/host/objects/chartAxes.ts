import { HostObject, type Members } from "../protocol/hostObject";
import { type ChartOfParts, remembered } from "./chartParts";

type AxisName = "category" | "value";

export class ChartAxes extends HostObject {
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

  constructor(readonly chart: ChartOfParts) {
    super();
  }
}

class ChartAxis extends HostObject {
  readonly members: Members<ChartAxis>;

  constructor(
    readonly chart: ChartOfParts,
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
    readonly chart: ChartOfParts,
    readonly axis: AxisName,
  ) {
    super();
  }
}
