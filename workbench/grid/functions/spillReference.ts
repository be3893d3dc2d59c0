import type { Area } from "../address";
import { BaseFunction, type BaseReferenceObject, ErrorValueObject, type FunctionVariantType } from "../univer";

/** Rows, then columns, then the area that the formula in that cell spilled over. */
type Spills = Readonly<Record<number, Readonly<Record<number, Area | undefined>> | undefined>>;

/**
 * `E4#`: all that the formula in E4 spilled, as a reference. The engine has no such operator, so formulas reach it as ANCHORARRAY(E4), the
 * name by which files call it.
 */
export class SpillReference extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;
  override needsReferenceObject = true;

  constructor() {
    super("ANCHORARRAY");
  }

  override calculate(given: FunctionVariantType): FunctionVariantType {
    if (given.isError()) return given;
    if (!given.isReferenceObject()) return ErrorValueObject.create("#REF!" as never);
    const anchor = given as BaseReferenceObject;
    const cell: Area = anchor.getRangePosition();
    const there = anchor.getCurrentActiveSheetData()?.cellData.getValue(cell.startRow, cell.startColumn);
    const isOneCell = cell.startRow === cell.endRow && cell.startColumn === cell.endColumn;
    // What is no formula spills nothing.
    if (!isOneCell || !(there?.f ?? there?.si)) return ErrorValueObject.create("#REF!" as never);
    const value = anchor.getFirstCell();
    if (value.isError()) return value;
    return this.createReferenceObject(anchor, { ...(this.spill(anchor, cell) ?? cell) });
  }

  /** What the anchor spilled in the calculation under way, or, where it was not calculated now, before. */
  private spill(anchor: BaseReferenceObject, { startRow, startColumn }: Area): Area | undefined {
    const isNew = anchor.getCurrentRuntimeSheetData()?.getValue(startRow, startColumn) != null;
    const spills = isNew ? anchor.getCurrentRuntimeActiveArrayFormulaRange() : anchor.getCurrentActiveArrayFormulaRange();
    return (spills as Spills | undefined)?.[startRow]?.[startColumn];
  }
}
