import { eachInSteps, inStretches, type Steps } from "../kernel/steps";
import { DistanceBuckets } from "./distanceBuckets";

/** Arcs with whole capacities and a gain (a whole number, 1 or more) for every unit that an arc carries. */
export interface GainNetwork {
  readonly nodes: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** Whole numbers whose sum a double holds exactly. */
  readonly capacity: Float64Array;
  readonly gain: ArrayLike<number>;
}

/** A circulation of greatest gain, and the whole-number potentials that prove it. */
export interface GainCirculation {
  /** By arc: whole, within the capacity, inflow equal to outflow at every node. */
  readonly flow: Float64Array;
  /** By node: an arc below its capacity has gain + potential[source] − potential[target] ≤ 0, one that carries anything ≥ 0. */
  readonly potential: Float64Array;
}

/** Factor between the tolerances of two phases. */
const SCALE = 16;
/** Tolerance to start from, in units of gain, where prices are nearly right. */
const NEAR = 0.1;
/** Units of work (arcs looked at) between two pauses. */
const STRETCH = 20_000;
/** Arcs put where memory is cold, between two pauses. */
const SCATTERED = 1 << 7;

/**
 * Circulation of greatest total gain: minimum-cost circulation with costs −gain, by cost-scaling push-relabel with global price updates,
 * stopped as soon as whole-number potentials prove the flow optimal. Capacities may be huge: the cost depends on gains only.
 * Cost: O(n²·m·log n) worst case; close to linear times the few phases in practice. 52 bytes an arc, 45 a node.
 *
 * @source Goldberg and Tarjan (1990), Finding minimum-cost circulations by successive approximation; Goldberg (1997), An efficient
 * implementation of a scaling minimum-cost flow algorithm
 *
 * @param guess  by node: potentials of a network much like this one
 */
export function* costScaling(network: GainNetwork, guess?: ArrayLike<number>): Steps<GainCirculation> {
  const solver = yield* Solver.over(network);
  let tolerance = solver.largestCost;
  if (guess) tolerance = solver.startFrom(guess);
  for (;;) {
    tolerance = Math.max(1, Math.floor(tolerance / SCALE));
    yield* solver.refine(tolerance);
    const potential = yield* solver.provingPotentials(tolerance === 1);
    if (potential) return { flow: yield* solver.flow(), potential };
  }
}

class Solver {
  largestCost = 0;
  private readonly nodes: number;
  private readonly first: Int32Array;
  private readonly head: Int32Array;
  private readonly twin: Int32Array;
  private readonly residual: Float64Array;
  /** Costs times (nodes + 1), so that a tolerance of 1 is below 1/nodes of a unit. */
  private readonly cost: Float64Array;
  private readonly price: Float64Array;
  private readonly excess: Float64Array;
  private readonly current: Int32Array;
  private readonly queue: Int32Array;
  private readonly queued: Uint8Array;
  private readonly forward: Int32Array;
  private readonly capacity: Float64Array;
  /** Used by {@link updatePrices} alone, again and again. */
  private readonly filed: DistanceBuckets;
  private queueHead = 0;
  private queueCount = 0;
  private relabels = 0;

  private constructor({ nodes, source, capacity }: GainNetwork) {
    const arcs = source.length;
    this.nodes = nodes;
    this.capacity = capacity;
    this.first = new Int32Array(nodes + 1);
    this.head = new Int32Array(2 * arcs);
    this.twin = new Int32Array(2 * arcs);
    this.residual = new Float64Array(2 * arcs);
    this.cost = new Float64Array(2 * arcs);
    this.forward = new Int32Array(arcs);
    this.price = new Float64Array(nodes);
    this.excess = new Float64Array(nodes);
    this.queue = new Int32Array(nodes);
    this.queued = new Uint8Array(nodes);
    this.current = new Int32Array(nodes);
    this.filed = new DistanceBuckets(nodes, Math.max(1 << 12, 2 * nodes));
  }

