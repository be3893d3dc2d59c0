import type { NumberParameter } from "../spec";

/** Parameters that SAFE and note share. */
export const roundPrice: NumberParameter = {
  name: "price",
  kind: "number",
  unit: "price",
  above: 0,
  doc: "Price per share of the priced round.",
};

export const capitalization: NumberParameter = {
  name: "capitalization",
  kind: "number",
  unit: "shares",
  above: 0,
  doc: "Shares that the cap is divided by, as the contract defines them.",
};

export const cap: NumberParameter = {
  name: "cap",
  kind: "number",
  unit: "currency",
  min: 0,
  optional: true,
  doc: "Valuation cap; none if left out or 0.",
};

export const discount: NumberParameter = {
  name: "discount",
  kind: "number",
  unit: "fraction",
  min: 0,
  below: 1,
  optional: true,
  doc: "Discount off the round's price: 20% is 0.2 (the YC form writes the complement, 80%).",
};
