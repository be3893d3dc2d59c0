import fc from "fast-check";
import { csvFormat, dsvFormat } from "d3-dsv";
import { DEAL_KINDS } from "../../../src/deals";
import { isoDateOfSerial } from "../../../src/workbook/block/dates";
import { dealsFromCsv } from "../../../src/workbook/read/dealsFromCsv";

const only = (text: string) => {
  const { rows, problems } = dealsFromCsv(text);
  expect(problems).toEqual([]);
  expect(rows).toHaveLength(1);
  return rows[0];
};

test.each([
  ["commas", "From,To,Amount\nAmazon,OpenAI,50B"],
  ["semicolons", "From;To;Amount\nAmazon;OpenAI;50B"],
  ["tabs, as cells are pasted", "From\tTo\tAmount\nAmazon\tOpenAI\t50B"],
  ["a byte order mark and CRLF", "\uFEFFFrom,To,Amount\r\nAmazon,OpenAI,50B\r\n"],
  ["blank lines around", "\n\nFrom,To,Amount\n\nAmazon,OpenAI,50B\n\n"],
  ["Excel's sep= line", "sep=;\nFrom;To;Amount\nAmazon;OpenAI;50B"],
  ["a separator inside a quoted head", 'From,To,"Amount; USD"\nAmazon,OpenAI,50B'],
  ["quoted fields", '"From","To","Amount"\n"Amazon","OpenAI","$50B"'],
  ["other names for the columns", "Investor,Investee,Deal value\nAmazon,OpenAI,$50 billion"],
  ["columns in another order", "amount,TO,from\n50 bn,OpenAI,Amazon"],
  ["the unit in the head", "From,To,Amount ($B)\nAmazon,OpenAI,50"],
  ["millions in the head", 'From,To,Amount (USD millions)\nAmazon,OpenAI,"50,000"'],
  ["thousands with commas", 'From,To,Amount\nAmazon,OpenAI,"50,000,000,000"'],
  ["thousands with points", "From;To;Amount\nAmazon;OpenAI;50.000.000.000"],
  ["a currency word", "From,To,Amount\nAmazon,OpenAI,USD 50bn"],
])("reads %s", (_what, text) => {
  expect(only(text)).toMatchObject({ from: "Amazon", to: "OpenAI", amount: 50e9, ref: "" });
});

test.each([
  ["38,5", 38.5],
  ["1.234,5", 1234.5],
  ["0,35", 0.35],
])("reads the decimal comma of %s", (amount, expected) => {
  expect(only(`From;To;Amount;Probability;Term\nA;B;${amount};0,5;2,5 years`)).toMatchObject({
    amount: expected,
    probability: 0.5,
    term: 2.5,
  });
});

test("what one amount tells of the decimal mark holds for the others", () => {
  const { rows } = dealsFromCsv("From;To;Amount\nA;B;1,234\nA;B;38,5");
  expect(rows.map(({ amount }) => amount)).toEqual([1.234, 38.5]);
  expect(dealsFromCsv('From,To,Amount\nA,B,"1,234"\nA,B,38.5').rows.map(({ amount }) => amount)).toEqual([1234, 38.5]);
});

test("where the amounts tell both marks, one that tells none is not guessed at", () => {
  const { rows, problems } = dealsFromCsv("From;To;Amount\nA;B;38,5\nA;B;38.5\nA;B;1,234\nA;B;7");
  expect(rows.map(({ amount }) => amount)).toEqual([38.5, 38.5, 7]);
  expect(problems).toEqual([{ line: 4, reason: 'amount "1,234" can be read two ways here; write it without the comma' }]);
});

test.each([
  ["2026-01-31", "2026-01-31"],
  ["31.01.2026", "2026-01-31"],
  ["31 Jan 2026", "2026-01-31"],
  ['"Jan 31, 2026"', "2026-01-31"],
  ["46053", "2026-01-31"],
  ["2026-01", "2026-01-01"],
])("reads the date %s", (date, iso) => {
  expect(isoDateOfSerial(only(`From,To,Amount,Date\nA,B,1,${date}`).announced ?? 0)).toBe(iso);
});

