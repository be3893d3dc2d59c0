/** Uniform numbers from a seed, the same on every machine: integer arithmetic only. */
export interface SeededRandom {
  /** From 0 (included) to 1 (excluded), in steps of 2^-53. */
  uniform(): number;
  /** A whole number from 0 to below `count`, at most 2^32. */
  below(count: number): number;
}

/**
 * A generator of period 2^128 − 1, its state spread from the seed.
 *
 * @source Blackman and Vigna (2021), Scrambled linear pseudorandom number generators: xoshiro128**
 */
export function seededRandom(seed: number): SeededRandom {
  let spread = seed >>> 0;
  const scatter = (): number => {
    spread = (spread + 0x9e3779b9) | 0;
    let z = spread;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) | 0;
  };
  let [a, b, c, d] = [scatter(), scatter(), scatter(), scatter() | 1];
  const next = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
  const uniform = (): number => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;
  return { uniform, below: (count) => Math.floor(uniform() * count) };
}
