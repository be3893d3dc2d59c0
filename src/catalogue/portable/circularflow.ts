import { knockOnPortable } from "./knockOn";
import type { PortableFamily } from "./portable";

export const circularflowPortable: PortableFamily = { ...knockOnPortable };
