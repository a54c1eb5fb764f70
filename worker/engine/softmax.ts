/**
 * Probabilities from logits, in float64 of float32 logits. Plain index loops: this runs over the whole vocabulary for every
 * node of a tree.
 */
import type { Asked, Measured } from './port.js';

/** Entries in [0, 1], sum 1 within 1e-12 for any vocabulary in use. Throws for NaN. */
export function softmax(logits: Float32Array): Float64Array {
  const highest = largest(logits);
  const out = new Float64Array(logits.length);
  let total = 0;
  for (let i = 0; i < logits.length; i++) {
    const weight = exponential((logits[i] ?? Number.NaN) - highest);
    out[i] = weight;
    total += weight;
  }
  const share = 1 / checked(total);
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? Number.NaN) * share;
  return out;
}

/** Sums over classes and single probabilities of softmax(logits), without the other probabilities. Throws for NaN. */
export function measureLogits(
  logits: Float32Array,
  { classes, classCount }: Pick<Asked, 'classes' | 'classCount'>,
  tokens: readonly number[],
): Measured {
  const highest = largest(logits);
  const masses = new Float64Array(classCount);
  for (let i = 0; i < logits.length; i++) {
    const code = classes[i] ?? 0;
    masses[code] = (masses[code] ?? 0) + exponential((logits[i] ?? Number.NaN) - highest);
  }
  let total = 0;
  for (const mass of masses) total += mass;
  const share = 1 / checked(total);
  return {
    masses: masses.map((mass) => mass * share),
    probabilities: Float64Array.from(
      tokens,
      (token) => exponential((logits[token] ?? Number.NaN) - highest) * share,
    ),
  };
}

/** The same of a distribution that is there already. */
export function measureDistribution(
  row: Float64Array,
  { classes, classCount }: Pick<Asked, 'classes' | 'classCount'>,
  tokens: readonly number[],
): Measured {
  const masses = new Float64Array(classCount);
  for (let i = 0; i < row.length; i++) {
    const code = classes[i] ?? 0;
    masses[code] = (masses[code] ?? 0) + (row[i] ?? Number.NaN);
  }
  return { masses, probabilities: Float64Array.from(tokens, (token) => row[token] ?? Number.NaN) };
}

function largest(logits: Float32Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) {
    const logit = logits[i] ?? Number.NaN;
    if (logit > highest) highest = logit;
  }
  return highest;
}

/** A broken weight or driver must not turn into an answer. */
function checked(total: number): number {
  if (!Number.isFinite(total)) throw new Error('the model gave logits that are not numbers');
  return total;
}

/** Steps of the table below, and ln 2 / STEPS in two parts, of which the first times any step number is exact. */
const STEPS = 2048;
const STEPS_PER_UNIT = STEPS / Math.LN2;
const HIGH = Math.fround(Math.LN2) / STEPS;
/** The last number is what ln 2 has beyond a float64. */
const LOW = (Math.LN2 - Math.fround(Math.LN2) + 2.319046813846299e-17) / STEPS;
/** Below it results are no longer normal numbers, which the scaling by powers of two needs. */
const LOWEST = -700;
/** Math.pow is off by more than Math.exp here. */
const FRACTIONS = Float64Array.from({ length: STEPS }, (_, step) => Math.exp((step * Math.LN2) / STEPS));
const POWERS = Float64Array.from({ length: 1024 }, (_, power) => 2 ** -power);

/**
 * e^x for x ≤ 0, within 1e-15 of itself: a table of powers and the first terms of the series for what is left,
 * several times as fast as Math.exp.
 */
export function exponential(x: number): number {
  // Also the way of everything that is not a number.
  if (!(x > LOWEST)) return Math.exp(x);
  const step = (x * STEPS_PER_UNIT - 0.5) | 0;
  const rest = x - step * HIGH - step * LOW;
  const series = 1 + rest * (1 + rest * (0.5 + rest * (1 / 6)));
  return (POWERS[-(step >> 11)] ?? 0) * (FRACTIONS[step & (STEPS - 1)] ?? 0) * series;
}
