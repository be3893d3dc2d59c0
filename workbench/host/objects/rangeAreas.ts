import { HostObject, type Members } from "../protocol/hostObject";
import type { CellsObject } from "./cellsObject";

/** Several ranges of one sheet. */
export class RangeAreas extends HostObject {
  readonly members: Members<RangeAreas> = {
    type: "RangeAreas",
    properties: {
      Address: { get: ({ ranges }) => ranges.map((range) => range.target.address).join(",") },
      AddressLocal: { get: ({ ranges }) => ranges.map((range) => range.target.address).join(",") },
      AreaCount: { get: ({ ranges }) => ranges.length },
      CellCount: { get: ({ ranges }) => ranges.reduce((sum, { target }) => sum + target.rowCount * target.columnCount, 0) },
    },
    links: { Areas: ({ ranges }) => new RangeCollection(ranges) },
  };

  constructor(readonly ranges: readonly CellsObject[]) {
    super();
  }
}

class RangeCollection extends HostObject {
  readonly members: Members<RangeCollection> = {
    type: "RangeCollection",
    methods: {
      GetCount: ({ ranges }) => ranges.length,
      GetItemAt: ({ ranges }, index: number) => ranges[index] ?? null,
    },
  };

  constructor(private readonly ranges: readonly CellsObject[]) {
    super();
  }

  override items = () => [...this.ranges];
}
