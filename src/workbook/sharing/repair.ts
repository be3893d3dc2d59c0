import type { Finding } from "../../xlsx/health";
import { plural } from "../block/words";
import { type Course, orHalted, Stopped, UNWATCHED } from "../write/course";
import { excelRun, inWords } from "../write/excelRun";
import { type ActionResult, type Refused, refused } from "../write/result";
import { inRequests } from "./inRequests";

/** A cell whose formula is written anew: the one to write, and the one that stands there. */
interface Rewritten {
  readonly sheet: string;
  readonly address: string;
  readonly repair: string;
  readonly before: string;
}

type Cell = Pick<Rewritten, "sheet" | "address">;

const formulas = (count: number) => (count === 1 ? "One formula" : plural(count, "formula"));
const ONE_CELL = () => 1;

/**
 * Writes the formulas that put findings right. Asks first. Refused whole where a sheet is protected; stopped, or refused half-way, it writes the
 * damaged ones back, and so does the undo.
 */
export function repairFindings(findings: readonly Finding[], consent: boolean, course: Course = UNWATCHED): Promise<ActionResult> {
  const repairs = findings.flatMap(({ sheet, address, repair }) => (sheet && address && repair ? [{ sheet, address, repair }] : []));
  if (!consent) {
    const shown = repairs.slice(0, 3).map(({ sheet, address, repair }) => `${sheet}!${address}: ${repair}`);
    const more = repairs.length > 3 ? `, and ${repairs.length - 3} more` : "";
    return Promise.resolve({
      kind: "ask",
      question: `${formulas(repairs.length)} will be entered again: ${shown.join("; ")}${more}. Go on?`,
    });
  }
  return orHalted(
    excelRun(async (context): Promise<ActionResult> => {
      const locked = await lockedSheet(context, repairs);
      if (locked) return locked;
      const ranges = await rangesOf(context, repairs, course);
      const cells = repairs.map((repair, i) => ({ ...repair, before: String(ranges[i].formulas[0][0]) }));
      const failed = await enter(context, ranges, cells, { written: "repair", otherwise: "before", doing: "Repairing formulas", course });
      return (
        failed ?? {
          kind: "done",
          said: `${formulas(cells.length)} entered again.`,
          undo: (agreed, on) => takeRepairsBack(cells, agreed, on),
        }
      );
    }),
  );
}

/** Writes the formulas of before the repair; asks where a cell has been edited since. */
function takeRepairsBack(cells: readonly Rewritten[], consent: boolean, course: Course = UNWATCHED): Promise<ActionResult> {
  return orHalted(
    excelRun(async (context): Promise<ActionResult> => {
      const locked = await lockedSheet(context, cells);
      if (locked) return locked;
      const ranges = await rangesOf(context, cells, course);
      const held = cells.map((cell, i) => ({ ...cell, repair: String(ranges[i].formulas[0][0]) }));
      const edited = held.filter(({ repair }, i) => repair !== cells[i].repair);
      if (edited.length > 0 && !consent) {
        const shown = edited.slice(0, 3).map(({ sheet, address }) => `${sheet}!${address}`);
        return {
          kind: "ask",
          question: `${shown.join(", ")}${edited.length > 3 ? " and others" : ""} edited since the repair will be written over. Go on?`,
        };
      }
      const failed = await enter(context, ranges, held, {
        written: "before",
        otherwise: "repair",
        doing: "Taking the repair back",
        course,
      });
      return (
        failed ?? { kind: "done", said: `Took the repair of ${cells.length === 1 ? "one formula" : plural(cells.length, "formula")} back.` }
      );
    }),
  );
}

async function lockedSheet(context: Excel.RequestContext, cells: readonly Cell[]): Promise<Refused | null> {
  const names = [...new Set(cells.map(({ sheet }) => sheet))];
  const protections = names.map((name) => context.workbook.worksheets.getItem(name).protection.load("protected"));
  await context.sync();
  const locked = names.find((_, i) => protections[i].protected);
  return locked === undefined ? null : refused(`The sheet ${locked} is protected. Unprotect it, then try again. Nothing was changed.`);
}

async function rangesOf(context: Excel.RequestContext, cells: readonly Cell[], course: Course): Promise<Excel.Range[]> {
  const ranges: Excel.Range[] = [];
  await inRequests(context, cells, { doing: "Reading formulas", course, cells: ONE_CELL }, ({ sheet, address }) => {
    ranges.push(context.workbook.worksheets.getItem(sheet).getRange(address).load("formulas"));
  });
  return ranges;
}

interface Entering {
  readonly written: "repair" | "before";
  readonly otherwise: "repair" | "before";
  readonly doing: string;
  readonly course: Course;
}

/** All the formulas; or what stood there again, and why. */
async function enter(
  context: Excel.RequestContext,
  ranges: readonly Excel.Range[],
  cells: readonly Rewritten[],
  { written, otherwise, doing, course }: Entering,
): Promise<Refused | null> {
  let done = 0;
  try {
    await inRequests(context, cells, { doing, course, cells: ONE_CELL }, (cell) => (ranges[done++].formulas = [[cell[written]]]));
    return null;
  } catch (error) {
    for (let i = 0; i < done; i++) ranges[i].formulas = [[cells[i][otherwise]]];
    await context.sync();
    if (error instanceof Stopped) throw error;
    return inWords(error);
  }
}
