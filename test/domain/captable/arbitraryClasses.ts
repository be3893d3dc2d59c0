import fc from "fast-check";
import { type ShareClass, shareClasses, type ShareClassRow } from "../../../src/domain/captable/shareClasses";

const blank = { preference: NaN, invested: NaN, seniority: NaN, cap: NaN, capBasis: "", conversion: NaN, strike: NaN };
const hundredths = (max: number) => fc.integer({ min: 1, max: max * 100 }).map((n) => n / 100);

const preferred = fc
  .record({
    kind: fc.constantFrom("nonparticipating", "participating", "capped"),
    shares: fc.integer({ min: 1, max: 1000 }),
    preference: hundredths(20),
    seniority: fc.integer({ min: 1, max: 3 }),
    cap: fc.integer({ min: 10, max: 50 }).map((n) => n / 10),
    conversion: fc.constantFrom(NaN, 0.5, 1, 1.25),
  })
  .map((row) => ({ ...blank, ...row, cap: row.kind === "capped" ? row.cap : NaN }));

const option = fc
  .record({ kind: fc.constantFrom("option", "warrant"), shares: fc.integer({ min: 1, max: 500 }), strike: hundredths(20) })
  .map((row) => ({ ...blank, ...row }));

const common = fc.integer({ min: 1, max: 2000 }).map((shares) => ({ ...blank, kind: "common", shares }));

/** Up to `most` classes, one of them common. */
export function arbitraryClasses(most: number): fc.Arbitrary<readonly ShareClass[]> {
  return fc
    .tuple(common, fc.array(fc.oneof({ weight: 4, arbitrary: preferred }, { weight: 1, arbitrary: option }), { maxLength: most - 1 }))
    .map(([first, rest]) => {
      const rows: ShareClassRow[] = [first, ...rest].map((row, i) => ({ ...row, name: `Class ${i}` }));
      const classes = shareClasses(rows);
      if (!classes.ok) throw new Error(classes.message);
      return classes.value;
    });
}
