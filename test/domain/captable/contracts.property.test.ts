import fc from "fast-check";
import { antiDilution } from "../../../src/domain/captable/antiDilution";
import { conversionTerms } from "../../../src/domain/captable/conversionTerms";
import { type Compounding, COMPOUNDING_PERIODS, noteInterest } from "../../../src/domain/captable/noteInterest";
import { proRataCheque } from "../../../src/domain/captable/proRataCheque";
import { warrantValue } from "../../../src/domain/captable/warrantValue";

const positive = (max: number) => fc.double({ min: 1e-3, max, noNaN: true });
const fraction = fc.integer({ min: 0, max: 950_000 }).map((millionths) => millionths / 1e6);
const convert = (...args: Parameters<typeof conversionTerms>) => {
  const terms = conversionTerms(...args);
  if (!terms.ok) throw new Error(terms.message);
  return terms.value;
};
const near = (found: number, wanted: number, digits = 1e-12) =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(digits * Math.max(1e-9, Math.abs(wanted)));

test("a security converts at the best of its terms, and its shares at that price are its money", () => {
  fc.assert(
    fc.property(positive(1e9), positive(1e3), positive(1e9), positive(1e10), fraction, (amount, price, shares, cap, discount) => {
      const terms = convert(amount, price, shares, cap, discount);
      near(terms.shares * terms.conversionPrice, amount);
      expect(terms.conversionPrice).toBe(Math.min(cap / shares, price * (1 - discount), price));
      expect(convert(amount, price, shares, cap).shares).toBeLessThanOrEqual(terms.shares);
      expect(convert(amount, price, shares, undefined, discount).shares).toBeLessThanOrEqual(terms.shares);
    }),
  );
});

test("interest: nothing at the start, more the more often it is added, simple exact for the first period", () => {
  fc.assert(
    fc.property(positive(1e9), fraction, fc.integer({ min: 1, max: 10 }), (principal, rate, years) => {
      const orders: Compounding[] = ["simple", "compound", "semiannual", "quarterly", "monthly", "daily"];
      const interests = orders.map((order) => noteInterest(principal, rate, years, order));
      for (let i = 1; i < interests.length; i++) expect(interests[i]).toBeGreaterThanOrEqual(interests[i - 1] * (1 - 1e-12));
      let balance = principal;
      for (let year = 0; year < years; year++) balance += noteInterest(balance, rate, 1, "compound");
      near(principal + interests[1], balance, 1e-11);
      for (const order of orders) {
        expect(noteInterest(principal, rate, 0, order)).toBe(0);
        const period = 1 / (COMPOUNDING_PERIODS[order] || 1);
        near(noteInterest(principal, rate, period, order), principal * rate * period, 1e-11);
      }
    }),
  );
});

test("the cheque leads to the stake, counted in shares", () => {
  fc.assert(
    fc.property(fraction, positive(1e8), fraction, positive(1e9), (ownership, round, target, preMoney) => {
      const price = preMoney / 1e6;
      const after = (cheque: number) => (ownership * 1e6 + cheque / price) / (1e6 + round / price);
      const kept = proRataCheque(ownership, round);
      expect(kept.ok).toBe(true);
      if (kept.ok) near(after(kept.value), ownership);
      const reached = proRataCheque(ownership, round, target, preMoney);
      if (reached.ok && reached.value > 0) expect(Math.abs(after(reached.value) - target)).toBeLessThan(1e-12);
      else if (reached.ok) expect(after(0)).toBeGreaterThanOrEqual(target * (1 - 1e-9) - 1e-15);
      else expect(after(round)).toBeLessThanOrEqual(target * (1 + 1e-9) + 1e-15);
    }),
  );
});

test("anti-dilution: between new and old price, a ratchet hardest, and a narrower base harder", () => {
  fc.assert(
    fc.property(positive(100), positive(1e8), positive(1e8), fraction, (price, base, money, share) => {
      const newPrice = price * (0.01 + share);
      const broad = antiDilution(price, base, money, newPrice, "broad", price);
      const narrow = antiDilution(price, base / 2, money, newPrice, "narrow", price);
      const ratchet = antiDilution(price, base, money, newPrice, "ratchet", price);
      expect(broad.conversionPrice).toBeLessThanOrEqual(price * (1 + 1e-15));
      expect(narrow.conversionPrice).toBeLessThanOrEqual(broad.conversionPrice * (1 + 1e-12));
      expect(ratchet.conversionPrice).toBeLessThanOrEqual(narrow.conversionPrice * (1 + 1e-12));
      expect(ratchet.conversionPrice).toBe(Math.min(price, newPrice));
      near(broad.conversionRatio * broad.conversionPrice, price);
      if (newPrice < price) near(broad.conversionPrice * (base + broad.sharesIssued), price * base + money, 1e-9);
    }),
  );
});

test("net exercise is worth the intrinsic value, and no share is lost", () => {
  fc.assert(
    fc.property(positive(1e8), positive(1e3), positive(1e3), (shares, strike, value) => {
      const held = warrantValue(shares, strike, value);
      near(held.netShares * value, held.intrinsic);
      if (value > strike) near(held.netShares + held.withheldShares, shares);
      else expect(held).toEqual({ intrinsic: 0, netShares: 0, withheldShares: 0, exerciseCost: 0 });
    }),
  );
});
