import { BaseFunction } from "../univer";

/** The parts of a reference that the engine forgets to hand on when a function makes one of another. */
interface Reference {
  isReferenceObject(): boolean;
  getForcedSheetId(): string | undefined;
  getForcedSheetName(): string | undefined;
  setForcedSheetId(sheets: object): void;
  getRuntimeArrayFormulaCellData(): object;
  setRuntimeArrayFormulaCellData(data: object): void;
  getArrayFormulaRange(): object;
  setArrayFormulaRange(range: object): void;
  getRuntimeArrayFormulaRange(): object;
  setRuntimeArrayFormulaRange(range: object): void;
}

type Make = (this: BaseFunction, reference: Reference, range: object) => Reference;

let mended = false;

/**
 * INDEX, OFFSET and the like make references of references. From a table on another sheet the engine made ones to the formula's own sheet:
 * it looks up a sheet's name that a reference to a table does not have. And what formulas spilled a moment ago was missing in them.
 */
export function mendReferences(): void {
  if (mended) return;
  mended = true;
  const prototype = BaseFunction.prototype as unknown as { createReferenceObject: Make };
  const original = prototype.createReferenceObject;
  prototype.createReferenceObject = function (reference, range): Reference {
    const made = original.call(this, reference, range);
    if (!made.isReferenceObject()) return made;
    if (reference.getForcedSheetId() && !reference.getForcedSheetName()) made.setForcedSheetId = () => undefined;
    made.setRuntimeArrayFormulaCellData(reference.getRuntimeArrayFormulaCellData());
    made.setArrayFormulaRange(reference.getArrayFormulaRange());
    made.setRuntimeArrayFormulaRange(reference.getRuntimeArrayFormulaRange());
    return made;
  };
}
