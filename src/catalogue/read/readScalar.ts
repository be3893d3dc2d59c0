import { failure, success } from "../../domain/kernel/outcome";
import { serialOfIsoDate } from "../../domain/kernel/serialDate";
import { isBlank } from "../cell";
import type { Choice, NumberParameter } from "../spec";
import { brokenBound, numberOfText, type Reading, show } from "./reading";

/** Largest Excel serial: 9999-12-31. */
const LAST_SERIAL = 2_958_465;

export function readNumber(parameter: NumberParameter, raw: unknown): Reading<number> {
  const value = typeof raw === "string" ? numberOfText(raw) : raw;
  if (typeof value !== "number" || Number.isNaN(value)) return failure("value", `${parameter.name} must be a number, not ${show(raw)}`);
  if (!Number.isFinite(value)) return failure("number", `${parameter.name} must be a finite number`);
  const broken = brokenBound(value, parameter);
  return broken ? failure("number", `${parameter.name} ${broken}`) : success(value);
}

export function readDate(name: string, raw: unknown): Reading<number> {
  const value = typeof raw === "string" ? (serialOfIsoDate(raw) ?? numberOfText(raw)) : raw;
  if (typeof value !== "number" || Number.isNaN(value)) {
    return failure("value", `${name} must be a date, such as 2026-01-31 or DATE(2026,1,31), not ${show(raw)}`);
  }
  if (!(value >= 1 && value <= LAST_SERIAL)) return failure("number", `${name} must be a date between 1900 and 9999`);
  return success(value);
}

export function readText(name: string, raw: unknown): Reading<string> {
  if (typeof raw === "string") return success(raw.trim());
  if (typeof raw === "number" && Number.isFinite(raw)) return success(String(raw));
  return failure("value", `${name} must be text, not ${show(raw)}`);
}

export function readFlag(name: string, raw: unknown): Reading<boolean> {
  if (typeof raw === "boolean") return success(raw);
  if (raw === 1 || raw === 0) return success(raw === 1);
  if (typeof raw === "string" && /^\s*(true|false)\s*$/i.test(raw)) return success(raw.trim().toLowerCase() === "true");
  return failure("value", `${name} must be TRUE or FALSE, not ${show(raw)}`);
}

/** Case, and whether words are joined by spaces, hyphens or underscores, makes no difference: "Step-up" is step_up. */
export function readChoice(name: string, options: readonly Choice[], raw: unknown): Reading<string> {
  if (typeof raw === "string") {
    for (const { value } of options) if (value === raw) return success(value);
    const wanted = joined(raw);
    for (const { value } of options) if (joined(value) === wanted) return success(value);
  }
  const words = options.map(({ value }) => `"${value}"`);
  const list = words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}` : words[0];
  return isBlank(raw)
    ? failure("value", `${name} is missing; enter ${list}`)
    : failure("value", `${name} must be ${list}, not ${show(raw)}`);
}

function joined(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

/** Several choices separated by commas, joined by commas again as they are declared. */
export function readChoices(name: string, options: readonly Choice[], raw: unknown): Reading<string> {
  if (typeof raw !== "string" || isBlank(raw)) return readChoice(name, options, raw);
  const chosen: string[] = [];
  for (const word of raw.split(",")) {
    const reading = readChoice(name, options, word);
    if (!reading.ok) return reading;
    if (!chosen.includes(reading.value)) chosen.push(reading.value);
  }
  return success(chosen.join(","));
}
