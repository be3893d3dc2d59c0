import { evaluate } from "../../support/evaluate";

test.each([
  ['AIVALUATION(100,830,"step_up",,500)', 1.46],
  ['AIVALUATION(100,830,"Step-up",,500)', 1.46],
  ['AIVALUATION(100,830," New-money stake ")', 100 / 830],
  ['AIVALUATION(100,830,"PRE MONEY")', 730],
])("a label stands for its measure: %s", (formula, value) => expect(evaluate(formula)).toEqual({ ok: true, value }));

test("an unknown word is answered with those that there are", () => {
  expect(evaluate('AIVALUATION(100,830,"pre_money","gross")')).toMatchObject({
    ok: false,
    error: { error: "#VALUE!", message: 'AIVALUATION: basis must be "post", "pre" or "secondary", not "gross"' },
  });
});

test.each([
  ['AIVALUATION.ROUNDS({"Round","Raised ($M)","Pre-money valuation","Pool target";"A",2,8,0.2})', 10],
  ['AIVALUATION.ROUNDS({"Stage","New money","Post-money";"A",2,10})', 10],
  ['AIVALUATION.ROUNDS({"Post","Amount";10,2})', 10],
])("columns go by the headers analysts type: %s", (formula, postMoney) => {
  const result = evaluate(`INDEX(${formula},2,4)`);
  expect(result.ok ? result.value : result.error.error).toBe(postMoney);
});
