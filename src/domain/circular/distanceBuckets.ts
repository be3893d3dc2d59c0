import type { Steps } from "../kernel/steps";

/**
 * Nodes filed by a whole-number distance, which may only fall until a node is taken out: a doubly linked list for each distance, so that
 * filing, moving and taking cost the same however many there are.
 *
 * @source Dial (1969), Algorithm 360: Shortest-path forest with topological ordering
 */
export class DistanceBuckets {
  /** Of every node; {@link count} where it has not been filed. */
  readonly distance: Int32Array;
  /** 1 for nodes that have been taken out. */
  readonly isDone: Uint8Array;
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;

  /** @param count  distances are below it */
  constructor(
    nodes: number,
    readonly count: number,
  ) {
    this.distance = new Int32Array(nodes);
    this.isDone = new Uint8Array(nodes);
    this.first = new Int32Array(count);
    this.next = new Int32Array(nodes);
    this.previous = new Int32Array(nodes);
  }

  /** Empties it: no node is filed, none done. */
  *clear(): Steps<void> {
    this.first.fill(-1);
    yield;
    this.distance.fill(this.count);
    this.isDone.fill(0);
    yield;
  }

  /** Files a node at a distance, from where it was filed before. */
  file(u: number, distance: number): void {
    const { first, next, previous } = this;
    const before = this.distance[u];
    if (before < this.count) {
      if (previous[u] >= 0) next[previous[u]] = next[u];
      else first[before] = next[u];
      if (next[u] >= 0) previous[next[u]] = previous[u];
    }
    this.distance[u] = distance;
    next[u] = first[distance];
    previous[u] = -1;
    if (first[distance] >= 0) previous[first[distance]] = u;
    first[distance] = u;
  }

  /** Takes a node at a distance out; −1 where there is none. */
  take(distance: number): number {
    const { first, next, previous } = this;
    const u = first[distance];
    if (u < 0) return u;
    first[distance] = next[u];
    if (next[u] >= 0) previous[next[u]] = -1;
    this.isDone[u] = 1;
    return u;
  }
}
