import type { Family } from "../spec";
import { aivaluationRound } from "./aivaluationRound";
import { expected } from "./expected";
import { rounds } from "./rounds";
import { sensitivity } from "./sensitivity";

export const aivaluation: Family = {
  name: "AIVALUATION",
  title: "What a round says",
  functions: [aivaluationRound, rounds, expected, sensitivity],
};
