import { formatStyle } from "./styles";
import { autofitColumns, autofitRows, columnWidth, rowHeight, setColumnWidth, setRowHeight } from "./sizes";
import { HostObject, type Members } from "../protocol/hostObject";
import type { RangeTarget } from "./rangeTarget";
import { BORDER_SIDES, borderOf, type BorderSide, setBorder } from "./borders";
import { invalidArgument, itemNotFound, notImplemented } from "../protocol/hostError";

const style = formatStyle;

/** How the cells of a range look. */
export class RangeFormat extends HostObject {
  readonly members: Members<RangeFormat> = {
    type: "RangeFormat",
    properties: {
      HorizontalAlignment: style("horizontalAlignment"),
      VerticalAlignment: style("verticalAlignment"),
      WrapText: style("wrapText"),
      IndentLevel: style("indentLevel"),
      TextOrientation: style("textOrientation"),
      ColumnWidth: { get: ({ target }) => columnWidth(target), set: ({ target }, points: number) => setColumnWidth(target, points) },
      RowHeight: { get: ({ target }) => rowHeight(target), set: ({ target }, points: number) => setRowHeight(target, points) },
    },
    links: {
      Fill: ({ target }) => new RangeFill(target),
      Font: ({ target }) => new RangeFont(target),
      Borders: ({ target }) => new RangeBorderCollection(target),
      Protection: ({ target }) => new FormatProtection(target),
    },
    methods: {
      AutofitColumns: ({ target }) => autofitColumns(target),
      AutofitRows: ({ target }) => autofitRows(target),
    },
    calculated: ["AutofitColumns", "AutofitRows"],
  };

  constructor(readonly target: RangeTarget) {
    super();
  }
}

/** Whether cells are closed to editing once their sheet is protected. */
class FormatProtection extends HostObject {
  readonly members: Members<FormatProtection> = {
    type: "FormatProtection",
    properties: {
      Locked: {
        get: ({ target }) => target.uniform((row, column) => target.grid.protection.isLocked(target.sheetId, row, column)),
        set: ({ target }, locked: boolean) => target.grid.protection.setLocked(target.sheetId, target.area, locked),
      },
      FormulaHidden: {
        get: () => false,
        set: (_protection, hidden: boolean) => {
          if (hidden) throw notImplemented("Hiding formulas");
        },
      },
    },
  };

  constructor(readonly target: RangeTarget) {
    super();
  }
}

class RangeFill extends HostObject {
  readonly members: Members<RangeFill> = {
    type: "RangeFill",
    properties: { Color: style("fillColor") },
    methods: { Clear: ({ target }) => style("fillColor").set({ target }, null as never) },
  };

  constructor(readonly target: RangeTarget) {
    super();
  }
}

class RangeFont extends HostObject {
  readonly members: Members<RangeFont> = {
    type: "RangeFont",
    properties: {
      Bold: style("bold"),
      Italic: style("italic"),
      Underline: style("underline"),
      Strikethrough: style("strikethrough"),
      Color: style("fontColor"),
      Name: style("fontName"),
      Size: style("fontSize"),
    },
  };

  constructor(readonly target: RangeTarget) {
    super();
  }
}

class RangeBorder extends HostObject {
  readonly members: Members<RangeBorder> = {
    type: "RangeBorder",
    properties: {
      SideIndex: { get: ({ side }) => side },
      Style: {
        get: ({ target, side }) => borderOf(target, side).style,
        set: ({ target, side }, value: string) => setBorder(target, side, { style: value }),
      },
      Weight: {
        get: ({ target, side }) => borderOf(target, side).weight,
        set: ({ target, side }, value: string) => setBorder(target, side, { weight: value }),
      },
      Color: {
        get: ({ target, side }) => borderOf(target, side).color,
        set: ({ target, side }, value: string) => setBorder(target, side, { color: value }),
      },
    },
  };

  constructor(
    readonly target: RangeTarget,
    readonly side: BorderSide,
  ) {
    super();
  }

  override get id(): string {
    return this.side;
  }
}

class RangeBorderCollection extends HostObject {
  readonly members: Members<RangeBorderCollection> = {
    type: "RangeBorderCollection",
    properties: { Count: { get: () => BORDER_SIDES.length } },
    methods: {
      GetItem: (borders, side: string) => {
        const border = borders.item(side);
        if (!border) throw invalidArgument();
        return border;
      },
      GetItemAt: (borders, index: number) => {
        const border = borders.items()[index];
        if (!border) throw itemNotFound();
        return border;
      },
    },
  };

  constructor(private readonly target: RangeTarget) {
    super();
  }

  override item = (side: unknown): RangeBorder | null => {
    const known = BORDER_SIDES.find((one) => one.toLowerCase() === String(side).toLowerCase());
    return known ? new RangeBorder(this.target, known) : null;
  };

  override items = (): RangeBorder[] => BORDER_SIDES.map((side) => new RangeBorder(this.target, side));
}
