export { fromXlsx } from "./fromXlsx";
export { UnreadableWorkbook } from "./read/openPackage";
export { snapshotOf } from "./spills";
export { toXlsx } from "./toXlsx";
