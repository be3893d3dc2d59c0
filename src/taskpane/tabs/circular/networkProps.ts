import type { FlowRow } from "../../../workbook/read/flowRows";
import type { LoopLine } from "./analysis";

/** What the drawing of the network takes, small or large. */
export interface NetworkProps {
  readonly rows: readonly FlowRow[];
  readonly loops: readonly LoopLine[];
  /** The loop that is traced; null where none is. */
  readonly traced: LoopLine | null;
  readonly company: string;
  readonly onCompany: (name: string) => void;
}
