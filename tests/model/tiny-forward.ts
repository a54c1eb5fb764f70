/** What a small transformer computes, as its papers write it: one position after the other, float64, no cache, no batching. */

export interface TinyShape {
  readonly architecture: 'llama' | 'qwen2' | 'qwen3';
  readonly width: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headWidth: number;
  readonly feedForwardWidth: number;
  readonly layers: number;
  readonly contextLength: number;
  readonly normEpsilon: number;
  readonly ropeBase: number;
  readonly hasTiedHead: boolean;
  /** Positions are divided by this. */
  readonly ropeScale: number;
  /** One divisor more for each rotary pair. */
  readonly ropeFactors: readonly number[] | undefined;
}

/** By name in the GGUF file; matrices are row-major [outputs, inputs]. */
export type Weights = ReadonlyMap<string, readonly number[]>;

/** Logits after the last token. */
export function forward(weights: Weights, shape: TinyShape, tokens: readonly number[]): number[] {
  const { width, heads, kvHeads, headWidth, layers } = shape;
  const of = (name: string): readonly number[] => {
    const found = weights.get(name);
    if (found === undefined) throw new Error(`no weight ${name}`);
    return found;
  };
  const norm = (row: readonly number[], weight: readonly number[]) => rmsNorm(row, weight, shape.normEpsilon);
  const part = (vector: readonly number[] | undefined, which: number) =>
    (vector ?? []).slice(which * headWidth, (which + 1) * headWidth);
  const embedding = of('token_embd.weight');
  let stream = tokens.map((token) => embedding.slice(token * width, (token + 1) * width));
  for (let layer = 0; layer < layers; layer++) {
    const w = (name: string) => of(`blk.${layer}.${name}`);
    const inputs = stream.map((row) => norm(row, w('attn_norm.weight')));
    const projected = (name: 'q' | 'k' | 'v') =>
      inputs.map((row) => {
        const product = multiply(w(`attn_${name}.weight`), row);
        return shape.architecture === 'qwen2' ? add(product, w(`attn_${name}.bias`)) : product;
      });
    const turned = (name: 'q' | 'k') =>
      projected(name).map((row, position) =>
        Array.from({ length: row.length / headWidth }, (_, head) => {
          const own = part(row, head);
          const normed = shape.architecture === 'qwen3' ? norm(own, w(`attn_${name}_norm.weight`)) : own;
          return rotate(normed, position, shape);
        }).flat(),
      );
    const queries = turned('q');
    const keys = turned('k');
    const values = projected('v');
    stream = stream.map((row, position) => {
      const attended: number[] = [];
      for (let head = 0; head < heads; head++) {
        const kvHead = Math.floor(head / (heads / kvHeads));
        const query = part(queries[position], head);
        const past = Array.from({ length: position + 1 }, (_, index) => index);
        const shares = softmax(
          past.map((index) => dot(query, part(keys[index], kvHead)) / Math.sqrt(headWidth)),
        );
        for (let at = 0; at < headWidth; at++)
          attended.push(
            past.reduce(
              (sum, index) => sum + (shares[index] ?? 0) * (part(values[index], kvHead)[at] ?? 0),
              0,
            ),
          );
      }
      return add(row, multiply(w('attn_output.weight'), attended));
    });
    stream = stream.map((row) => {
      const input = norm(row, w('ffn_norm.weight'));
      const gate = multiply(w('ffn_gate.weight'), input);
      const up = multiply(w('ffn_up.weight'), input);
      const hidden = gate.map((value, index) => (value / (1 + Math.exp(-value))) * (up[index] ?? 0));
      return add(row, multiply(w('ffn_down.weight'), hidden));
    });
  }
  const last = norm(stream.at(-1) ?? [], of('output_norm.weight'));
  return multiply(shape.hasTiedHead ? embedding : of('output.weight'), last);
}

export function softmax(values: readonly number[]): number[] {
  const highest = Math.max(...values);
  const weights = values.map((value) => Math.exp(value - highest));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

const add = (a: readonly number[], b: readonly number[]) => a.map((value, index) => value + (b[index] ?? 0));

function multiply(matrix: readonly number[], vector: readonly number[]): number[] {
  const outputs = matrix.length / vector.length;
  return Array.from({ length: outputs }, (_, row) =>
    dot(matrix.slice(row * vector.length, (row + 1) * vector.length), vector),
  );
}

function rmsNorm(row: readonly number[], weight: readonly number[], epsilon: number): number[] {
  const scale = 1 / Math.sqrt(dot(row, row) / row.length + epsilon);
  return row.map((value, index) => value * scale * (weight[index] ?? 0));
}

/** One head. The pairs that turn together: neighbours in a llama file, i and i + headWidth / 2 in the others. */
function rotate(head: readonly number[], position: number, shape: TinyShape): number[] {
  const out = [...head];
  const pairs = head.length / 2;
  for (let pair = 0; pair < pairs; pair++) {
    const [first, second] = shape.architecture === 'llama' ? [2 * pair, 2 * pair + 1] : [pair, pair + pairs];
    const divisor = shape.ropeScale * (shape.ropeFactors?.[pair] ?? 1);
    const angle = (position / divisor) * shape.ropeBase ** ((-2 * pair) / head.length);
    const [x = 0, y = 0] = [head[first], head[second]];
    out[first] = x * Math.cos(angle) - y * Math.sin(angle);
    out[second] = x * Math.sin(angle) + y * Math.cos(angle);
  }
  return out;
}
