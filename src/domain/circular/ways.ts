import { inStretches, type Steps } from "../kernel/steps";

/** How much searching is left, in successors looked at: shared by searches that belong together. */
export interface Allowance {
  left: number;
}

/** Successors looked at between two pauses. */
const STRETCH = 20_000;
const UNLOCKED = 0x7fffffff;

/**
 * Finds every way from one company to another that visits none twice. A company that was shown to lead nowhere within the links left
 * stays locked until that changes, so no dead end is walked twice. Iterative.
 *
 * @source Johnson (1975), Finding all the elementary circuits of a directed graph; Gupta and Suzumura (2021), Finding all bounded-length
 * simple cycles in a directed graph, for the locks that make a length bound safe
 */
export class Ways {
  /** Number of links from the start at which a company was last given up; it may be entered with fewer. */
  private readonly lock: Int32Array;
  /** Companies to reconsider once a company leads somewhere again. */
  private readonly waiting: (Set<number> | undefined)[];
  private readonly onPath: Uint8Array;
  private readonly touched: number[] = [];
  private since = 0;

  constructor(companies: number) {
    this.lock = new Int32Array(companies).fill(UNLOCKED);
    this.waiting = new Array<Set<number> | undefined>(companies);
    this.onPath = new Uint8Array(companies);
  }

  /**
   * Hands every way of at most `longest` links to `found`, which says whether to go on; a start that is also the end is a loop.
   * Cost: O((ways + 1)·longest·links).
   *
   * @returns whether the search ran to its end, neither stopped by `found` nor out of allowance
   */
  *between(
    next: readonly (readonly number[])[],
    from: number,
    to: number,
    longest: number,
    allowance: Allowance,
    found: (way: readonly number[]) => boolean,
  ): Steps<boolean> {
    const { lock, onPath } = this;
    const path: number[] = [];
    const position: number[] = [];
    /** Least number of links from the company at this depth to the end, as far as found below it. */
    const nearest: number[] = [];
    const enter = (company: number): void => {
      if (lock[company] === UNLOCKED) this.touched.push(company);
      lock[company] = path.length;
      onPath[company] = 1;
      path.push(company);
      position.push(0);
      nearest.push(Infinity);
    };
    let complete = true;
    enter(from);
    while (path.length > 0) {
      const depth = path.length - 1;
      const company = path[depth];
      const successors = next[company];
      if (complete && position[depth] < successors.length) {
        const successor = successors[position[depth]++];
        if (--allowance.left < 0) complete = false;
        if (++this.since >= STRETCH) {
          this.since = 0;
          yield;
        }
        if (successor === to) {
          nearest[depth] = 1;
          if (!found(path)) complete = false;
        } else if (depth + 1 < lock[successor] && depth + 1 < longest && onPath[successor] === 0) enter(successor);
        continue;
      }
      path.pop();
      position.pop();
      onPath[company] = 0;
      const links = nearest.pop() as number;
      if (depth > 0 && links + 1 < nearest[depth - 1]) nearest[depth - 1] = links + 1;
      if (!complete) continue;
      if (links < Infinity) this.unlock(company, links, longest);
      else
        for (const successor of successors) {
          (this.waiting[successor] ??= new Set()).add(company);
          this.touched.push(successor);
        }
    }
    const { touched, waiting } = this;
    yield* inStretches(touched.length, (first, end) => {
      for (let t = first; t < end; t++) {
        lock[touched[t]] = UNLOCKED;
        waiting[touched[t]] = undefined;
      }
    });
    touched.length = 0;
    return complete;
  }

  /** Lets a company that leads to the end be entered with as many links as leave room for that, and so on for those that waited for it. */
  private unlock(company: number, links: number, longest: number): void {
    const pending = [company, links];
    while (pending.length > 0) {
      const distance = pending.pop() as number;
      const now = pending.pop() as number;
      const limit = longest - distance + 1;
      if (this.lock[now] >= limit) continue;
      this.lock[now] = limit;
      for (const before of this.waiting[now] ?? []) if (this.onPath[before] === 0) pending.push(before, distance + 1);
    }
  }
}
