import { excelts } from "./excelts";
import { ironcalc } from "./ironcalc";
import { univer } from "./univer";
import type { Engine } from "./engine";

/** The engines that check the portable equivalents: none of them is ours. */
export const engines: readonly Engine[] = [univer, excelts, ironcalc];
