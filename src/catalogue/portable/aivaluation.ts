import type { PortableFamily } from "./portable";

export const aivaluationPortable: PortableFamily = {};
