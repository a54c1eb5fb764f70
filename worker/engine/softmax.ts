/**
 * softmax in float64 of float32 logits: entries in [0, 1], sum 1 within 1e-12 for any vocabulary in use. Throws for NaN.
 * Plain index loops: this runs over the whole vocabulary for every node of a tree.
 */
export function softmax(logits: Float32Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) highest = Math.max(highest, logits[i] ?? Number.NaN);
  const out = new Float64Array(logits.length);
  let total = 0;
  for (let i = 0; i < logits.length; i++) {
    const weight = Math.exp((logits[i] ?? Number.NaN) - highest);
    out[i] = weight;
    total += weight;
  }
  // A broken weight or driver must not turn into an answer.
  if (!Number.isFinite(total)) throw new Error('the model gave logits that are not numbers');
  const share = 1 / total;
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? Number.NaN) * share;
  return out;
}
