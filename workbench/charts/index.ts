export * from "./chartModel";
export { mountGridCharts } from "./gridCharts";
export { gridView } from "./gridView";
export { placeChart } from "./placeChart";
