import { type Area, absoluteAddress, absoluteAreaAddress, cellAddress, quotedSheet } from "./address";
import { type BlockCell, text } from "./cell";
import { FORMAT } from "./formats";
import { safeLink } from "./inert";
import type { ChartPlan, Place, SheetPlan, Site, TablePlan } from "./plan";

/**
 * A sheet's block while it is put together. Places are counted from the block's own top left corner; the references it hands out are the
 * sheet's, so a block reads the same wherever it goes.
 */
export class Sketch {
  readonly #cells: (BlockCell | null)[][] = [];
  readonly #tables: TablePlan[] = [];
  readonly #charts: ChartPlan[] = [];
  readonly #widths = new Map<number, number>();
  #frozenRows: number | undefined;

  constructor(
    readonly sheet: string,
    private readonly isNew: boolean,
    private readonly top = 0,
    private readonly left = 0,
    private readonly chartName = (wanted: string) => wanted,
  ) {}

  /** A block on a new sheet of that name, or at the selected cell. */
  static at(place: Place, site: Site, sheetName: string): Sketch {
    if (place === "newSheet") return new Sketch(site.sheetName(sheetName), true);
    const { sheet, row, column } = site.selected;
    return new Sketch(sheet, false, row, column, (wanted) => site.chartName(wanted));
  }

  get height(): number {
    return this.#cells.length;
  }

  put(row: number, column: number, cell: BlockCell): this {
    while (this.#cells.length <= row) this.#cells.push([]);
    const line = this.#cells[row];
    while (line.length <= column) line.push(null);
    line[column] = cell.link === undefined ? cell : linked(cell, safeLink(cell.link));
    return this;
  }

  row(row: number, column: number, cells: readonly (BlockCell | null)[]): this {
    cells.forEach((cell, i) => cell && this.put(row, column + i, cell));
    return this;
  }

  /** Column heads in one row. */
  heads(row: number, column: number, names: readonly string[]): this {
    return this.row(
      row,
      column,
      names.map((name) => text(name, "columnHead")),
    );
  }

  /** The same cell over an area: the room a formula spills into. */
  fill(area: Area, cell: BlockCell): this {
    for (let r = 0; r < area.rows; r++) for (let c = 0; c < area.columns; c++) this.put(area.row + r, area.column + c, cell);
    return this;
  }

  /** `B5`: moves with a formula that is copied. */
  at(row: number, column: number): string {
    return cellAddress(this.#spot(row, column));
  }

  /** `$B$5`. */
  fixed(row: number, column: number): string {
    return absoluteAddress(this.#spot(row, column));
  }

  /** `$B$5:$C$9`. */
  range(row: number, column: number, rows: number, columns: number): string {
    return absoluteAreaAddress(this.#area({ row, column, rows, columns }));
  }

  /** `Deals!$B$5`, for formulas on other sheets. */
  from(row: number, column: number): string {
    return `${quotedSheet(this.sheet)}!${this.fixed(row, column)}`;
  }

  rangeFrom(row: number, column: number, rows: number, columns: number): string {
    return `${quotedSheet(this.sheet)}!${this.range(row, column, rows, columns)}`;
  }

  table(name: string, area: Area, record?: string): this {
    this.#tables.push({ name, area: this.#area(area), record });
    return this;
  }

  chart(chart: ChartPlan): this {
    const { series, categories, over } = chart;
    this.#charts.push({
      ...chart,
      name: this.chartName(chart.name),
      series: series.map((area) => this.#area(area)),
      categories: this.#area(categories),
      over: this.#area(over),
    });
    return this;
  }

  /** Column widths in characters, from the block's first column on; 0 leaves a column as it is. */
  widths(characters: readonly number[]): this {
    characters.forEach((width, i) => width > 0 && this.#widths.set(this.left + i, width));
    return this;
  }

  freeze(rows: number): this {
    this.#frozenRows = rows;
    return this;
  }

  plan(): SheetPlan {
    const width = this.#cells.reduce((most, row) => Math.max(most, row.length), 0);
    for (const row of this.#cells) while (row.length < width) row.push(null);
    return {
      sheet: this.sheet,
      isNew: this.isNew,
      row: this.top,
      column: this.left,
      cells: this.#cells.map((row, r) => row.map((cell, c) => this.#headOver(cell, this.#cells[r + 1]?.[c]))),
      tables: this.#tables,
      charts: this.#charts,
      widths: this.#widths,
      frozenRows: this.isNew ? this.#frozenRows : undefined,
    };
  }

  /** A head over numbers stands at the right, as they do. The heads of a table have their filter's button there. */
  #headOver(cell: BlockCell | null, below: BlockCell | null | undefined): BlockCell | null {
    const isNumber = below?.format !== undefined && below.format !== FORMAT.general && below.format !== FORMAT.text;
    return cell?.style === "columnHead" && isNumber && this.#tables.length === 0 ? { ...cell, style: "numberHead" } : cell;
  }

  #spot(row: number, column: number) {
    return { row: this.top + row, column: this.left + column };
  }

  #area({ row, column, rows, columns }: Area): Area {
    return { ...this.#spot(row, column), rows, columns };
  }
}

function linked(cell: BlockCell, link: string | null): BlockCell {
  return link ? { ...cell, link } : { ...cell, link: undefined, style: cell.style === "link" ? "label" : cell.style };
}
