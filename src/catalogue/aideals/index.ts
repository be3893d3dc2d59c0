import type { Family } from "../spec";
import { aidealsFunction } from "./aideals";
import { field } from "./field";
import { flows } from "./flows";

export const aideals: Family = { name: "AIDEALS", title: "The reported deals", functions: [aidealsFunction, flows, field] };
