import type { Grid } from "../grid/grid";
import { FormulaDataModel } from "../grid/univer";

/** The workbook as the bytes of a file, calculated first. The code that writes files is loaded when it is first needed. */
export async function workbookBytes(grid: Grid): Promise<Uint8Array> {
  const { snapshotOf, toXlsx } = await import("../files");
  await grid.calculated();
  return toXlsx(snapshotOf(grid.book, grid.injector.get(FormulaDataModel) as never));
}

/** Numbers of the common API's calls for `getFileAsync`, `getSliceAsync` and `closeAsync`. */
const COPY = { get: 77, slice: 80, release: 81 } as const;
/** The one kind of file there is: a compressed workbook. */
const COMPRESSED = 5;
const STATUS = { ok: 0, unsupportedType: 1009, indexOutOfRange: 5008, unknownFile: 5012, tooMany: 11000 } as const;
/** Copies that Excel lends at a time. */
const MOST_LENT = 2;

/** Copies of the workbook that are lent to the add-in, read by it in slices and given back. */
export class LentFiles {
  private readonly lent = new Map<number, Uint8Array>();
  private lastHandle = 0;

  constructor(private readonly write: () => Promise<Uint8Array>) {}

  /** Answers a call of the common API: its status, then what it gives; undefined where the call is another one. */
  execute(id: number, parameters: readonly unknown[]): Promise<readonly unknown[]> | readonly unknown[] | undefined {
    if (id === COPY.get) return this.lend(parameters[0] as number);
    const [handle, offset, length] = parameters as readonly number[];
    if (id === COPY.slice) return this.slice(handle, offset, length);
    if (id === COPY.release) return [this.lent.delete(handle) ? STATUS.ok : STATUS.unknownFile];
    return undefined;
  }

  private async lend(type: number): Promise<readonly unknown[]> {
    if (type !== COMPRESSED) return [STATUS.unsupportedType];
    if (this.lent.size >= MOST_LENT) return [STATUS.tooMany];
    const bytes = await this.write();
    this.lent.set(++this.lastHandle, bytes);
    return [STATUS.ok, this.lastHandle, bytes.length];
  }

  private slice(handle: number, offset: number, length: number): readonly unknown[] {
    const bytes = this.lent.get(handle);
    if (!bytes) return [STATUS.unknownFile];
    if (offset < 0 || offset >= bytes.length) return [STATUS.indexOutOfRange];
    const part = Array.from(bytes.subarray(offset, offset + length));
    return [STATUS.ok, part, part.length];
  }
}
