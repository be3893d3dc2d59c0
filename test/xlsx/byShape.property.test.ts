import fc from "fast-check";
import { ByShape } from "../../src/xlsx/byShape";
import { ownCalls, tokensOf } from "../../src/xlsx/ownCalls";
import { portableFormula } from "../../src/xlsx/portableCalls";
import { Treatments } from "../../src/xlsx/treatment";

const reference = fc.constantFrom(
  "A1",
  "$B$2",
  "C$33",
  "AB12:AC99",
  "Sheet1!D4",
  "'My A1'!E5",
  "FY1!F6",
  "F:F",
  "2:3",
  "A1:A",
  "A1#",
  "ZZ999999",
);
const atom = fc.oneof(
  reference,
  fc.constantFrom(
    '"A1"',
    '"net_shares"',
    "Deals[A1]",
    "Deals[[#This Row],[Q1]]",
    "A1048577",
    "Rate_1",
    "A1.B2",
    "AIVALUATION_1",
    "{1,2;3,4}",
    "",
    "7",
    "0.5",
    "1E3",
    "TRUE",
    "#N/A",
  ),
);
const call = (inner: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.constantFrom(
        "CAPTABLE.WARRANT",
        "AIVALUATION",
        "_xldudf_CAPTABLE_WARRANT",
        "[2]!CAPTABLE.WARRANT",
        "'C:\\A1\\x.xlam'!AIVALUATION",
        "CIRCULARFLOW.LOOPS",
        "SUM",
        "LOG10",
        "ATAN2",
        "_xlfn.XLOOKUP",
      ),
      fc.array(inner, { minLength: 1, maxLength: 4 }),
    )
    .map(([name, args]) => `${name}(${args.join(",")})`);
const formula = fc
  .oneof(call(atom), call(fc.oneof(atom, call(atom))))
  .chain((one) => fc.constantFrom(one, `${one}*2`, `A9-${one}`, `"CAPTABLE.WARRANT(A1)"&${one}`, `IF(B7>0,${one},C8)`));

/** What is done with a formula read by itself. */
function directly(text: string) {
  if (ownCalls(tokensOf(text)).length === 0) return { kind: "keep" };
  const portable = portableFormula(text);
  return portable.ok
    ? { kind: "portable", formula: portable.formula, spills: portable.spills }
    : { kind: "value", reason: portable.reason };
}

test("what is done with a formula does not depend on having met others of its shape", () => {
  const [portable, values] = [new Treatments("portable"), new Treatments("values")];
  fc.assert(
    fc.property(formula, (text) => {
      // The answer is of the formula itself, whoever was there first: the same shape elsewhere, then this one twice.
      portable.of(text.replace(/(?<=[A-Z]\$?)[1-9]/g, "8"));
      for (let time = 0; time < 2; time++) {
        expect(portable.of(text)).toMatchObject(directly(text));
        expect(values.of(text).kind).toBe(directly(text).kind === "keep" ? "keep" : "value");
      }
    }),
    { numRuns: 2000 },
  );
});

test("formulas that differ in cells only are read once; texts, numbers, names and functions tell shapes apart", () => {
  let reads = 0;
  const shapes = new ByShape((text) => {
    reads++;
    return text;
  });
  for (let row = 1; row <= 500; row++) {
    const text = `AIVALUATION(A${row},$B${row},"pre_money")*C$1`;
    const { value, filled } = shapes.of(text);
    expect(filled(value)).toBe(text);
  }
  expect(reads).toBe(1);
  for (const text of ['AIVALUATION(A1,$B1,"post_money")*C$1', "LOG10(A1)", "LOG1(A1)", "FY1!A1", "FY2!A1", "A1_B", "A2_B"]) shapes.of(text);
  expect(reads).toBe(8);
});

test("a formula that mentions what stands in for cells comes back as it was", () => {
  const shapes = new ByShape((text) => text);
  for (const text of ['A1&"XFA1040001"', "XFA1040001+A1", `${"A1+".repeat(1200)}1`]) {
    const { value, filled } = shapes.of(text);
    expect(filled(value)).toBe(text);
  }
});

test("a native formula that is too long only with the longer stand-ins is still native", () => {
  // An argument with a default is written twice, so that nesting doubles it: 8,192 characters are reached with stand-ins, not with the cells.
  const long = Array(200).fill("A1").join("&");
  const nested = `AIVALUATION(1,2,"step_up",AIVALUATION(1,2,"step_up",${long}))`;
  const direct = directly(nested);
  expect(direct.kind).toBe("portable");
  expect(directly(nested.replaceAll("A1", "XFA1040001")).kind).toBe("value");
  expect(new Treatments("portable").of(nested)).toMatchObject(direct);
});
