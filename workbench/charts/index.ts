export * from "./chartModel";
export { mountGridCharts } from "./gridCharts";
