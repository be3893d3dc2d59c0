import fc from "fast-check";
import { formulaAsTyped } from "../../src/xlsx/formulaAsTyped";
import { formulaInFile } from "../../src/xlsx/formulaInFile";

/** The spellings Excel saves for these, as published in notes on files saved by Excel and in [MS-XLSX] 2.2.2, 2.2.3. */
const SPELLINGS: readonly (readonly [typed: string, inFile: string])[] = [
  ["=SUM(A1:A3)", "SUM(A1:A3)"],
  ["=XLOOKUP(A1,B:B,C:C)", "_xlfn.XLOOKUP(A1,B:B,C:C)"],
  ["=SORT(FILTER(A1:A9,A1:A9>0))", "_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A9,A1:A9>0))"],
  ["=LET(f, LAMBDA(t, t * 3), f(2))", "_xlfn.LET(_xlpm.f, _xlfn.LAMBDA(_xlpm.t, _xlpm.t * 3), _xlpm.f(2))"],
  [
    "=LAMBDA(value,rate,[periods],IF(ISOMITTED(periods),value,value*rate^periods))",
    "_xlfn.LAMBDA(_xlpm.value,_xlpm.rate,_xlop.periods,IF(_xlfn.ISOMITTED(_xlpm.periods),_xlpm.value,_xlpm.value*_xlpm.rate^_xlpm.periods))",
  ],
  [
    "=LAMBDA(x,[k],LET(m,x,LAMBDA(y,[z],m+y+z)))",
    "_xlfn.LAMBDA(_xlpm.x,_xlop.k,_xlfn.LET(_xlpm.m,_xlpm.x,_xlfn.LAMBDA(_xlpm.y,_xlop.z,_xlpm.m+_xlpm.y+_xlpm.z)))",
  ],
  ["=BYROW(A1:B3,SUM)", "_xlfn.BYROW(A1:B3,_xleta.SUM)"],
  ["=SUM(E4#)*2", "SUM(_xlfn.ANCHORARRAY(E4))*2"],
  ["=SUM('My sheet'!E4#)", "SUM(_xlfn.ANCHORARRAY('My sheet'!E4))"],
  ["=@A1:A9+@SEQUENCE(3)", "_xlfn.SINGLE(A1:A9)+_xlfn.SINGLE(_xlfn.SEQUENCE(3))"],
  ["=Deals[[#This Row],[Amount]]*2", "Deals[[#This Row],[Amount]]*2"],
  ['=AIVALUATION.ROUNDS(Rounds,"LET(a,1,a)")', 'AIVALUATION.ROUNDS(Rounds,"LET(a,1,a)")'],
  ["=NORM.S.DIST(1,TRUE)&NORMSDIST(1)", "_xlfn.NORM.S.DIST(1,TRUE)&NORMSDIST(1)"],
  ["=LET(a,{1,2;3,4},b,2,SUM(a)*b)", "_xlfn.LET(_xlpm.a,{1,2;3,4},_xlpm.b,2,SUM(_xlpm.a)*_xlpm.b)"],
  ["=MAP(A1:A3,LAMBDA(a,a+Total))+Total", "_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.a,_xlpm.a+Total))+Total"],
  ["=FACT2(5)", "FACT2(5)"],
];

test.each(SPELLINGS)("%s is spelled for a file and read back", (typed, inFile) => {
  expect(formulaInFile(typed)).toBe(inFile);
  expect(formulaAsTyped(inFile)).toBe(typed);
});

test.each([
  ["=Deals[@Amount]*Deals[@[Amount paid]]", "Deals[[#This Row],[Amount]]*Deals[[#This Row],[Amount paid]]"],
  ["=xlookup(1,a1:a2,b1:b2)", "_xlfn.XLOOKUP(1,a1:a2,b1:b2)"],
  ["=LET(Rate,1,rate+1)", "_xlfn.LET(_xlpm.Rate,1,_xlpm.rate+1)"],
  ["=LET(a,1,a)+a", "_xlfn.LET(_xlpm.a,1,_xlpm.a)+a"],
  ['="unterminated', '"unterminated'],
  ["=SUM((A1", "SUM((A1"],
  ["=#", "#"],
  ["=@", "@"],
  ["=", ""],
])("%s is written as %s", (typed, inFile) => expect(formulaInFile(typed)).toBe(inFile));

test.each([
  ["_xlfn.SINGLE(A1", "=@A1"],
  ["_xldudf_CONTOSO_ADD(1)", "=_xldudf_CONTOSO_ADD(1)"],
  ["[1]!Other(1)", "=[1]!Other(1)"],
])("%s is read as %s", (inFile, typed) => expect(formulaAsTyped(inFile)).toBe(typed));

/** Random nestings of calls, LETs and LAMBDAs over declared and undeclared names. */
const leaf = fc.constantFrom("A1", "$B$2:C9", "Deals[Amount]", "1.5", '"x,(y"', "Total", "TRUE", "{1,2;3,4}", "E4#");
const grown = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc
      .tuple(
        fc.constantFrom("SUM", "XLOOKUP", "SORT", "STDEV.S", "CIRCULARFLOW.LOOPS"),
        fc.array(tie("expression"), { minLength: 1, maxLength: 3 }),
      )
      .map(([name, parts]) => `${name}(${parts.join(",")})`),
    fc.tuple(tie("expression"), fc.constantFrom("+", "*", "&", "<="), tie("expression")).map((parts) => parts.join("")),
    fc
      .tuple(fc.constantFrom("alpha", "beta"), tie("expression"), tie("expression"))
      .map(([name, value, body]) => `LET(${name},${value},${name}+${body})`),
    fc.tuple(fc.constantFrom("alpha", "gamma"), tie("expression")).map(([name, body]) => `MAP(A1:A9,LAMBDA(${name},${name}*${body}))`),
  ),
})).expression;

test("any formula written for a file reads back as typed, and nothing but LET and LAMBDA names is prefixed as one", () => {
  fc.assert(
    fc.property(grown, (formula) => {
      const inFile = formulaInFile(`=${formula}`);
      expect(formulaAsTyped(inFile)).toBe(`=${formula}`);
      expect(inFile).not.toMatch(/_xlpm\.(?!alpha|beta|gamma)/);
      if (!/LET|LAMBDA/.test(formula)) expect(inFile).not.toContain("_xlpm.");
    }),
    { numRuns: 500 },
  );
});
