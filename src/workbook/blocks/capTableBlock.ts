import { type BlockCell, choice, input, result, text } from "../block/cell";
import { call, quoted } from "../block/formula";
import { FORMAT } from "../block/formats";
import type { Build, Place, Site } from "../block/plan";
import { Sketch } from "../block/sketch";
import { CONVERTIBLE_HEADS, CONVERTIBLE_KINDS, type CapTableInputs, capTableArguments, HOLDER_HEADS, METHODS } from "./capTableInputs";
import { CLASS_HEADS, type CapTableAfter, capTableAfter, classTable, EXIT_MULTIPLES } from "./capTableModel";
import { measureRow, parameterDoc, shownMeasures } from "./measures";
import { spillTable } from "./spillTable";

const F = "CAPTABLE";
/** Blank input rows under the reader's own. */
const SPARE = 3;
/** Dollars by size: cap tables run from thousands to billions. */
const DOLLARS = '[>=1000000000][$$-409]#,##0.00,,,"B";[>=1000000][$$-409]#,##0.00,,"M";[$$-409]#,##0';
const CHART_COLUMN = 9;

export function buildCapTable(inputs: CapTableInputs, place: Place): Build {
  return (site) => ({ what: "the cap table", sheets: [capTableBlock(inputs, place, site).plan()] });
}

/** Holders, SAFEs and the round as inputs; the table after it, the exit waterfall and fair value by class, all live. */
function capTableBlock(inputs: CapTableInputs, place: Place, site: Site): Sketch {
  const after = capTableAfter(inputs);
  if ("problem" in after) throw new Error(after.problem);
  const sketch = Sketch.at(place, site, "Cap table");
  sketch.put(0, 0, text(`${inputs.company.trim() || "The company"}: cap table, exit and fair value`, "title"));
  const terms = termsSection(sketch, 3, inputs);
  const holders = holderSection(sketch, terms.next, inputs);
  const securities = convertibleSection(sketch, holders.next, inputs);
  const args = [holders.range, terms.raised, terms.preMoney, null, terms.pool, securities.range, terms.method] as const;
  const of = (measure: string) => call(F, ...args.slice(0, 3), quoted(measure), ...args.slice(4));
  const table = tableSection(sketch, securities.next, inputs, args);
  const classes = classSection(sketch, table.next, after, {
    ...table,
    price: of("price"),
    converting: securities.amounts,
  });
  const exit = waterfallSection(sketch, classes.next, after, classes.range, of("post_money"));
  fairValueSection(sketch, exit, inputs, after, classes.range, of("price"));
  const price = `TEXT(${of("price")},"$0.0000")`;
  sketch.put(1, 0, {
    formula: `="The round prices a share at "&${price}&"; new money owns "&TEXT(${of("new_stake")},"0.0%")`,
    style: "headline",
  });
  return sketch.widths([26, 16, 16, 16, 16, 16, 16, 16]).freeze(2);
}

function termsSection(sketch: Sketch, row: number, { raised, preMoney, poolTarget, method }: CapTableInputs) {
  sketch.put(row, 0, text("The round", "heading"));
  const lines: readonly (readonly [string, BlockCell, string])[] = [
    ["Raised", input(raised, DOLLARS), "raised"],
    ["Pre-money", input(preMoney, DOLLARS), "pre_money"],
    ["Pool after the round", input(poolTarget, FORMAT.percent), "pool_target"],
    ["SAFEs and notes dilute by", choice(method, METHODS), "method"],
  ];
  lines.forEach(([label, cell, parameter], i) => sketch.row(row + 1 + i, 0, [text(label), cell, text(parameterDoc(F, parameter), "note")]));
  const [raisedAt, preMoneyAt, pool, methodAt] = lines.map((_, i) => sketch.fixed(row + 1 + i, 1));
  return { raised: raisedAt, preMoney: preMoneyAt, pool, method: methodAt, next: row + lines.length + 2 };
}