test.each([
  ["A,,1", "to is blank"],
  [",B,1", "from is blank"],
  ["A,B,", "amount is blank"],
  ["A,B,lots", 'amount "lots" is not a number'],
  ["A,B,€50B", 'amount "€50B" is not a number'],
  ["A,B,-5", "amount is negative; enter the flow from its payer"],
  ["A,B,1e999", 'amount "1e999" is not a number'],
  ["A,B,1,gift", `kind "gift" is none of ${DEAL_KINDS.join(", ")}`],
  ["A,B,1,cloud,maybe", /^status "maybe" is none of /],
  ["A,B,1,cloud,signed,150%", 'probability "150%" must be between 0 and 1, or 0% and 100%'],
  ["A,B,1,cloud,signed,,01/02/2026", 'date "01/02/2026" is not read; write it as 2026-01-31'],
  ["A,B,1,cloud,signed,,31.02.2026", 'date "31.02.2026" is not read; write it as 2026-01-31'],
  ["A,B,1,cloud,signed,,,-3", 'term "-3" must be a number of years above 0'],
  ["A,B,1,cloud,signed,,,,javascript:alert(1)", 'link "javascript:alert(1)" must start with https:// or http://'],
  ["A,B,1,cloud,signed,,,,,more", "there are 10 fields under 9 heads; put text with separators into quotes"],
  ['A,"B,1', "a quote is opened here and never closed"],
])("%s is told with its line and why", (row, reason) => {
  const head = "From,To,Amount,Kind,Status,Probability,Date,Term,Link";
  const { rows, problems } = dealsFromCsv(`${head}\nAmazon,OpenAI,50B\n\n${row}`);
  expect(rows).toHaveLength(1);
  expect(problems).toEqual([{ line: 4, reason: typeof reason === "string" ? reason : expect.stringMatching(reason) }]);
});

test("lines are those of the text, also after fields that span lines", () => {
  const { rows, problems } = dealsFromCsv('From,To,Amount,Note\nA,B,1,"two\nlines"\nA,B,x,');
  expect(rows).toMatchObject([{ note: "two\nlines" }]);
  expect(problems).toEqual([{ line: 4, reason: 'amount "x" is not a number' }]);
});

test("columns that are not known are named, and what is missing too", () => {
  expect(dealsFromCsv("From,To,Amount,Colour,From\nA,B,1,red,C").ignored).toEqual(["Colour", "From"]);
  expect(dealsFromCsv("From,Amount\nA,1").problems).toEqual([
    { line: 1, reason: "the first row must name the columns From, To and Amount; to is missing" },
  ]);
  expect(dealsFromCsv("  \n").problems).toEqual([{ line: 1, reason: "there is nothing to read" }]);
});

const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== "");
const amount = fc.oneof(
  fc.double({ min: 0, max: 1e13, noNaN: true }).map((value) => value.toFixed(2)),
  fc.constantFrom("$38B", "1.2 trillion", "350m", "x", "", "-1", "€3"),
);

test("no row is lost: each is read or told, whatever is in it", () => {
  const row = fc.record({
    From: fc.oneof(name, fc.constant("")),
    To: name,
    Amount: amount,
    Kind: fc.constantFrom("", "cloud", "Cloud", "gift"),
    Note: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.constantFrom(",", ";", "\t"), fc.boolean(), (rows, separator, mark) => {
      const text = dsvFormat(separator).format(rows);
      const filled = rows.filter((one) => Object.values(one).some((field) => field.trim() !== ""));
      const read = dealsFromCsv((mark ? "\uFEFF" : "") + text);
      expect(read.rows.length + read.problems.length).toBe(filled.length);
      expect(new Set(read.problems.map(({ line }) => line)).size).toBe(read.problems.length);
    }),
  );
});

test("what can be read is read as it was written", () => {
  const row = fc.record({ from: name, to: name, cents: fc.integer({ min: 0, max: 1e15 }), note: fc.string() });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 10 }), (rows) => {
      const text = csvFormat(
        rows.map(({ from, to, cents, note }) => ({ From: from, To: to, Amount: (cents / 100).toFixed(2), Note: note })),
      );
      expect(dealsFromCsv(text)).toMatchObject({
        problems: [],
        rows: rows.map(({ from, to, cents, note }) => ({
          from: from.trim(),
          to: to.trim(),
          amount: Number((cents / 100).toFixed(2)),
          note: note.trim(),
        })),
      });
    }),
  );
});

test("any text at all gives rows or problems, never an exception or a number that is none", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r", "\t", "1", ".", "$", "a") })),
      (text) => {
        for (const one of dealsFromCsv(`From,To,Amount\n${text}`).rows) expect(Number.isFinite(one.amount)).toBe(true);
        dealsFromCsv(text);
      },
    ),
  );
});
