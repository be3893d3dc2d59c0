import type { CircularYear } from "../../catalogue";
import { absoluteAreaAddress, parseAddress, quotedSheet } from "../block/address";
import { type BlockCell, text } from "../block/cell";
import { call } from "../block/formula";
import { FORMAT } from "../block/formats";
import type { Sketch } from "../block/sketch";
import { flowRows } from "../read/flowRows";
import type { Flows } from "./flows";
import { measureRow, measuresGiven } from "./measures";

const EXPECTED = "CIRCULARFLOW.EXPECTED";
const EDGES = "CIRCULARFLOW.EDGES";
/** Rows that the flows may grow by. */
const SPARE = 6;

/** What is to be expected where some payments may not happen; nothing where all are certain. Returns the next row. */
export function expectedSection(sketch: Sketch, row: number, { reference, values }: Flows): number {
  const isUncertain = flowRows(values).rows.some(({ probability }) => probability !== null && probability < 1);
  if (!isUncertain) return row;
  const sample = [
    ["from", "to", "amount", "probability"],
    ["a", "b", 2, 0.5],
    ["b", "a", 1, 0.5],
  ];
  const measures = measuresGiven(EXPECTED, [sample]);
  sketch.put(row, 0, text("What to expect, by the probabilities", "heading"));
  measures.forEach((measure, i) => {
    sketch.row(row + 1 + i, 0, measureRow(measure, call(EXPECTED, reference, sketch.at(row + 1 + i, 2))));
  });
  return row + 2 + measures.length;
}

/** Payments and circular amount by calendar year, with a chart. Values: spreading deals over their terms is no function of a cell. */
export function yearSection(sketch: Sketch, row: number, years: readonly CircularYear[]): number {
  if (years.length < 2) return row;
  sketch.put(row, 0, text("Year by year, each deal spread evenly over its term", "heading"));
  sketch.put(
    row + 1,
    0,
    text("Values as of the insertion: they do not follow the deals. Insert the report again when those change.", "note"),
  );
  sketch.heads(row + 2, 0, ["Calendar year", "All payments", "Goes round"]);
  const figure = (value: number, format: string): BlockCell => ({ value, format, style: "label" });
  years.forEach(({ year, gross, circular }, i) =>
    sketch.row(row + 3 + i, 0, [figure(year, FORMAT.year), figure(gross, FORMAT.billions), figure(circular, FORMAT.billions)]),
  );
  const column = (at: number) => ({ row: row + 3, column: at, rows: years.length, columns: 1 });
  const height = Math.max(16, years.length + 3);
  sketch.chart({
    name: "Circular years",
    title: "Payments by year, and what of them goes round",
    type: "LineMarkers",
    names: ["All payments", "Goes round"],
    series: [column(1), column(2)],
    categories: column(0),
    valueFormat: '[$$-409]#,##0,,,"B"',
    over: { row, column: 4, rows: height, columns: 5 },
  });
  return row + height + 1;
}

/** Every payment, how much of it goes round and the rest: balanced flow forwarding. */
export function edgeSection(sketch: Sketch, row: number, { reference, values }: Flows): void {
  const heads = (values[0] ?? []).map((cell) => String(cell).trim().toLowerCase());
  const named = ["from", "to", "amount"].map((head) => heads.indexOf(head));
  const places = named.every((at) => at >= 0) ? named : [0, 1, 2];
  const hasHeads = typeof values[0]?.[places[2]] !== "number";
  const rows = values.length + (hasHeads ? 0 : 1) + SPARE;
  sketch.put(row, 0, text("Payment by payment: how much of each goes round", "heading"));
  const formats = [FORMAT.general, FORMAT.general, FORMAT.billions, FORMAT.billions, FORMAT.billions];
  formats.forEach((format, i) => {
    sketch.put(row + 1, i, { style: "columnHead" });
    sketch.fill({ row: row + 2, column: i, rows: rows - 1, columns: 1 }, { style: "result", format });
  });
  places.forEach((at, i) => {
    const head = hasHeads ? String(values[0]?.[at] ?? "") : ["From", "To", "Amount"][i];
    const column = columnOf(reference, at, head);
    if (column.withHead && hasHeads) sketch.put(row + 1, i, { formula: `=${column.formula}`, style: "columnHead" });
    else
      sketch
        .put(row + 1, i, text(head, "columnHead"))
        .put(row + 2, i, { formula: `=${column.formula}`, style: "result", format: formats[i] });
  });
  sketch.put(row + 1, places.length, { formula: `=${call(EDGES, reference)}`, style: "columnHead" });
}

/** A column of a table (without its head) or of a range (all of it), as a formula that spills it. */
function columnOf(reference: string, at: number, head: string): { readonly formula: string; readonly withHead: boolean } {
  const table = /^(.+)\[#All\]$/i.exec(reference)?.[1];
  if (table) return { formula: `${table}[${head.replace(/['[\]#]/g, "'$&")}]`, withHead: false };
  const place = parseAddress(reference);
  if (!place) return { formula: `INDEX(${reference},0,${at + 1})`, withHead: true };
  const column = absoluteAreaAddress({ ...place.area, column: place.area.column + at, columns: 1 });
  return { formula: place.sheet === "" ? column : `${quotedSheet(place.sheet)}!${column}`, withHead: true };
}