function holderSection(sketch: Sketch, row: number, { holders }: CapTableInputs) {
  sketch.put(row, 0, text("Holders before the round", "heading")).heads(row + 1, 0, HOLDER_HEADS);
  holders.forEach(({ holder, shareClass, shares }, i) =>
    sketch.row(row + 2 + i, 0, [input(holder), input(shareClass), input(shares, FORMAT.count)]),
  );
  const rows = holders.length + SPARE;
  for (let i = holders.length; i < rows; i++)
    sketch.row(row + 2 + i, 0, [{ style: "input" }, { style: "input" }, { style: "input", format: FORMAT.count }]);
  sketch.put(row + 1, 4, text('Class "pool" is the unissued option pool. Blank rows are room for more.', "note"));
  return { range: sketch.range(row + 1, 0, rows + 1, HOLDER_HEADS.length), next: row + 3 + rows };
}

function convertibleSection(sketch: Sketch, row: number, { convertibles }: CapTableInputs) {
  if (convertibles.length === 0) return { range: null, amounts: "0", next: row };
  sketch.put(row, 0, text("SAFEs and notes that convert", "heading")).heads(row + 1, 0, CONVERTIBLE_HEADS);
  const formats = [undefined, undefined, DOLLARS, DOLLARS, FORMAT.percent];
  convertibles.forEach(({ holder, kind, amount, cap, discount }, i) => {
    const values = [holder, kind, amount, cap, discount];
    sketch.row(
      row + 2 + i,
      0,
      values.map((value, c) => ({
        ...(value === null ? {} : { value }),
        style: "input",
        format: formats[c],
        ...(c === 1 ? { options: CONVERTIBLE_KINDS } : {}),
      })),
    );
  });
  const rows = convertibles.length;
  return {
    range: sketch.range(row + 1, 0, rows + 1, CONVERTIBLE_HEADS.length),
    amounts: `SUM(${sketch.range(row + 2, 2, rows, 1)})`,
    next: row + 3 + rows,
  };
}

function tableSection(sketch: Sketch, row: number, inputs: CapTableInputs, args: readonly (string | null)[]) {
  sketch.put(row, 0, text("After the round", "heading"));
  const placed = spillTable(sketch, {
    row: row + 1,
    column: 0,
    name: F,
    args,
    raw: capTableArguments(inputs),
    spareRows: SPARE,
    formats: { "shares before": FORMAT.count, "new shares": FORMAT.count, "shares after": FORMAT.count, value: DOLLARS },
  });
  const rows = placed.next - row - 2;
  const top = placed.next + 1;
  sketch.put(top, 0, text("In numbers", "heading"));
  const measures = shownMeasures(F);
  measures.forEach((measure, i) => {
    const line = top + 1 + i;
    const formula = call(F, ...args.slice(0, 3), sketch.at(line, 2), ...args.slice(4));
    const cells = measureRow(measure, formula);
    sketch.row(line, 0, [cells[0], measure.unit === "currency" ? { ...cells[1], format: DOLLARS } : cells[1], cells[2], cells[3]]);
  });
  return {
    names: sketch.range(row + 2, 1, rows, 1),
    shares: sketch.range(row + 2, 4, rows, 1),
    next: top + measures.length + 2,
  };
}

interface ClassRefs {
  readonly names: string;
  readonly shares: string;
  readonly price: string;
  readonly converting: string;
}

/** Classes as the waterfall takes them: shares from the table above, preference from what was paid; terms are inputs. */
function classSection(sketch: Sketch, row: number, { classes }: CapTableAfter, { names, shares, price, converting }: ClassRefs) {
  sketch.put(row, 0, text("Classes at an exit", "heading")).heads(row + 1, 0, CLASS_HEADS);
  const convertedShares = classes.flatMap(({ sort }, i) => (sort === "converted" ? [sketch.fixed(row + 2 + i, 1)] : []));
  classes.forEach(({ name, kind, sort }, i) => {
    const line = row + 2 + i;
    const preference =
      sort === "present"
        ? input(0, FORMAT.price)
        : result(sort === "new" ? `=${price}` : `=${converting}/(${convertedShares.join("+")})`, FORMAT.price);
    sketch.row(line, 0, [
      text(name),
      result(`=SUMIF(${names},${sketch.at(line, 0)},${shares})`, FORMAT.count),
      preference,
      input(1, FORMAT.count),
      choice(kind, ["common", "nonparticipating", "participating"]),
    ]);
  });
  sketch.put(row + 1, 6, text("Preference a share; 1 is paid first. The unissued pool gets nothing.", "note"));
  return { range: sketch.range(row + 1, 0, classes.length + 1, CLASS_HEADS.length), next: row + classes.length + 3 };
}

