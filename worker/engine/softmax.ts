/**
 * Weights and probabilities from logits, in float64 of float32 logits. Plain index loops: this runs over the whole
 * vocabulary for every node of a tree.
 */

/** Entries in [0, 1], sum 1 within 1e-12 for any vocabulary in use. Throws for NaN. */
export function softmax(logits: Float32Array): Float64Array {
  const out = new Float64Array(logits.length);
  weigh(logits, out);
  let total = 0;
  for (let i = 0; i < out.length; i++) total += out[i] ?? Number.NaN;
  const share = 1 / finite(total);
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? Number.NaN) * share;
  return out;
}

/** A broken weight or driver must not turn into an answer. */
export function finite(total: number): number {
  if (!Number.isFinite(total)) throw new Error('the model gave logits that are not numbers');
  return total;
}

/** Steps of the table to a unit: so many that five terms of the series are enough between two of them. */
const STEPS = 256;
const STEP = 1 / STEPS;
/** The table ends here; what lies below is 1e-43 of the likeliest token and less. */
const LOWEST = -100;
const POWERS = Float64Array.from({ length: -LOWEST * STEPS + 1 }, (_, step) => Math.exp(-step * STEP));

/**
 * e^(logit − the largest logit) within 1e-15 of itself, into `out` of the same length: in proportion to the probabilities.
 * Several times as fast as Math.exp, because nothing in the loop branches. What is not a number gives what is none.
 */
export function weigh(logits: Float32Array, out: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) {
    const logit = logits[i] ?? Number.NaN;
    if (logit > highest) highest = logit;
    if (logit < lowest) lowest = logit;
  }
  if (!(lowest - highest >= LOWEST)) {
    for (let i = 0; i < logits.length; i++) out[i] = Math.exp((logits[i] ?? Number.NaN) - highest);
    return;
  }
  for (let i = 0; i < logits.length; i++) {
    // e^−x = e^−(the step below x) · e^rest; steps are powers of two apart, so the rest is exact.
    const x = highest - (logits[i] ?? Number.NaN);
    const step = (x * STEPS) | 0;
    const rest = step * STEP - x;
    const series = 1 + rest * (1 + rest * (0.5 + rest * (1 / 6 + rest * (1 / 24 + rest * (1 / 120)))));
    out[i] = (POWERS[step] ?? 0) * series;
  }
}
