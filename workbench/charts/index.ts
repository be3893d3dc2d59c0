export * from "./chartModel";
export { mountGridCharts, type GridChartsOptions } from "./gridCharts";
