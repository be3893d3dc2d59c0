import fc from "fast-check";
import { deals, dealSerial, selectDeals } from "../../src/deals";

const day = fc.integer({ min: 44_000, max: 47_000 });

test("as of a day: nothing later, nothing superseded by then, and everything superseded was superseded by something that stands or was itself replaced", () => {
  fc.assert(
    fc.property(day, (asOf) => {
      const shown = selectDeals(deals, { asOf });
      const known = deals.filter((deal) => dealSerial(deal) <= asOf);
      expect(shown.every((deal) => known.includes(deal))).toBe(true);
      for (const deal of known) {
        const replaced = known.some(({ supersedes }) => supersedes?.includes(deal.id)) || known.some(({ id }) => id === deal.restates);
        expect(shown.includes(deal)).toBe(!replaced);
      }
    }),
  );
});

test("a day's answer does not change when the catalogue learns more afterwards", () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [asOf, later] = [Math.min(a, b), Math.max(a, b)];
      const then = deals.filter((deal) => dealSerial(deal) <= later);
      expect(selectDeals(then, { asOf })).toEqual(selectDeals(deals, { asOf }));
    }),
  );
});

test("filters only ever leave out, and together leave what each leaves", () => {
  const companies = fc.constantFrom("Amazon", "aws", "OPENAI", "Nvidia", "nobody");
  const kinds = fc.subarray(["equity", "cloud", "chips"]);
  fc.assert(
    fc.property(companies, kinds, day, (company, chosen, asOf) => {
      const both = selectDeals(deals, { company, kinds: chosen, asOf });
      const one = selectDeals(deals, { company, asOf });
      const other = selectDeals(deals, { kinds: chosen, asOf });
      expect(both).toEqual(one.filter((deal) => other.includes(deal)));
    }),
  );
});
