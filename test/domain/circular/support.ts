import fc from "fast-check";
import { type FlowGraph, flowGraph } from "../../../src/domain/circular/flowGraph";
import { finish } from "../../../src/domain/kernel/steps";
import { worded } from "../../../src/domain/kernel/vocabulary";

/** Payer, payee, amount; companies are numbers as text. */
export type Row = readonly [from: string, to: string, amount: number];

export function graphOf(rows: readonly Row[]): FlowGraph {
  const outcome = finish(
    flowGraph(
      worded(rows.map(([from]) => from)),
      worded(rows.map(([, to]) => to)),
      Float64Array.from(rows, ([, , amount]) => amount),
    ),
  );
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

/** Random flows between a few companies, those to oneself among them. */
export function flows(options: { companies: number; rows: number; amount?: fc.Arbitrary<number> }): fc.Arbitrary<Row[]> {
  const company = fc.nat(options.companies - 1).map(String);
  return fc.array(fc.tuple(company, company, options.amount ?? fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: options.rows });
}

/** Amounts from millionths to ten trillions, cents among them. */
export const wideAmount: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 1000 }).map((cents) => cents / 100),
  fc.tuple(fc.integer({ min: -6, max: 13 }), fc.integer({ min: 1, max: 9999 })).map(([power, digits]) => (digits / 1000) * 10 ** power),
);
