import { fork } from "node:child_process";

/** What a run came to and what it cost. */
export interface Measured<T> {
  readonly result: T;
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
}

const ENOUGH_MILLISECONDS = 1000;

/** Runs once to warm up unless that alone is long, then until enough time has passed; the fastest run counts. */
export function measure<T>(run: () => T): Measured<T> {
  const once = (): Measured<T> => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const result = run();
    const milliseconds = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    return { result, milliseconds, cpuMilliseconds: (user + system) / 1000 };
  };
  let best = once();
  for (let spent = best.milliseconds; spent < ENOUGH_MILLISECONDS;) {
    const next = once();
    spent += next.milliseconds + 0.01;
    if (next.milliseconds < best.milliseconds) best = next;
  }
  return best;
}

/** What a case measured in a process of its own, and the most memory that process held. */
export type Isolated = {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
  readonly peakMegabytes: number;
  readonly result: number;
};

/** Cases that can run in a process of their own, by name: each takes a size. */
export type Cases = Readonly<Record<string, (size: number) => Measured<number> | Promise<Measured<number>>>>;

/**
 * For {@link inProcess}: as in browsers, large arrays come from the system, which zeroes a page when it is first touched; the C library
 * would reuse memory and zero all of it at once.
 */
export const AS_IN_BROWSERS = { MALLOC_MMAP_THRESHOLD_: String(1 << 20), MALLOC_TRIM_THRESHOLD_: String(1 << 27) };

/** Runs a case in a fresh process of the same programme, so that its memory is its own. */
export function inProcess(name: string, size: number, environment: Readonly<Record<string, string>> = {}): Promise<Isolated> {
  return new Promise((resolve, reject) => {
    const child = fork(process.argv[1], ["--case", name, String(size)], { env: { ...process.env, ...environment } });
    let answer: Isolated | undefined;
    child.on("message", (message) => (answer = message as Isolated));
    child.on("exit", (code) => (answer ? resolve(answer) : reject(new Error(`${name} ${size}: exit ${code}`))));
  });
}

/** The child's side of {@link inProcess}. */
export async function answer(cases: Cases, name: string, size: string): Promise<void> {
  const { result, milliseconds, cpuMilliseconds } = await cases[name](Number(size));
  process.send?.({ result, milliseconds, cpuMilliseconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 });
}
