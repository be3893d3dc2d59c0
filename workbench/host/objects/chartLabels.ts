import type { ChartModel } from "../../charts/chartModel";
import { invalidArgument } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";
import { type ChartOfParts, remembered } from "./chartParts";

export class ChartTitle extends HostObject {
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

  constructor(readonly chart: ChartOfParts) {
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

export class ChartLegend extends HostObject {
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

  constructor(readonly chart: ChartOfParts) {
    super();
  }
}
