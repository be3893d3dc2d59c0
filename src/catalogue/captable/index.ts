import type { Family } from "../spec";
import { antidilution } from "./antidilution";
import { note } from "./note";
import { prorata } from "./prorata";
import { safe } from "./safe";
import { warrant } from "./warrant";

export const captable: Family = {
  name: "CAPTABLE",
  title: "Share-level round maths",
  functions: [safe, note, prorata, antidilution, warrant],
};
