import { HostObject } from "../protocol/hostObject";
import type { RangeTarget } from "./rangeTarget";

/** An object that stands for cells: what a script may give where Excel takes a range. */
export abstract class CellsObject extends HostObject {
  constructor(readonly target: RangeTarget) {
    super();
  }
}