function waterfallSection(sketch: Sketch, row: number, after: CapTableAfter, classes: string, postMoney: string): number {
  sketch.put(row, 0, text("Exit waterfall", "heading"));
  sketch.row(row + 1, 0, [text("Exit, times post-money"), ...EXIT_MULTIPLES.map((multiple) => input(multiple, FORMAT.multiple))]);
  sketch.row(row + 2, 0, [
    text("Exit value"),
    ...EXIT_MULTIPLES.map((_, i) => result(`=${sketch.at(row + 1, 1 + i)}*${postMoney}`, DOLLARS)),
  ]);
  const count = EXIT_MULTIPLES.length;
  const exits = EXIT_MULTIPLES.map((multiple) => multiple * after.postMoney);
  const placed = spillTable(sketch, {
    row: row + 4,
    column: 0,
    name: `${F}.WATERFALL`,
    args: [sketch.range(row + 2, 1, 1, count), classes],
    raw: [[exits], classTable(after.classes)],
    formats: Object.fromEntries(exits.map((exit) => [String(exit), DOLLARS])),
  });
  sketch.fill({ row: row + 4, column: 1, rows: 1, columns: count }, { style: "columnHead", format: DOLLARS });
  sketch.chart({
    name: "Exit waterfall",
    title: "Who gets what at an exit",
    type: "ColumnStacked",
    names: after.classes.map(({ name }) => name),
    series: after.classes.map((_, i) => ({ row: row + 5 + i, column: 1, rows: 1, columns: count })),
    categories: { row: row + 4, column: 1, rows: 1, columns: count },
    valueFormat: DOLLARS,
    over: { row, column: CHART_COLUMN, rows: 18, columns: 8 },
  });
  return placed.next + 1;
}

function fairValueSection(sketch: Sketch, row: number, inputs: CapTableInputs, after: CapTableAfter, classes: string, price: string): void {
  const sold = after.classes.find(({ sort }) => sort === "new");
  if (!sold) return;
  const name = `${F}.BACKSOLVE`;
  sketch.put(row, 0, text("Fair value by class, against the headline", "heading"));
  const lines: readonly (readonly [string, BlockCell, string])[] = [
    ["Years to the exit", input(inputs.years, FORMAT.years), "years"],
    ["Volatility", input(inputs.volatility, FORMAT.percent), "volatility"],
    ["Riskless rate", input(inputs.rate, FORMAT.percent), "rate"],
  ];
  lines.forEach(([label, cell, parameter], i) =>
    sketch.row(row + 2 + i, 0, [text(label), cell, text(parameterDoc(name, parameter), "note")]),
  );
  const [years, volatility, rate] = lines.map((_, i) => sketch.fixed(row + 2 + i, 1));
  const of = (measure: string | null) =>
    call(name, price, quoted(sold.name), classes, years, volatility, rate, measure === null ? null : quoted(measure));
  const said = (cell: string) => `TEXT(${cell},"$#,##0.0,,")&"M"`;
  sketch.put(row + 1, 0, {
    formula: `="At the price of the round the issued shares come to "&${said(of("post_money"))}&"; the classes together are worth "&${said(of("equity"))}`,
    style: "headline",
  });
  spillTable(sketch, {
    row: row + 6,
    column: 0,
    name,
    args: [price, quoted(sold.name), classes, years, volatility, rate],
    raw: [after.price, sold.name, classTable(after.classes), inputs.years, inputs.volatility, inputs.rate],
    formats: {
      shares: FORMAT.count,
      "value per share": FORMAT.price,
      value: DOLLARS,
      headline: DOLLARS,
      "headline over value": FORMAT.percent,
    },
  });
}