  static *over(network: GainNetwork): Steps<Solver> {
    const solver = new Solver(network);
    const { first, nodes, current } = solver;
    const { source, target } = network;
    yield* inStretches(source.length, (from, to) => {
      for (let a = from; a < to; a++) {
        first[source[a] + 1]++;
        first[target[a] + 1]++;
      }
    });
    for (let u = 0; u < nodes; u++) first[u + 1] += first[u];
    current.set(first.subarray(0, nodes));
    yield;
    yield* inStretches(
      source.length,
      (from, to) => {
        for (let a = from; a < to; a++) solver.place(network, a);
      },
      SCATTERED,
    );
    return solver;
  }

  private place({ nodes, source, target, capacity, gain }: GainNetwork, a: number): void {
    const out = this.current[source[a]]++;
    const back = this.current[target[a]]++;
    const cost = gain[a] * (nodes + 1);
    this.head[out] = target[a];
    this.head[back] = source[a];
    this.twin[out] = back;
    this.twin[back] = out;
    this.residual[out] = capacity[a];
    this.cost[out] = -cost;
    this.cost[back] = cost;
    this.forward[a] = out;
    if (cost > this.largestCost) this.largestCost = cost;
  }

  /** Takes potentials for prices; returns a tolerance to start from. */
  startFrom(potential: ArrayLike<number>): number {
    const unit = this.nodes + 1;
    for (let u = 0; u < this.nodes; u++) this.price[u] = potential[u] * unit;
    return NEAR * unit;
  }

  *flow(): Steps<Float64Array> {
    const { capacity, residual, forward } = this;
    return yield* eachInSteps(capacity.length, (a) => capacity[a] - residual[forward[a]]);
  }

  /** From a flow that is optimal to within some tolerance to one that is to within a smaller one. */
  *refine(tolerance: number): Steps<void> {
    for (let u = 0; u < this.nodes;) {
      u = this.saturate(u);
      yield;
    }
    this.current.set(this.first.subarray(0, this.nodes));
    this.queueHead = this.queueCount = 0;
    for (let u = 0; u < this.nodes; u++) if (this.excess[u] > 0) this.enqueue(u);
    yield;
    yield* this.updatePrices(tolerance);
    while (this.queueCount > 0) {
      this.discharge(tolerance);
      if (this.relabels > this.nodes) yield* this.updatePrices(tolerance);
      yield;
    }
  }

  /** Fills every arc of negative reduced cost, from node u on, for one stretch; returns the next node. */
  private saturate(u: number): number {
    const { first, head, twin, residual, cost, price, excess, nodes } = this;
    for (let work = 0; u < nodes && work < STRETCH; u++) {
      const end = first[u + 1];
      work += end - first[u] + 1;
      for (let a = first[u]; a < end; a++) {
        const amount = residual[a];
        if (amount > 0 && cost[a] + price[u] - price[head[a]] < 0) {
          residual[a] = 0;
          residual[twin[a]] += amount;
          excess[u] -= amount;
          excess[head[a]] += amount;
        }
      }
    }
    return u;
  }

  private enqueue(u: number): void {
    if (this.queued[u]) return;
    this.queued[u] = 1;
    let tail = this.queueHead + this.queueCount++;
    if (tail >= this.nodes) tail -= this.nodes;
    this.queue[tail] = u;
  }

  /** Pushes excess along admissible arcs, first in, first out, for one stretch or until prices are due for an update. */
  private discharge(tolerance: number): void {
    const { first, head, twin, residual, cost, price, excess, current, queue, queued, nodes } = this;
    let work = 0;
    while (this.queueCount > 0 && work < STRETCH && this.relabels <= nodes) {
      const u = queue[this.queueHead];
      if (++this.queueHead === nodes) this.queueHead = 0;
      this.queueCount--;
      queued[u] = 0;
      const end = first[u + 1];
      let left = excess[u];
      let a = current[u];
      while (left > 0) {
        if (a === end) {
          let best = -Infinity;
          for (a = first[u]; a < end; a++) {
            if (residual[a] > 0) {
              const offer = price[head[a]] - cost[a];
              if (offer > best) best = offer;
            }
          }
          work += 2 * (end - first[u]);
          price[u] = best - tolerance;
          a = first[u];
          this.relabels++;
          continue;
        }
        const v = head[a];
        if (residual[a] > 0 && cost[a] + price[u] - price[v] < 0) {
          const amount = left < residual[a] ? left : residual[a];
          residual[a] -= amount;
          residual[twin[a]] += amount;
          left -= amount;
          if (excess[v] <= 0 && excess[v] + amount > 0) this.enqueue(v);
          excess[v] += amount;
          work++;
          if (left === 0) break;
        }
        a++;
      }
      excess[u] = 0;
      current[u] = a;
    }
  }

