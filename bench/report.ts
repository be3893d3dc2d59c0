import { cpus } from "node:os";

/** One measurement: what was computed, how long it took, and beside it the peer that computed the same. */
export interface Row {
  readonly what: string;
  readonly milliseconds: number;
  /** Time on the processor: what the wall clock would show on an idle machine, but for parallel garbage collection. */
  readonly cpuMilliseconds?: number;
  readonly peakMegabytes?: number;
  readonly peer?: string;
  readonly peerMilliseconds?: number;
  /** Most milliseconds that the design allows, held against the processor's time where it was taken: others may share the machine. */
  readonly target?: number;
  readonly note?: string;
}

/** A group of measurements; each file of this folder that measures something exports one. */
export interface Section {
  readonly title: string;
  readonly about: string;
  run(): Promise<Row[]>;
}

const HEADER = ["", "time", "processor", "peak memory", "target", "peer", "peer's time", "peer / ours", ""];

/** A section as a Markdown table. */
export function markdown({ title, about }: Section, rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.what,
    time(row.milliseconds),
    row.cpuMilliseconds === undefined ? "" : time(row.cpuMilliseconds),
    row.peakMegabytes === undefined ? "" : `${Math.round(row.peakMegabytes)} MB`,
    row.target === undefined ? "" : `${time(row.target)}: ${(row.cpuMilliseconds ?? row.milliseconds) <= row.target ? "met" : "missed"}`,
    row.peer ?? "",
    row.peerMilliseconds === undefined ? "" : time(row.peerMilliseconds),
    row.peerMilliseconds === undefined ? "" : ratio(row.peerMilliseconds / row.milliseconds),
    row.note ?? "",
  ]);
  const used = HEADER.map((_, i) => i === 0 || lines.some((line) => line[i] !== ""));
  const table = [HEADER, HEADER.map((_, i) => (i === 0 ? "---" : "---:")), ...lines].map((line) => line.filter((_, i) => used[i]));
  const width = table[0].map((_, i) => Math.max(...table.map((line) => line[i].length)));
  const text = table.map((line, l) => `| ${line.map((cell, i) => (l === 1 ? rule(i, width[i]) : cell.padEnd(width[i]))).join(" | ")} |`);
  return `## ${title}\n\n${about}\n\n${text.join("\n")}\n`;
}

function rule(column: number, width: number): string {
  return column === 0 ? "-".repeat(width) : `${"-".repeat(Math.max(2, width - 1))}:`;
}

function ratio(value: number): string {
  return `${value >= 10 ? Math.round(value) : value.toPrecision(2)}×`;
}

function time(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  return milliseconds >= 1 ? `${milliseconds.toPrecision(3)} ms` : `${(milliseconds * 1000).toPrecision(3)} µs`;
}

/** The machine, in general terms. */
export function machine(): string {
  return `${cpus().length} cores, ${process.platform} ${process.arch}, Node.js ${process.versions.node}`;
}
