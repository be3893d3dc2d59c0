import fc from "fast-check";
import { lastGrowth, roundTrip, valueAtFirstYear, type Yearly } from "../../../src/domain/circular/roundTrip";

const yearly = fc
  .array(fc.tuple(fc.integer({ min: 2020, max: 2032 }), fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 12 })
  .map((rows): Yearly => ({ years: rows.map(([year]) => year), amounts: rows.map(([, amount]) => amount) }));

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

test("never more than was paid back that year, nor than went out before; and as much as both allow", () => {
  fc.assert(
    fc.property(yearly, yearly, (invested, returned) => {
      const trip = roundTrip(invested, returned);
      let outstanding = 0;
      trip.years.forEach((_, i) => {
        outstanding += trip.invested[i];
        expect(trip.roundTrip[i]).toBe(Math.min(trip.returned[i], outstanding));
        outstanding -= trip.roundTrip[i];
      });
      expect(total(trip.invested)).toBe(total(Array.from(invested.amounts)));
      expect(total(trip.returned)).toBe(total(Array.from(returned.amounts)));
      expect([...trip.years].sort((a, b) => a - b)).toEqual(trip.years);
    }),
  );
});

test("at a rate of zero a present value is the sum; it falls as the rate rises", () => {
  fc.assert(
    fc.property(yearly, yearly, fc.double({ min: 0, max: 1, noNaN: true }), (invested, returned, rate) => {
      const trip = roundTrip(invested, returned);
      expect(valueAtFirstYear(trip, trip.returned, 0)).toBe(total(trip.returned));
      expect(valueAtFirstYear(trip, trip.returned, rate)).toBeLessThanOrEqual(total(trip.returned));
    }),
  );
});

test("without round-trip money, growth without the loop is growth", () => {
  fc.assert(
    fc.property(yearly, yearly, (revenue, returned) => {
      const none = roundTrip({ years: [2020], amounts: [0] }, returned);
      expect(lastGrowth(revenue, none)).toEqual(lastGrowth(revenue, null));
    }),
  );
});
