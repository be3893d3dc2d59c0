import { CELLS_A_PART } from "../read/inParts";
import { breathe, type Course } from "../write/course";
import { oneByOne } from "../write/oneByOne";

/** Ranges asked for, or written, in one request: each has a handful of instructions of its own. */
const RANGES_A_PART = 100;

interface Parts<T> {
  /** What is told meanwhile: "Freezing". */
  readonly doing: string;
  readonly course: Course;
  readonly cells: (one: T) => number;
}

/**
 * Queues something for each of many ranges, and sends what is queued whenever it is enough for a request. Between two requests how much is done
 * is told and the pane has its turn; stopped there, it throws.
 */
export async function inRequests<T>(
  context: Excel.RequestContext,
  ranges: readonly T[],
  { doing, course, cells }: Parts<T>,
  queue: (one: T) => void,
): Promise<void> {
  let done = 0;
  await oneByOne(partsOf(ranges, cells), async (part) => {
    part.forEach(queue);
    await context.sync();
    course.tell(doing, (done += part.length) / ranges.length);
    await breathe(course);
  });
}

function partsOf<T>(ranges: readonly T[], cells: (one: T) => number): T[][] {
  const parts: T[][] = [];
  let filled = Infinity;
  for (const range of ranges) {
    if (filled >= CELLS_A_PART || parts[parts.length - 1].length >= RANGES_A_PART) {
      parts.push([]);
      filled = 0;
    }
    parts[parts.length - 1].push(range);
    filled += cells(range);
  }
  return parts;
}
