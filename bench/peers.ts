import { spawnSync } from "node:child_process";

/** What a peer in another language measured: its milliseconds for one computation, and the number it came to. */
export interface PeerRun {
  readonly name: string;
  readonly milliseconds: number;
  readonly result: number;
}

/** A peer in another language: what it needs, and a programme that reads standard input and prints milliseconds and a result. */
export interface Peer {
  readonly name: string;
  readonly language: "Python" | "R";
  readonly needs: readonly string[];
  readonly programme: string;
}

/** Runs a peer on flows; null where what it needs is not installed. */
export function run({ name, language, needs, programme }: Peer, flows: readonly (readonly [string, string, number])[]): PeerRun | null {
  return language === "Python" ? inPython(name, needs, programme, flows) : inR(name, needs, programme, flows);
}

/** The programme gets a table of two numbers of companies and an amount. */
function inR(
  name: string,
  needs: readonly string[],
  programme: string,
  flows: readonly (readonly [string, string, number])[],
): PeerRun | null {
  const libraries = needs.map((library) => `suppressPackageStartupMessages(library(${library}))`).join("; ");
  if (spawnSync("Rscript", ["-e", libraries]).status !== 0) {
    console.error(`${name} is left out: no R with ${needs.join(", ")} (Debian: r-base-core, r-cran-${needs.join(", r-cran-")})`);
    return null;
  }
  const numbers = new Map<string, number>();
  const number = (company: string): number => {
    if (!numbers.has(company)) numbers.set(company, numbers.size + 1);
    return numbers.get(company) as number;
  };
  const input = flows.map(([from, to, amount]) => `${number(from)} ${number(to)} ${amount}`).join("\n");
  return answerOf(
    name,
    spawnSync("Rscript", ["-e", `${libraries}; flows <- read.table(file("stdin"))`, "-e", programme], {
      input,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    }),
  );
}

const PYTHONS = ["/usr/bin/python3", "python3"];

/**
 * Runs a Python programme that prints milliseconds and a result; null, told on the error stream, where Python or a package it needs is absent.
 *
 * @param input  goes to its standard input as JSON
 */
export function inPython(name: string, needs: readonly string[], programme: string, input: unknown): PeerRun | null {
  for (const python of PYTHONS) {
    if (spawnSync(python, ["-c", needs.map((module) => `import ${module}`).join("\n")]).status !== 0) continue;
    return answerOf(name, spawnSync(python, ["-c", programme], { input: JSON.stringify(input), encoding: "utf8", maxBuffer: 1 << 28 }));
  }
  console.error(`${name} is left out: no Python with ${needs.join(", ")} (Debian: python3-${needs.join(", python3-")})`);
  return null;
}

function answerOf(name: string, { stdout, stderr, status }: { stdout: string; stderr: string; status: number | null }): PeerRun {
  const [milliseconds, result] = stdout.trim().split(/\s+/).slice(-2).map(Number);
  if (status !== 0 || !(milliseconds >= 0)) throw new Error(`${name}: ${stderr || stdout}`);
  return { name, milliseconds, result };
}
