import { inFormWords } from "../../src/taskpane/parts/formWords";
import { type Bounds, type NumberKind, shownNumber, wrongNumber } from "../../src/taskpane/parts/numberText";

test.each<[NumberKind, string, Bounds, string | undefined]>([
  ["billions", "50", {}, undefined],
  ["billions", "", { least: 0 }, undefined],
  ["billions", "  ", { least: 0 }, undefined],
  ["billions", "$38B", { least: 0 }, undefined],
  ["billions", "38bn", { least: 0 }, undefined],
  ["billions", "much", {}, "Enter an amount, such as 50 (billion), 350M or 1.2T."],
  ["billions", "€38B", {}, "Amounts are in US dollars."],
  ["billions", "12,5", {}, "Write decimals with a point: 12.5."],
  ["billions", "$12,5bn", {}, "Write decimals with a point: 12.5."],
  ["dollars", "12,50", {}, "Write decimals with a point: 12.50."],
  ["billions", "-5", { least: 0 }, "Not below zero."],
  ["billions", "0", { above: 0 }, "Above zero."],
  ["percent", "150", { least: 0, most: 1 }, "100% or less."],
  ["percent", "100", { below: 1 }, "Below 100%."],
  ["percent", "-100", { above: -1 }, "Above -100%."],
  ["percent", "-101", { least: -1 }, "-100% or more."],
  ["plain", "2.5", { whole: true }, "A whole number."],
  ["plain", "31", { least: 1, most: 30, whole: true }, "30 or less."],
])("%s %j within %j: %j", (kind, text, bounds, said) => expect(wrongNumber(kind, text, bounds)).toBe(said));

test.each<[NumberKind, number | null, string]>([
  ["billions", 1.25e9, "1.25"],
  ["dollars", 1234567.5, "1,234,567.5"],
  ["percent", 0.345455, "34.5455"],
  ["plain", null, ""],
])("%s %j is shown as %j", (kind, value, text) => expect(shownNumber(kind, value)).toBe(text));

const FIELDS = { raised: "what is raised", investment: "the investor's part" };

test.each([
  [
    "AIVALUATION: investment must not exceed raised, of which it is a part",
    "The investor's part must not exceed what is raised, of which it is a part.",
  ],
  ['CAPTABLE: cap of "raised Inc" must be above 4000000', 'Cap of "raised Inc" must be above 4,000,000.'],
  ["The name toString is no argument.", "The name toString is no argument."],
])("%j reads %j in a form", (message, said) => expect(inFormWords(message, FIELDS)).toBe(said));
