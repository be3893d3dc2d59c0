import fc from "fast-check";
import { layoutChart } from "../../../workbench/charts/layout/layoutChart";
import { along, ticksFor } from "../../../workbench/charts/layout/scale";
import type { Scene, Shape } from "../../../workbench/charts/layout/scene";
import { extents } from "../../../workbench/charts/layout/stack";
import { resolveChart, type ChartCell, type ResolvedChart } from "../../../workbench/charts/resolveChart";
import { svgMarkup } from "../../../workbench/charts/svgMarkup";

const REFERENCES: Record<string, readonly ChartCell[]> = {
  names: ["OpenAI", "Oracle", "CoreWeave"],
  amounts: [38, 300, 22.5],
  others: [-5, 60, null],
  headers: ["Amount"],
};

function resolved(type: string, valuesRefs: readonly string[], legend?: "none"): ResolvedChart {
  const series = valuesRefs.map((valuesRef) => ({ nameRef: "headers", categoriesRef: "names", valuesRef }));
  const position = { startRow: 0, startColumn: 0, endRow: 9, endColumn: 4 };
  const chart = {
    id: "c",
    name: "Chart",
    sheetId: "s",
    type,
    title: "Deals & <more>",
    position,
    seriesBy: "Columns" as const,
    series,
    legend,
  };
  const read = (reference: string) => REFERENCES[reference] && { values: REFERENCES[reference].map((cell) => [cell]), format: "$0" };
  return resolveChart(chart, read, (value, format) => (format === "0%" ? `${Math.round(value * 100)}%` : `$${value}`))!;
}

const marks = ({ shapes }: Scene) =>
  shapes.filter((shape): shape is Shape & { kind: "path" } => shape.kind === "path" && shape.label !== undefined);
const texts = ({ shapes }: Scene) => shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : []));

