import { type Compounding, COMPOUNDING_PERIODS } from "../../domain/captable/noteInterest";
import type { Choice } from "../spec";

const DOCS: Readonly<Record<Compounding, string>> = {
  simple: "Interest on the principal only.",
  compound: "Added to the balance once a year.",
  annual: "The same as compound.",
  semiannual: "Added twice a year.",
  quarterly: "Added four times a year.",
  monthly: "Added twelve times a year.",
  daily: "Added 365 times a year.",
};

export const compoundingOptions: readonly Choice[] = (Object.keys(COMPOUNDING_PERIODS) as Compounding[]).map((value) => ({
  value,
  doc: DOCS[value],
}));
