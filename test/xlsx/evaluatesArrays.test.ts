import { evaluatesArrays } from "../../src/xlsx/evaluatesArrays";

const single = (name: string) => name === "Rate";

test.each([
  "=A1*2",
  "=SUM(A1:A9)",
  "=SUM(A1:A9,Sheet2!B1:B3)/Rate",
  '=IF(A1>0,"up","down")&TEXT(B1,"0.0%")',
  "=SUMIFS(Deals[Amount],Deals[From],$B4,Deals[To],C$3)",
  "=Deals[[#This Row],[Amount]]*2",
  "=VLOOKUP(A1,B:D,2,FALSE)",
  "=-PMT(Rate/12,360,100000)",
  "=SUM(Prices)",
])("%s gives one value from single cells and whole ranges", (formula) => expect(evaluatesArrays(formula, single)).toBe(false));

test.each([
  "=A1:A9*2",
  "=SUM(A1:A9*B1:B9)",
  "=SUM((A1:A9))",
  "=SUMIFS(B:B,A:A,D1:D3)",
  "=SEQUENCE(3)",
  "=AIVALUATION(A1,B1)",
  "=Deals[Amount]",
  "=Deals[[#This Row],[Amount]:[Total]]",
  "=E4#",
  "=SUM(E4#)",
  "=LET(a,1,a)",
  "=SUM({1,2,3})",
  "=Prices",
  "=ROUND(Prices,2)",
  "=@A1:A9",
  "=Portable.Value(1)",
])("%s may deal in arrays", (formula) => expect(evaluatesArrays(formula, single)).toBe(true));
