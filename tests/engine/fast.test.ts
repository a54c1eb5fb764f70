/** Fast arithmetic on small random models: near what plain arithmetic gives, and said to be fast. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadModel } from '../../worker/model/load-model.js';
import { TYPES, type TypeName } from '../model/random-tensor.js';
import { type TinyOptions, WIDE, writeTinyModel } from '../model/tiny-model.js';

/** Eight bits keep about 1/250 of each group's largest number; two layers and a head add up a few of these. */
const NEAR = 0.02;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'given-fast-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

let opened = 0;
async function open(options: TinyOptions) {
  const sha256 = `fast${opened++}`;
  const ggufPath = join(directory, `${sha256}.gguf`);
  const model = await writeTinyModel(ggufPath, opened, options);
  const common = { ggufPath, sha256, graphDirectory: directory, device: 'cpu', threads: 1 } as const;
  const fast = await loadModel({ ...common, precision: 'fast' });
  return { model, fast: fast.engine };
}

function largestDifference(a: ArrayLike<number> | undefined, b: ArrayLike<number>): number {
  let largest = a?.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < b.length; i++) largest = Math.max(largest, Math.abs((a?.[i] ?? 0) - (b[i] ?? 0)));
  return largest;
}

const TEXT = [0, 5, 11, 3, 3, 27, 8, 19, 1, 14];

describe('fast arithmetic', () => {
  const names = Object.keys(TYPES).filter((name): name is TypeName => name in TYPES);
  it.each(names)('%s gives about what plain arithmetic gives, alone and in a tree', async (encoding) => {
    const { model, fast } = await open({ encoding, ...(encoding.endsWith('_K') ? WIDE : {}) });
    expect(fast.info.precision).toBe('fast');
    const found = await fast.prefill(TEXT);
    const plain = model.distribution(TEXT);
    expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(largestDifference(found, plain)).toBeLessThan(NEAR);
    // Arithmetic that is not exact is not the other graph under another name.
    expect(largestDifference(found, plain)).toBeGreaterThan(1e-7);
    const [row] = await fast.expand(
      TEXT,
      [
        { token: 4, parent: -1 },
        { token: 7, parent: 0 },
      ],
      [1],
    );
    expect(largestDifference(row, model.distribution([...TEXT, 4, 7]))).toBeLessThan(NEAR);
    await fast.dispose();
  });

  it('has a head of its own', async () => {
    const { model, fast } = await open({ encoding: 'Q4_1', hasTiedHead: false });
    expect(largestDifference(await fast.prefill(TEXT), model.distribution(TEXT))).toBeLessThan(NEAR);
    await fast.dispose();
  });
});
