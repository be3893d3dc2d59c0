import { lastGrowth, type RoundTrip, roundTrip, valueAtFirstYear, type Yearly } from "../../domain/circular/roundTrip";
import { failure, type Outcome, success } from "../../domain/kernel/outcome";
import { sum } from "../../domain/kernel/sum";
import type { Arguments, FunctionSpec, Measure, SummaryValues, TableArgument, TableParameter } from "../spec";

const MEASURES: readonly Measure[] = [
  { name: "invested", label: "Invested", unit: "currency", doc: "ΣI: everything that goes out" },
  { name: "returned", label: "Returned", unit: "currency", doc: "ΣR: everything that comes back, as revenue" },
  { name: "round_trip", label: "Round-trip money", unit: "currency", doc: "ΣRT: what comes back after it went out" },
  { name: "ratio", label: "Round-trip ratio", unit: "fraction", doc: "ΣRT / ΣI" },
  { name: "years", label: "Years with money back", unit: "count", doc: "Years in which round-trip money comes back" },
  { name: "per_year", label: "Round-trip money a year", unit: "currency", doc: "ΣRT / years with money back" },
  { name: "pv_invested", label: "Invested, present value", unit: "currency", doc: "At the first year of all" },
  { name: "pv_returned", label: "Returned, present value", unit: "currency", doc: "At the first year of all" },
  { name: "pv_round_trip", label: "Round-trip money, present value", unit: "currency", doc: "At the first year of all" },
  { name: "pv_ratio", label: "Round-trip ratio of present values", unit: "fraction", doc: "Of round-trip money and invested" },
  { name: "net_cash", label: "Net cash to the investor", unit: "currency", doc: "margin × ΣR − ΣI" },
  { name: "pv_net_cash", label: "Net cash, present value", unit: "currency", doc: "margin × PV(R) − PV(I)" },
  {
    name: "break_even_margin",
    label: "Margin at which the investor breaks even",
    unit: "fraction",
    doc: "ΣI / ΣR; above 100% no margin does it",
  },
  { name: "pv_break_even_margin", label: "The same on present values", unit: "fraction", doc: "PV(I) / PV(R)" },
  { name: "growth", label: "Unit growth, as reported", unit: "fraction", doc: "U_t / U_{t−1} − 1, last year on the year before" },
  { name: "growth_without", label: "Unit growth without the loop", unit: "fraction", doc: "(U_t − RT_t) / (U_{t−1} − RT_{t−1}) − 1" },
  { name: "growth_from_loop", label: "Growth that the loop gives", unit: "fraction", doc: "Growth as reported − growth without the loop" },
];

const yearly = (name: string, doc: string, optional = false): TableParameter => ({
  name,
  kind: "table",
  doc,
  ...(optional ? { optional } : {}),
  columns: [
    { name: "year", kind: "number", unit: "years", doc: "Year; rows of one year add up" },
    { name: "amount", kind: "number", unit: "currency", min: 0, hint: "enter amounts as positive numbers", doc: "Amount in that year" },
  ],
});

