/** What is told of a distribution instead of all of it. Pure; weights are in proportion to its probabilities. */
import type { Asked, Classes, Measured, Sieve, Sifted, Sifting } from './port.js';
import { finite } from './softmax.js';

/** Sums over classes, and the probabilities of single tokens. Throws for NaN. */
export function measure(
  weights: Float64Array,
  classes: Classes,
  tokens: Asked['at'][number]['tokens'],
): Measured {
  const masses = sumByClass(weights, classes);
  const share = 1 / totalOf(masses);
  return {
    masses: masses.map((mass) => mass * share),
    probabilities: Float64Array.from(tokens, (token) => (weights[token] ?? Number.NaN) * share),
  };
}

/**
 * Throws for NaN. `chain` is overwritten: room for as many numbers as the forest has candidates, which whoever sifts often
 * keeps from one time to the next.
 */
export function sift(
  weights: Float64Array,
  sieve: Sieve,
  { least, kept }: Pick<Sifting, 'least' | 'kept'>,
  chain: Float64Array = new Float64Array(sieve.parents.length),
): Sifted {
  const { candidates, parents, named } = sieve;
  const masses = sumByClass(weights, sieve);
  const total = totalOf(masses);
  const share = 1 / total;
  const leastWeight = Math.max(least * total, Number.MIN_VALUE);
  const positions: number[] = [];
  let rest = 0;
  let heaviest = 0;
  let nextKept = 0;
  for (let i = 0; i < candidates.length; i++) {
    const weight = weights[candidates[i] ?? 0] ?? 0;
    let passes = weight >= leastWeight;
    if (i === kept[nextKept]) {
      nextKept++;
      passes = weight > 0;
    }
    if (passes) positions.push(i);
    else rest += weight;
    if (i >= parents.length) continue;
    const parent = parents[i] ?? -1;
    const below = (parent < 0 ? 0 : (chain[parent] ?? 0)) + (passes ? 0 : weight);
    chain[i] = below;
    if (below > heaviest) heaviest = below;
  }
  const passed = new Int32Array(positions);
  const probabilities = new Float64Array(passed.length);
  for (let i = 0; i < passed.length; i++) {
    probabilities[i] = (weights[candidates[passed[i] ?? 0] ?? 0] ?? 0) * share;
  }
  return {
    masses: masses.map((mass) => mass * share),
    named: Float64Array.from(named, (token) => (weights[token] ?? Number.NaN) * share),
    positions: passed,
    probabilities,
    rest: rest * share,
    heaviestChain: heaviest * share,
  };
}

function sumByClass(weights: Float64Array, { classes, classCount }: Classes): Float64Array {
  const masses = new Float64Array(classCount);
  for (let token = 0; token < weights.length; token++) {
    const code = classes[token] ?? 0;
    masses[code] = (masses[code] ?? 0) + (weights[token] ?? Number.NaN);
  }
  return masses;
}

function totalOf(masses: Float64Array): number {
  return finite(masses.reduce((sum, mass) => sum + mass, 0));
}
