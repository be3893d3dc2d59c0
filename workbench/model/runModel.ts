import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import type { IWorkbookData } from "@univerjs/core";
import { buildExample } from "../../src/workbook/blocks/example";
import type { Build } from "../../src/workbook/block/plan";
import { dealsFromCsv } from "../../src/workbook/read/dealsFromCsv";
import { toXlsx } from "../files";
import { buildFlowsReport } from "./flowsReport";
import type { ModelOptions } from "./modelArguments";
import { printWorkbook } from "./printWorkbook";

/** What went wrong, for the one who typed the command. */
export class ModelProblem extends Error {
  override readonly name = "ModelProblem";
}

export interface ModelMachine {
  /** Writes what is planned into an empty workbook with the add-in's functions, calculates everything, and gives the workbook as it is then. */
  readonly compute: (build: Build) => Promise<IWorkbookData>;
  readonly print: (text: string) => void;
  /** For what is not part of the result: notes on the input, where the file went. */
  readonly note: (text: string) => void;
  readonly isColoured: boolean;
  /** ISO date of today. */
  readonly today: string;
}

const MOST_PROBLEMS = 20;

const reasonOf = (error: unknown) => {
  const { code } = (error ?? {}) as { code?: string };
  if (code === "ENOENT") return "there is no such file or folder";
  if (code === "EACCES" || code === "EPERM") return "permission was refused";
  if (code === "EISDIR") return "it is a folder";
  return error instanceof Error ? error.message : String(error);
};

/** The flows of a file as what to write. All rows that cannot be read are told at once; nothing is computed from the rest. */
async function flowsOf(file: string, { note, today }: ModelMachine): Promise<Build> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new ModelProblem(`${file} cannot be read: ${reasonOf(error)}.`);
  });
  const { rows, problems, ignored } = dealsFromCsv(text);
  if (problems.length > 0) {
    const told = problems.slice(0, MOST_PROBLEMS).map(({ line, reason }) => `  line ${line}: ${reason}`);
    const rest = problems.length > MOST_PROBLEMS ? [`  and ${problems.length - MOST_PROBLEMS} more`] : [];
    const count = problems.length === 1 ? "One row" : `${problems.length} rows`;
    throw new ModelProblem([`${count} of ${file} cannot be read; nothing was written.`, ...told, ...rest].join("\n"));
  }
  if (rows.length === 0) throw new ModelProblem(`${file} has a header but no rows.`);
  if (ignored.length > 0) note(`Columns not used: ${ignored.join(", ")}.`);
  return buildFlowsReport(rows, basename(file), today);
}

/** Computes the asked workbook, prints its tables and writes its file. */
export async function runModel({ data, out, quiet }: ModelOptions, machine: ModelMachine): Promise<void> {
  const build = data === undefined ? buildExample : await flowsOf(data, machine);
  const snapshot = await machine.compute(build);
  if (!quiet) machine.print(printWorkbook(snapshot, machine.isColoured));
  await writeFile(out, await toXlsx(snapshot)).catch((error: unknown) => {
    throw new ModelProblem(`${out} cannot be written: ${reasonOf(error)}.`);
  });
  machine.note(`Written: ${out}`);
}