export const pair: FunctionSpec = {
  name: "CIRCULARFLOW.PAIR",
  summary: "Round trip between an investor and the company that buys from it, over years.",
  definition: [
    "Money cannot come back before it went out: in each year t, RT_t = max(0, min(R_t, ΣI up to t − ΣRT up to t − 1)), with I what the investor puts in and R what the company pays it. Ratio = ΣRT / ΣI.",
    "Present values are at the first year of either table: amount / (1 + rate)^(year − first year). Net cash = margin × ΣR − ΣI: only the margin on what the company buys is the investor's to keep, since it delivers something for the money; at the default margin of 1 it is plain cash in and out.",
    "With `unit_revenue` (the revenue U, by year, of the investor's unit that sells to the company), growth is that of the last year, which must follow a year that is given.",
  ].join("\n\n"),
  parameters: [
    yearly("invested", "Invested by year"),
    yearly("returned", "Paid back as revenue by year"),
    { name: "measure", kind: "measure", optional: true, doc: "One number instead of the summary" },
    { name: "rate", kind: "number", unit: "fraction", above: -1, optional: true, default: 0, doc: "Discount rate a year" },
    {
      name: "margin",
      kind: "number",
      unit: "fraction",
      max: 1,
      optional: true,
      default: 1,
      doc: "Part of the revenue that the investor keeps",
    },
    yearly("unit_revenue", "Revenue by year of the unit that sells", true),
  ],
  result: "summary",
  resultDoc: "Label and value, or one number",
  measures: MEASURES,
  errors: [
    {
      code: "#DIV/0!",
      when: "a ratio is asked for and what it divides by is zero; or growth without the loop, which took all of the year before",
    },
    { code: "#N/A", when: "growth is asked for without two consecutive years of unit_revenue at the end" },
  ],
  examples: [
    {
      formula: '=CIRCULARFLOW.PAIR({2026,50},{2026,19;2027,19},"ratio")',
      result: 0.76,
      doc: "50 out, 38 back over two years",
    },
    {
      formula: '=CIRCULARFLOW.PAIR({2027,50},{2026,10;2028,30},"round_trip")',
      result: 30,
      doc: "The 10 of 2026 came before anything went out",
    },
  ],
  source: "Definition of this project; present value as usual",
  seeAlso: ["CIRCULARFLOW", "AIVALUATION", "CLOUDSHARE.EXCIRCULAR"],
  compute: (args) => success(valuesOf(args)),
};

const yearlyOf = (table: TableArgument): Yearly => ({ years: table.numbers("year"), amounts: table.numbers("amount") });

function valuesOf(args: Arguments): SummaryValues {
  const trip = roundTrip(yearlyOf(args.table("invested")), yearlyOf(args.table("returned")));
  const measured = args.text("measure") !== "";
  const [invested, returned, comesBack] = [trip.invested, trip.returned, trip.roundTrip].map(sum);
  const present = (amounts: readonly number[]): number => valueAtFirstYear(trip, amounts, args.number("rate"));
  const ratio = (part: number, whole: number, of: string): Outcome<number> =>
    whole > 0 ? success(part / whole) : failure(measured ? "division" : "unavailable", `${of} is zero`);
  const years = trip.roundTrip.filter((amount) => amount > 0).length;
  const margin = args.number("margin");
  return {
    invested,
    returned,
    round_trip: comesBack,
    ratio: () => ratio(comesBack, invested, "invested"),
    years,
    per_year: () => ratio(comesBack, years, "the number of years with money back"),
    pv_invested: () => success(present(trip.invested)),
    pv_returned: () => success(present(trip.returned)),
    pv_round_trip: () => success(present(trip.roundTrip)),
    pv_ratio: () => ratio(present(trip.roundTrip), present(trip.invested), "the present value of invested"),
    net_cash: margin * returned - invested,
    pv_net_cash: () => success(margin * present(trip.returned) - present(trip.invested)),
    break_even_margin: () => ratio(invested, returned, "returned"),
    pv_break_even_margin: () => ratio(present(trip.invested), present(trip.returned), "the present value of returned"),
    ...growthOf(args, trip, measured),
  };
}

function growthOf(args: Arguments, trip: RoundTrip, measured: boolean): SummaryValues {
  const table = args.optionalTable("unit_revenue");
  const growth = (taken: RoundTrip | null): Outcome<number> => {
    if (!table) return failure("unavailable", "growth needs unit_revenue");
    const value = lastGrowth(yearlyOf(table), taken);
    if (value === null) return failure("unavailable", "growth needs the last two years of unit_revenue to follow each other");
    return Number.isNaN(value)
      ? failure(measured ? "division" : "unavailable", "unit_revenue of the year before leaves nothing to grow from")
      : success(value);
  };
  return {
    growth: () => growth(null),
    growth_without: () => growth(trip),
    growth_from_loop: () => {
      const [reported, without] = [growth(null), growth(trip)];
      if (!reported.ok) return reported;
      return without.ok ? success(reported.value - without.value) : without;
    },
  };
}
