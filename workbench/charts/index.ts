export * from "./chartModel";
