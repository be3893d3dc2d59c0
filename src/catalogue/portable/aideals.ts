import type { PortableFamily } from "./portable";

export const aidealsPortable: PortableFamily = {};
