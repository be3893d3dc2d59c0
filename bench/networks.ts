/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type FlowRow = [from: string, to: string, amount: number];

/**
 * Flows that look like deals: few companies have very many links, amounts spread over nine powers of ten in whole cents, one row in five pays
 * part of an earlier one back, one in twenty repeats a pair.
 */
export function dealNetwork(rows: number, seed = 1): FlowRow[] {
  const random = seeded(seed);
  const companies = Math.max(8, Math.round(rows / 8));
  const company = (): string => `Company ${Math.floor(companies * random() ** 2.5) + 1}`;
  const flows: FlowRow[] = [];
  while (flows.length < rows) {
    const kind = random();
    const earlier = flows[Math.floor(random() * flows.length)];
    if (earlier && kind < 0.2) flows.push([earlier[1], earlier[0], cents(earlier[2] * random())]);
    else if (earlier && kind < 0.25) flows.push([earlier[0], earlier[1], cents(earlier[2] * random())]);
    else flows.push([company(), company(), cents(10 ** (3 + 6 * random() ** 2))]);
  }
  return flows;
}

function cents(amount: number): number {
  return Math.max(1, Math.round(amount * 100)) / 100;
}

/** Every company pays every other, amounts all different. */
export function completeNetwork(companies: number): FlowRow[] {
  const flows: FlowRow[] = [];
  for (let i = 0; i < companies; i++)
    for (let j = 0; j < companies; j++) if (i !== j) flows.push([`N${i}`, `N${j}`, 1 + ((i * 7919 + j * 104_729) % 9973)]);
  return flows;
}

/** Shapes that are hard on graph algorithms, of about so many rows. */
export const hardNetworks: Readonly<Record<string, (rows: number) => FlowRow[]>> = {
  "one ring": (rows) => Array.from({ length: rows }, (_, i) => [`N${i}`, `N${(i + 1) % rows}`, 1 + ((i * 7919) % 9973)]),
  grid: (rows) => {
    const side = Math.floor(Math.sqrt(rows / 2));
    const random = seeded(2);
    const name = (i: number, j: number): string => `N${(i % side) * side + (j % side)}`;
    return Array.from({ length: 2 * side * side }, (_, k) => {
      const [i, j] = [(k >> 1) % side, Math.floor((k >> 1) / side)];
      return [name(i, j), k % 2 ? name(i + 1, j) : name(i, j + 1), 1 + Math.floor(random() * 9999)];
    });
  },
  "ladder of two opposite ways": (rows) => {
    const steps = Math.floor(rows / 3);
    const random = seeded(3);
    const amount = (): number => 1 + Math.floor(random() * 9999);
    return Array.from({ length: steps }, (_, i): FlowRow[] => [
      [`A${i}`, `A${(i + 1) % steps}`, amount()],
      [`B${(i + 1) % steps}`, `B${i}`, amount()],
      i % 2 ? [`A${i}`, `B${i}`, amount()] : [`B${i}`, `A${i}`, amount()],
    ]).flat();
  },
  complete: (rows) => completeNetwork(Math.ceil(Math.sqrt(rows))),
  "uniform random": (rows) => {
    const random = seeded(4);
    const company = (): string => `N${Math.floor((random() * rows) / 8)}`;
    return Array.from({ length: rows }, () => [company(), company(), Math.ceil(Math.exp(12 * random()) * 100)]);
  },
};
