import { BaseFunction, type BaseValueObject, ErrorValueObject } from "../univer";
import type { FunctionCalls } from "./functionCalls";
import type { FunctionMetadata, FunctionParameter } from "./functionMetadata";
import { fromValueObject, type FunctionValue } from "./valueObjects";

/** Most arguments that a formula can give to one function in Excel. */
const MOST_ARGUMENTS = 255;

/**
 * A function of the add-in inside Univer's engine. It never throws: a throw would wedge the engine for good.
 *
 * Of Univer's own ways to register a function, one re-parses results ("TRUE" becomes 1) and the other runs asynchronous ones one by one.
 */
export class CustomFunction extends BaseFunction {
  // The grid counts arguments itself: the engine would answer #N/A without a word.
  override minParams = 0;
  override maxParams = MOST_ARGUMENTS;

  constructor(
    private readonly metadata: FunctionMetadata,
    private readonly calls: FunctionCalls,
  ) {
    super(metadata.name.toUpperCase());
  }

  override calculate(...objects: BaseValueObject[]): BaseValueObject {
    try {
      const miscount = this.miscount(objects.length);
      const place = {
        unitId: this.unitId ?? "",
        sheetId: this.subUnitId ?? "",
        row: this.row,
        column: this.column,
      };
      if (miscount) return this.calls.refuse(place, this.metadata, miscount);
      const given: FunctionValue[] = [];
      for (const [index, object] of objects.entries()) {
        const matrix = this.parameter(index)?.dimensionality === "matrix";
        // An error in a cell that is awaited as one value comes through as that error, and the function is not called.
        if (!matrix && object.isError()) return object;
        given.push(fromValueObject(object, matrix));
      }
      return this.calls.value(place, this.metadata, given);
    } catch (error) {
      return ErrorValueObject.create("#VALUE!" as never, String(error));
    }
  }

  private parameter(index: number): FunctionParameter | undefined {
    const { parameters } = this.metadata;
    return parameters[Math.min(index, parameters.length - 1)];
  }

  /** In Excel a formula with too few or too many arguments can't be entered at all; here the cell says what is wrong. */
  private miscount(count: number): string | null {
    const { parameters } = this.metadata;
    const least = parameters.filter((parameter) => !parameter.optional && !parameter.repeating).length;
    const most = parameters.some((parameter) => parameter.repeating) ? MOST_ARGUMENTS : parameters.length;
    if (count >= least && count <= most) return null;
    const takes = least === most ? `${least}` : most === MOST_ARGUMENTS ? `at least ${least}` : `${least} to ${most}`;
    return `too ${count < least ? "few" : "many"} arguments: it takes ${takes}, not ${count}`;
  }
}
