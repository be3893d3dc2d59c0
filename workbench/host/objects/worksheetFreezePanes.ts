import { areaName } from "../../grid/address";
import { HostObject, type Members } from "../protocol/hostObject";
import { Range } from "./range";
import type { WorksheetParts } from "./worksheetParts";

/** Rows and columns that stay in view. */
export class WorksheetFreezePanes extends HostObject {
  readonly members: Members<WorksheetFreezePanes> = {
    type: "WorksheetFreezePanes",
    methods: {
      FreezeRows: (panes, count = 1) => panes.freeze(count, 0),
      FreezeColumns: (panes, count = 1) => panes.freeze(0, count),
      FreezeAt: (panes, range: unknown) => {
        const { area } = panes.worksheet.range(range);
        panes.freeze(area.endRow + 1, area.endColumn + 1);
      },
      Unfreeze: ({ worksheet }) => void worksheet.sheet.cancelFreeze(),
      GetLocation: (panes) => panes.location(),
      GetLocationOrNullObject: (panes) => panes.location(),
    },
  };

  constructor(private readonly worksheet: WorksheetParts) {
    super();
  }

  private freeze(rows: number, columns: number): void {
    this.worksheet.sheet.setFreeze({
      startRow: rows > 0 ? rows : -1,
      startColumn: columns > 0 ? columns : -1,
      xSplit: columns,
      ySplit: rows,
    });
  }

  private location(): Range | null {
    const { xSplit, ySplit } = this.worksheet.sheet.getFreeze();
    if (xSplit <= 0 && ySplit <= 0) return null;
    const whole = this.worksheet.range().area;
    const area = {
      startRow: 0,
      startColumn: 0,
      endRow: ySplit > 0 ? ySplit - 1 : whole.endRow,
      endColumn: xSplit > 0 ? xSplit - 1 : whole.endColumn,
    };
    return this.worksheet.range(areaName(area));
  }
}
