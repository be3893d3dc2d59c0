import type { PortableFamily } from "./portable";

export const captablePortable: PortableFamily = {};
