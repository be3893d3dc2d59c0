import { evaluate } from "../../support/evaluate";

/** Excel for the desktop hands a blank cell over as 0, Excel on the web as nothing. */
test.each([
  ["AIVALUATION(100,830,0,0)", "AIVALUATION(100,830)"],
  ['AIVALUATION(100,830,"pre_money",{0})', 'AIVALUATION(100,830,"pre_money")'],
  ["AIDEALS(0,0,0,0)", "AIDEALS()"],
  ['CIRCULARFLOW({"A","B",5;"B","A",3},0,0)', 'CIRCULARFLOW({"A","B",5;"B","A",3})'],
  ['CLOUDSHARE({"A";"B";0;0},{100;50;0;0},{0.2;0.4;0;0},1)', 'CLOUDSHARE({"A";"B"},{100;50},{0.2;0.4},1)'],
  [
    'AIVALUATION.EXPECTED({15,1,2026;35,0.5,2028;0,0,0},"present_value",FALSE,0.1)',
    'AIVALUATION.EXPECTED({15,1,2026;35,0.5,2028},"present_value",FALSE,0.1)',
  ],
  [
    'AIVALUATION.EXPECTED({15,1,0;35,0.5,2028;5,1,2030},"present_value",FALSE,0.1)',
    'AIVALUATION.EXPECTED({15,1,"";35,0.5,2028;5,1,2030},"present_value",FALSE,0.1)',
  ],
  [
    'CIRCULARFLOW.PAIR({2026,50;0,0},{2026,19;2027,19;0,0},"pv_invested",0.1)',
    'CIRCULARFLOW.PAIR({2026,50},{2026,19;2027,19},"pv_invested",0.1)',
  ],
])("a blank that arrives as 0 is a blank: %s", (formula, without) => {
  const wanted = evaluate(without);
  expect(wanted.ok).toBe(true);
  expect(evaluate(formula)).toEqual(wanted);
});

test("a company that is a zero is told from one that is blank by what to do", () => {
  expect(evaluate('CIRCULARFLOW({0,"B",5},"gross")')).toMatchObject({
    ok: false,
    error: { error: "#VALUE!", message: "CIRCULARFLOW: from in row 1 is blank or 0; enter a name" },
  });
});

test.each([
  ['CAPTABLE.WATERFALL(10,{"A",6,0,1,"constructor";"B",4,2,1,""})', 'kind of "A" must be common'],
  ['CAPTABLE({"A",100},10,100,"price",,{"N","constructor",5})', 'kind of "N" must be safe_post'],
  [
    'CAPTABLE({"A",100},10,100,"price",,{"holder","kind","amount","rate","years","compounding";"N","note",5,0.1,1,"constructor"})',
    'compounding of "N" must be simple',
  ],
])("a word that every object knows is no kind: %s", (formula, message) => {
  const result = evaluate(formula);
  expect(result.ok ? result.value : result.error).toMatchObject({ error: "#VALUE!", message: expect.stringContaining(message) as string });
});
