import { chartShape } from "../../../workbench/charts/chartModel";

test.each([
  ["ColumnClustered", { kind: "column", stacking: "none" }],
  ["ColumnStacked100", { kind: "column", stacking: "percent" }],
  ["CylinderColStacked", { kind: "column", stacking: "stacked" }],
  ["CylinderBarClustered", { kind: "bar", stacking: "none" }],
  ["3DBarStacked", { kind: "bar", stacking: "stacked" }],
  ["Line", { kind: "line", markers: false, joined: true }],
  ["LineMarkersStacked", { kind: "line", markers: true, stacking: "stacked" }],
  ["Area", { kind: "area", stacking: "none" }],
  ["Pie", { kind: "pie", doughnut: false }],
  ["DoughnutExploded", { kind: "pie", doughnut: true }],
  ["XYScatter", { kind: "scatter", markers: true, joined: false }],
  ["XYScatterLinesNoMarkers", { kind: "scatter", markers: false, joined: true }],
  ["XYScatterSmooth", { kind: "scatter", markers: true, joined: true }],
])("%s is drawn as its kind", (type, shape) => expect(chartShape(type)).toMatchObject(shape));

test.each(["Radar", "StockHLC", "Surface", "Bubble", "BarOfPie", "PieOfPie", "Treemap", ""])("%s is not drawn", (type) =>
  expect(chartShape(type)).toBeUndefined(),
);
