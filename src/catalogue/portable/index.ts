import { aidealsPortable } from "./aideals";
import { aivaluationPortable } from "./aivaluation";
import { captablePortable } from "./captable";
import { circularflowPortable } from "./circularflow";
import { cloudsharePortable } from "./cloudshare";
import type { Portable, PortableFamily } from "./portable";

const portables: PortableFamily = {
  ...aivaluationPortable,
  ...captablePortable,
  ...circularflowPortable,
  ...cloudsharePortable,
  ...aidealsPortable,
};

/** The native equivalent of a function, or why it has none; undefined where none was declared. */
export function portableOf(name: string): Portable | undefined {
  return portables[name];
}

/** Name of the workbook's LAMBDA: never the function's own, which was reported to break workbooks. */
export function portableName(name: string): string {
  return `${name.replaceAll(".", "_")}_N`;
}
