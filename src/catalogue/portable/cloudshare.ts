import type { PortableFamily } from "./portable";

export const cloudsharePortable: PortableFamily = {};
