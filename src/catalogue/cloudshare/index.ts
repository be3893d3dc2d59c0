import type { Family } from "../spec";
import { contribution } from "./contribution";
import { excircular } from "./excircular";
import { hhi } from "./hhi";
import { overtaking } from "./overtaking";
import { projection } from "./projection";
import { required } from "./required";

export const cloudshare: Family = {
  name: "CLOUDSHARE",
  title: "Comparing clouds",
  functions: [projection, overtaking, hhi, contribution, excircular, required],
};
