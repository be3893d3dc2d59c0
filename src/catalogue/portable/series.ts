export type Name = readonly [name: string, expression: string];

export function letIn(names: readonly Name[], body: string): string {
  return `LET(${names.map(([name, expression]) => `${name},${expression},`).join("")}${body})`;
}

/**
 * Names for the LET of a portable that read series side by side, as readSeries does: numbers as a column `<series>_nums`, texts as
 * `<series>_texts`. A header (the first cell of every series of numbers is text) and positions blank in all are dropped; series of different
 * length, a blank beside a value and a text among numbers are #VALUE!. `prefix` keeps the names of two groups apart.
 */
export function readSeriesInNatives(prefix: string, numbers: readonly string[], texts: readonly string[] = []): Name[] {
  const all = [...texts, ...numbers];
  const size = (series: string) => `SUM(1*(TOCOL(${series})=TOCOL(${series})))`;
  // What is blank is asked of the range itself: some engines hand blanks on as zeros.
  const filled = all.map((series) => `TOCOL(1*(${series}<>""))`).join("+");
  const isText = (series: string) => `SUM(TAKE(MAP(TOCOL(${series}),LAMBDA(cell,IF(ISERROR(cell),0,IF(cell="",0,IFERROR(0*cell,1))))),1))`;
  const matched = all
    .slice(1)
    .map((series) => `(${size(series)}=${prefix}_size)`)
    .join("*");
  return [
    [`${prefix}_size`, size(all[0])],
    [`${prefix}_filled`, matched ? `IF(${matched},${filled},#VALUE!)` : filled],
    [`${prefix}_header`, `IF(${prefix}_size=1,0,${numbers.map(isText).join("*")})`],
    [`${prefix}_kept`, `(${prefix}_filled>0)*(SEQUENCE(${prefix}_size)>${prefix}_header)`],
    [`${prefix}_whole`, `IF(SUM(${prefix}_kept)=0,0,IF(SUM(${prefix}_kept*(${prefix}_filled<${all.length}))>0,0,1))`],
    ...numbers.map((series): Name => [
      `${series}_nums`,
      `IF(${prefix}_whole=1,MAP(FILTER(TOCOL(${series}),${prefix}_kept=1),LAMBDA(cell,1*cell)),#VALUE!)`,
    ]),
    ...texts.map((series): Name => [`${series}_texts`, `IF(${prefix}_whole=1,FILTER(TOCOL(${series}),${prefix}_kept=1),#VALUE!)`]),
  ];
}