/** Left, top, width and height of a rectangle that was drawn. */
function rectangleOf(shape: Shape) {
  const [, x, y, width, height] = /^M(\S+) (\S+?)h(\S+?)v(\S+?)h/.exec(shape.kind === "path" ? shape.d : "") ?? [];
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

test("columns are as high as their values, side by side from the line at zero, negative ones below it", () => {
  const bars = marks(layoutChart(resolved("ColumnClustered", ["amounts", "others"]), 600, 400)).map(rectangleOf);
  expect(bars).toHaveLength(5);
  expect(bars[0].height / bars[1].height).toBeCloseTo(38 / 300, 2);
  expect(bars[0].y + bars[0].height).toBeCloseTo(bars[1].y + bars[1].height, 1);
  expect(bars[3].y).toBeCloseTo(bars[0].y + bars[0].height, 1);
  expect(bars[3].x).toBeCloseTo(bars[0].x + bars[0].width, 1);
});

test("bars lie, the first category lowest as in Excel", () => {
  const bars = marks(layoutChart(resolved("BarClustered", ["amounts"]), 600, 400)).map(rectangleOf);
  expect(bars[0].width / bars[1].width).toBeCloseTo(38 / 300, 2);
  expect(bars[0].y).toBeGreaterThan(bars[1].y);
});

test("stacked columns stand on each other, in percent they add up to the whole", () => {
  expect(extents(resolved("ColumnStacked", ["amounts", "others"]))).toEqual([
    [
      [0, 38],
      [0, 300],
      [0, 22.5],
    ],
    [[0, -5], [300, 360], undefined],
  ]);
  const [first, second] = extents(resolved("ColumnStacked100", ["amounts", "amounts"]));
  first.forEach((extent, index) =>
    expect([extent, second[index]]).toEqual([
      [0, 0.5],
      [0.5, 1],
    ]),
  );
});

test("a line has a gap where a cell is blank", () => {
  const scene = layoutChart(resolved("LineMarkers", ["others"]), 600, 400);
  expect(marks(scene)).toHaveLength(2);
  const [line] = scene.shapes.filter((shape) => shape.kind === "path" && shape.role === "line");
  expect(line.kind === "path" && line.d.match(/[ML]/g)).toEqual(["M", "L"]);
});

test("slices of a pie take their share of the turn and say it", () => {
  const scene = layoutChart(resolved("Pie", ["amounts"]), 400, 300);
  expect(marks(scene).map(({ label }) => label)).toEqual(["OpenAI, $38, 11%", "Oracle, $300, 83%", "CoreWeave, $22.5, 6%"]);
  expect(texts(scene)).toEqual(expect.arrayContaining(["83%", "OpenAI", "Oracle", "CoreWeave"]));
});

test("a pie of one slice is a whole circle", () => {
  const only: ResolvedChart = { ...resolved("Pie", ["amounts"]), series: [{ name: "A", values: [5], xs: [1] }], categories: ["one"] };
  const [slice] = marks(layoutChart(only, 300, 300));
  expect(slice.d.match(/A/g)).toHaveLength(2);
});

test("title, legend, ticks with the cells' format and axis titles are there; without a legend nothing stands for it", () => {
  const withTitles = { ...resolved("ColumnClustered", ["amounts", "others"]), axisTitles: { category: "Company", value: "USD" } };
  expect(texts(layoutChart(withTitles, 600, 400))).toEqual(
    expect.arrayContaining(["Deals & <more>", "Amount", "$100", "$0", "OpenAI", "Company", "USD"]),
  );
  expect(texts(layoutChart(resolved("ColumnClustered", ["amounts", "others"], "none"), 600, 400))).not.toContain("Amount");
});

test("an image says what it shows, and text from cells is text in it", () => {
  const markup = svgMarkup(layoutChart(resolved("ColumnClustered", ["amounts"]), 600, 400), "light");
  expect(markup).toContain('role="img"');
  expect(markup).toContain("<title>Deals &amp; &lt;more&gt;</title>");
  expect(markup).toContain("<desc>Column chart. Amount: OpenAI $38, Oracle $300, CoreWeave $22.5.</desc>");
  expect(markup).not.toContain("<more>");
});

test("references that no longer stand for anything leave an empty chart", () => {
  const scene = layoutChart(resolved("ColumnClustered", ["gone"]), 600, 400);
  expect(marks(scene)).toEqual([]);
  expect(scene.description).toContain("no values");
});

test("ticks are round, hold all values, and zero where the axis must have it", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
      fc.integer({ min: 2, max: 12 }),
      fc.boolean(),
      (low, spread, count, mustHaveZero) => {
        const ticks = ticksFor(low, low + spread, count, mustHaveZero);
        expect(ticks.min).toBeLessThanOrEqual(low + spread * 1e-6 + Math.abs(low) * 1e-9);
        expect(ticks.max).toBeGreaterThanOrEqual(low + spread * (1 - 1e-6) - Math.abs(low) * 1e-9);
        if (mustHaveZero) expect([ticks.min <= 0, ticks.max >= 0]).toEqual([true, true]);
        expect(ticks.values.length).toBeLessThanOrEqual(count + 3);
        expect([1, 2, 5]).toContain(Number((ticks.step / 10 ** Math.floor(Math.log10(ticks.step) + 1e-9)).toFixed(6)));
      },
    ),
  );
  expect(along(ticksFor(0, 10, 5, true), 100, 0)(5)).toBe(50);
});

const TYPES = [
  "ColumnClustered",
  "ColumnStacked",
  "ColumnStacked100",
  "BarClustered",
  "BarStacked100",
  "Line",
  "LineMarkersStacked",
  "Area",
  "AreaStacked",
  "Pie",
  "Doughnut",
  "XYScatter",
  "XYScatterLinesNoMarkers",
];
const cell = fc.oneof(
  fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e15, max: 1e15 }),
  fc.constant(null),
  fc.constant("text"),
  fc.boolean(),
);

test("whatever the data and the size, all that is drawn has a place", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TYPES),
      fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 6 }),
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 1, max: 700 }),
      (type, data, width, height) => {
        const series = data.map((_, index) => ({ valuesRef: `v${index}`, categoriesRef: "v0" }));
        const position = { startRow: 0, startColumn: 0, endRow: 1, endColumn: 1 };
        const chart = resolveChart(
          { id: "c", name: "c", sheetId: "s", type, position, seriesBy: "Columns", series },
          (ref) => ({ values: [data[Number(ref.slice(1))]], format: "General" }),
          String,
        )!;
        const scene = layoutChart(chart, width, height);
        expect(JSON.stringify(scene.shapes)).not.toMatch(/NaN|Infinity|undefined|"x":null|"y":null/);
      },
    ),
    { examples: [["ColumnClustered", [[-5e-324]], 1, 1]], numRuns: 400 },
  );
});
