import type { PortableFamily } from "./portable";

export const circularflowPortable: PortableFamily = {};
