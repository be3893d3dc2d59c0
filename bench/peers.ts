import { spawnSync } from "node:child_process";

/** What a peer in another language measured: its milliseconds for one computation, and the number it came to. */
export interface PeerRun {
  readonly name: string;
  readonly milliseconds: number;
  readonly result: number;
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
