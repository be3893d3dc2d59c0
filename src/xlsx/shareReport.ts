/** A cell whose formula a share copy replaced. */
export interface ChangedCell {
  readonly sheet: string;
  readonly address: string;
  /** As typed. */
  readonly formula: string;
  readonly became: "value" | "portable";
  /** The value kept, as text; "" where the cell had never been calculated. */
  readonly value: string;
  /** Why a cell became a value though native formulas were asked for. */
  readonly reason?: string;
  /** The formula fills several cells, and the workbook has but the first. */
  readonly cutShort?: boolean;
}

/** Something else that a share copy changed, dropped or left alone, and says so. */
export interface ShareNote {
  readonly kind:
    | "name"
    | "conditional format"
    | "data validation"
    | "table"
    | "macros"
    | "signature"
    | "other add-in"
    | "never calculated"
    | "cut short"
    | "What-If table"
    | "spill"
    | "error"
    | "add-in pane"
    | "external link"
    | "comment";
  readonly where: string;
  readonly text: string;
}

export interface ShareReport {
  readonly changed: readonly ChangedCell[];
  readonly notes: readonly ShareNote[];
  /** Ids of the reported deals and figures that the workbook uses. */
  readonly deals: readonly string[];
  /** Functions whose native equivalents were added as names. */
  readonly portables: readonly string[];
  readonly sourcesSheet: string;
}