  /**
   * Lowers the price of every node by its distance to the nearest lack of money, in steps of the tolerance, so that pushes head there.
   * Distances beyond the last bucket count as that bucket: prices stay valid, only less far-sighted.
   */
  private *updatePrices(tolerance: number): Steps<void> {
    const { first, head, twin, residual, cost, price, excess, nodes, filed } = this;
    this.relabels = 0;
    let waiting = this.queueCount;
    if (waiting === 0) return;
    const { distance, isDone, count } = filed;
    yield* filed.clear();
    for (let u = 0; u < nodes; u++) if (excess[u] < 0) filed.file(u, 0);
    let farthest = 0;
    let work = 0;
    for (let d = 0; d < count && waiting > 0; d++, work++) {
      for (let v = filed.take(d); v >= 0; v = filed.take(d)) {
        farthest = d;
        if (excess[v] > 0) waiting--;
        for (let b = first[v]; b < first[v + 1]; b++) {
          const u = head[b];
          if (isDone[u]) continue;
          const a = twin[b];
          if (residual[a] <= 0) continue;
          const steps = Math.floor((cost[a] + price[u] - price[v]) / tolerance) + 1 + d;
          if (steps < distance[u]) filed.file(u, steps);
        }
        // Each is filed where memory is cold.
        work += 4 * (first[v + 1] - first[v] + 1);
        if (work > STRETCH) {
          work = 0;
          yield;
        }
      }
    }
    yield;
    if (waiting > 0) farthest = count;
    for (let u = 0; u < nodes; u++) price[u] -= tolerance * (isDone[u] ? distance[u] : farthest);
    this.current.set(first.subarray(0, nodes));
  }

  /**
   * Whole-number potentials under which no residual arc has a negative cost, from the prices by label correction; null where none were
   * found within a few passes. After the last phase rounding alone gives them: a node's price is within 1 of a multiple of nodes + 1
   * away from another's along every residual arc, and one of the nodes + 1 residues is free to be the cut.
   */
  *provingPotentials(last: boolean): Steps<Float64Array | null> {
    const { first, head, residual, cost, price, nodes, queue, queued } = this;
    const unit = nodes + 1;
    const cut = last ? this.freeResidue() : unit / 2;
    yield;
    const potential = yield* eachInSteps(nodes, (u) => Math.floor((price[u] - cut) / unit));
    if (last) return potential;
    queued.fill(1);
    for (let u = 0; u < nodes; u++) queue[u] = u;
    let start = 0;
    let count = nodes;
    let budget = 6 * head.length;
    let work = 0;
    while (count > 0) {
      const u = queue[start];
      if (++start === nodes) start = 0;
      count--;
      queued[u] = 0;
      for (let a = first[u]; a < first[u + 1]; a++) {
        if (residual[a] <= 0) continue;
        const v = head[a];
        const bound = potential[u] + cost[a] / unit;
        if (potential[v] <= bound) continue;
        potential[v] = bound;
        if (queued[v]) continue;
        queued[v] = 1;
        let tail = start + count++;
        if (tail >= nodes) tail -= nodes;
        queue[tail] = v;
      }
      work += first[u + 1] - first[u] + 1;
      if (work < STRETCH) continue;
      budget -= work;
      work = 0;
      if (budget < 0) break;
      yield;
    }
    queued.fill(0);
    return count === 0 ? potential : null;
  }

  private freeResidue(): number {
    const unit = this.nodes + 1;
    const used = new Uint8Array(unit);
    for (const value of this.price) used[((value % unit) + unit) % unit] = 1;
    return used.indexOf(0);
  }
}
