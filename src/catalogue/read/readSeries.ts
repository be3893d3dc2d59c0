import { failure, success } from "../../domain/kernel/outcome";
import { errorIn, isBlank } from "../cell";
import type { NumberSeries, SeriesParameter, TextSeries } from "../spec";
import { brokenBound, numberOfText, precedent, type Reading, rowsOf, show } from "./reading";

export type Series = NumberSeries | TextSeries;

/** Reads series side by side: they must be of one length; a header and positions blank in all of them are dropped. */
export function readSeries(group: readonly { parameter: SeriesParameter; raw: unknown }[]): Reading<Series[]> {
  const cells = group.map(({ raw }) => rowsOf(raw).flat());
  const length = cells[0].length;
  for (let g = 1; g < group.length; g++) {
    if (cells[g].length !== length) {
      return failure(
        "value",
        `${group[g].parameter.name} has ${cells[g].length} cells and ${group[0].parameter.name} has ${length}; they must match`,
      );
    }
  }
  const kept: number[] = [];
  // A blank cell may arrive as 0: beside a name, blanks and zeros are a blank position.
  const zeroIsBlank = group.some(({ parameter }) => parameter.of === "text");
  for (let i = isHeader(group, cells) ? 1 : 0; i < length; i++) {
    if (cells.some((series) => !isBlank(series[i]) && !(zeroIsBlank && series[i] === 0))) kept.push(i);
  }
  if (kept.length === 0) return failure("value", `${group[0].parameter.name} is empty; select at least one cell with a value`);
  const result: Series[] = [];
  for (let g = 0; g < group.length; g++) {
    const { parameter } = group[g];
    const reading = parameter.of === "text" ? readTexts(parameter, cells[g], kept) : readNumbers(parameter, cells[g], kept);
    if (!reading.ok) return reading;
    result.push(reading.value);
  }
  return success(result);
}

function isHeader(group: readonly { parameter: SeriesParameter }[], cells: readonly (readonly unknown[])[]): boolean {
  if (cells[0].length < 2) return false;
  const numeric = group.map(({ parameter }, g) => (parameter.of === "number" ? cells[g][0] : null)).filter((cell) => cell !== null);
  return (
    numeric.length > 0 &&
    numeric.every((cell) => typeof cell === "string" && !isBlank(cell) && !errorIn(cell) && Number.isNaN(numberOfText(cell)))
  );
}

function readTexts(parameter: SeriesParameter, cells: readonly unknown[], kept: readonly number[]): Reading<TextSeries> {
  const values: string[] = [];
  for (const i of kept) {
    const error = errorIn(cells[i]);
    if (error) return precedent(error);
    const cell = cells[i];
    if (isBlank(cell) || (typeof cell !== "string" && typeof cell !== "number"))
      return failure("value", `${parameter.name} in position ${i + 1} must be text`);
    values.push(String(cell).trim());
  }
  return success({ values, positions: Int32Array.from(kept, (i) => i + 1) });
}

function readNumbers(parameter: SeriesParameter, cells: readonly unknown[], kept: readonly number[]): Reading<NumberSeries> {
  const values = new Float64Array(kept.length);
  for (let k = 0; k < kept.length; k++) {
    const cell = cells[kept[k]];
    const error = errorIn(cell);
    if (error) return precedent(error);
    const value = typeof cell === "string" ? numberOfText(cell) : cell;
    const where = `${parameter.name} in position ${kept[k] + 1}`;
    if (isBlank(cell)) return failure("value", `${where} is blank; enter a number`);
    if (typeof value !== "number" || Number.isNaN(value)) return failure("value", `${where} must be a number, not ${show(cell)}`);
    if (!Number.isFinite(value)) return failure("value", `${where} must be a finite number`);
    const broken = brokenBound(value, parameter);
    if (broken) return failure("value", `${where} ${broken}`);
    values[k] = value;
  }
  return success({ values, positions: Int32Array.from(kept, (i) => i + 1) });
}
