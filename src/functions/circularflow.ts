import { circularflow } from "../catalogue/circularflow";
import { associated, type ExcelFunction } from "./associated";

/** The functions of the largest family, by name. */
export const functions: ReadonlyMap<string, ExcelFunction> = new Map(circularflow.functions.map((spec) => [spec.name, associated(spec)]));
