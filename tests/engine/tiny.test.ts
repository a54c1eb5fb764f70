/** The whole way from a GGUF file to a distribution, on small random models, against plain arithmetic. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Sieve, TreeNode } from '../../worker/engine/port.js';
import { sift } from '../../worker/engine/sift.js';
import { loadModel } from '../../worker/model/load-model.js';
import { sharedIntegers } from '../../worker/words/shared-arrays.js';
import { TYPES, type TypeName } from '../model/random-tensor.js';
import { type TinyModel, type TinyOptions, WIDE, writeTinyModel } from '../model/tiny-model.js';

/** Float32 against float64, two layers. */
const TOLERANCE = 2e-6;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'given-tiny-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

let opened = 0;
async function open(options: TinyOptions, prefixCacheBytes = 1 << 20) {
  const sha256 = `tiny${opened++}`;
  const ggufPath = join(directory, `${sha256}.gguf`);
  const model = await writeTinyModel(ggufPath, opened, options);
  const loaded = await loadModel({
    ggufPath,
    sha256,
    graphDirectory: directory,
    device: 'cpu',
    threads: 1,
    prefixCacheBytes,
  });
  return { model, ...loaded };
}

function largestDifference(a: ArrayLike<number> | undefined, b: ArrayLike<number>): number {
  let largest = a?.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < b.length; i++) largest = Math.max(largest, Math.abs((a?.[i] ?? 0) - (b[i] ?? 0)));
  return largest;
}

/** Two paths: 4 9 and 7. */
const BRANCHES: readonly TreeNode[] = [
  { token: 4, parent: -1 },
  { token: 7, parent: -1 },
  { token: 9, parent: 0 },
];
const TEXT = [0, 5, 11, 3, 3, 27, 8, 19, 1, 14];

describe('each encoding', () => {
  const names = Object.keys(TYPES).filter((name): name is TypeName => name in TYPES);
  it.each(names)('%s gives what plain arithmetic gives', async (encoding) => {
    const { model, engine } = await open({ encoding, ...(encoding.endsWith('_K') ? WIDE : {}) });
    for (const length of [1, 2, 5, TEXT.length]) {
      const tokens = TEXT.slice(0, length);
      const found = await engine.prefill(tokens);
      expect(largestDifference(found, model.distribution(tokens))).toBeLessThan(TOLERANCE);
      expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
    await engine.dispose();
  });
});

/** Down projections and values finer than the rest, as llama.cpp's mixes have them. */
const mixed = (tensor: string): TypeName => {
  if (tensor.endsWith('attn_v') || tensor.endsWith('ffn_down')) return 'Q6_K';
  return tensor === 'token_embd' ? 'Q8_0' : 'Q4_K';
};

describe('variants of the architecture', () => {
  it.each<[string, Partial<TinyOptions>]>([
    ['a head of its own', { hasTiedHead: false }],
    ['linear rotary scaling', { ropeScale: 4 }],
    ['rotary factors', { ropeFactors: [8, 4, 2, 1.5, 1, 1, 1, 1] }],
    ['heads wider than their share', { headWidth: 24 }],
    ['qwen2', { architecture: 'qwen2', ropeBase: 1_000_000 }],
    ['qwen3', { architecture: 'qwen3', ropeBase: 1_000_000, normEpsilon: 1e-6 }],
    ['qwen3 with heads wider than their share', { architecture: 'qwen3', headWidth: 32, hasTiedHead: false }],
    ['encodings mixed as in a Q4_K_M file', { ...WIDE, architecture: 'qwen2', encoding: mixed }],
  ])('%s', async (_, options) => {
    const { model, engine } = await open({ encoding: 'F32', ...options });
    expect(largestDifference(await engine.prefill(TEXT), model.distribution(TEXT))).toBeLessThan(TOLERANCE);
    const [row] = await engine.expand(TEXT, BRANCHES, [2]);
    expect(largestDifference(row, model.distribution([...TEXT, 4, 9]))).toBeLessThan(TOLERANCE);
    await engine.dispose();
  });
});

describe('one model', () => {
  let engine: Engine;
  let model: TinyModel;
  beforeAll(async () => {
    ({ engine, model } = await open({ encoding: 'Q4_1' }));
  });
  afterAll(() => engine.dispose());

  it('says what it is', () => {
    expect(engine.info).toMatchObject({
      name: 'Tiny',
      quantisation: 'Q4_1',
      device: 'cpu',
      precision: 'exact',
      contextLength: 600,
    });
  });

  it('computes a tree as if each path stood alone', async () => {
    const tree: TreeNode[] = [
      { token: 4, parent: -1 },
      { token: 9, parent: -1 },
      { token: 4, parent: 0 },
      { token: 9, parent: 0 },
      { token: 7, parent: 3 },
      { token: 2, parent: 1 },
    ];
    const paths = [[4], [9], [4, 4], [4, 9], [4, 9, 7], [9, 2]];
    const wanted = [4, 0, 5, 2, 0];
    const rows = await engine.expand(TEXT, tree, wanted);
    expect(rows).toHaveLength(wanted.length);
    for (const [index, node] of wanted.entries()) {
      const plain = model.distribution([...TEXT, ...(paths[node] ?? [])]);
      expect(largestDifference(rows[index], plain)).toBeLessThan(TOLERANCE);
    }
    expect(await engine.expand(TEXT, tree, [])).toEqual([]);
  });

  it('cuts a tree that is too large for one run', async () => {
    const tree = Array.from({ length: 300 }, (_, index) => ({
      token: index % 30,
      parent: index < 30 ? -1 : index - 30,
    }));
    const rows = await engine.expand(TEXT, tree, [...tree.keys()]);
    const plain = model.distribution([...TEXT, ...Array.from({ length: 10 }, () => 17)]);
    expect(largestDifference(rows[287], plain)).toBeLessThan(TOLERANCE);
    expect(rows).toHaveLength(300);
  });

  it('measures a long text and a large tree as if each node stood alone', async () => {
    const size = model.vocabulary.length;
    const classes = Uint8Array.from({ length: size }, (_, token) => token % 3);
    const chain = Array.from({ length: 400 }, (_, index) => ({ token: (index * 7) % 30, parent: index - 1 }));
    const bush = Array.from({ length: 300 }, (_, index) => ({
      token: (index * 11) % 30,
      parent: index % 4 === 0 ? Math.floor(index / 8) - 1 : index - 1,
    }));
    for (const tree of [chain, bush]) {
      const at = [-1, 0, 5, 130, 255, 256, 299, 5].map((node) => ({ node, tokens: [node & 15, 3] }));
      const measured = await engine.measure(TEXT, tree, { classes, classCount: 4, at });
      expect(measured).toHaveLength(at.length);
      for (const [index, { node, tokens }] of at.entries()) {
        const path: number[] = [];
        for (let step = node; step >= 0; step = tree[step]?.parent ?? -1)
          path.unshift(tree[step]?.token ?? 0);
        const plain = model.distribution([...TEXT, ...path]);
        const sums = [0, 1, 2, 3].map((code) =>
          plain.reduce((sum, value, token) => (classes[token] === code ? sum + value : sum), 0),
        );
        expect(largestDifference(measured[index]?.masses, sums)).toBeLessThan(TOLERANCE);
        expect(
          largestDifference(
            measured[index]?.probabilities,
            tokens.map((token) => plain[token] ?? 0),
          ),
        ).toBeLessThan(TOLERANCE);
      }
    }
    expect(await engine.measure(TEXT, chain, { classes, classCount: 3, at: [] })).toEqual([]);
  });

  it('sifts the distribution at each node as if it were there whole', async () => {
    const size = model.vocabulary.length;
    const sieveOf = (step: number): Sieve => ({
      classes: Uint8Array.from({ length: size }, (_, token) => token % 3),
      classCount: 3,
      named: sharedIntegers([step, 2]),
      candidates: sharedIntegers(Array.from({ length: 20 }, (_, position) => (position * step) % size)),
      parents: sharedIntegers(Array.from({ length: 12 }, (_, position) => Math.floor((position - 2) / 2))),
    });
    const sieves = [sieveOf(1), sieveOf(7)];
    const tree = Array.from({ length: 40 }, (_, index) => ({
      token: (index * 11) % 30,
      parent: index - 1 - (index % 3),
    }));
    const at = [-1, 0, 39, 17, 39, -1].flatMap((node, index) => {
      const sieve = sieves[index % 2];
      return sieve === undefined
        ? []
        : [{ node, sieve, least: 0.002 * 4 ** index, kept: index === 2 ? [3, 5] : [] }];
    });
    const sifted = await engine.sift(TEXT, tree, at);
    expect(sifted).toHaveLength(at.length);
    const wholeAtPrefix = await engine.prefill(TEXT);
    const wholes = await engine.expand(TEXT, tree, [...tree.keys()]);
    let passed = 0;
    for (const [index, { node, sieve, ...asked }] of at.entries()) {
      const expected = sift(wholes[node] ?? wholeAtPrefix, sieve, asked);
      const found = sifted[index];
      expect([...(found?.positions ?? [])]).toEqual([...expected.positions]);
      for (const part of ['masses', 'named', 'probabilities'] as const)
        expect(largestDifference(found?.[part], expected[part])).toBeLessThan(TOLERANCE);
      expect(found?.rest).toBeCloseTo(expected.rest, 4);
      expect(found?.heaviestChain).toBeCloseTo(expected.heaviestChain, 4);
      passed += expected.positions.length;
    }
    expect(passed).toBeGreaterThan(10);
    expect(passed).toBeLessThan(20 * at.length);
    expect(await engine.sift(TEXT, tree, [])).toEqual([]);
  });

  it('reads a long text in parts, and extends a known prefix, to the same numbers', async () => {
    const long = Array.from({ length: 280 }, (_, index) => (index * 7) % 30);
    const whole = await engine.prefill(long);
    expect(largestDifference(whole, model.distribution(long))).toBeLessThan(TOLERANCE);
    const extended = await engine.prefill([...long, 3, 4]);
    expect(largestDifference(extended, model.distribution([...long, 3, 4]))).toBeLessThan(TOLERANCE);
  });

  it('hands out rows that are the caller’s own', async () => {
    const first = await engine.prefill(TEXT);
    const copy = [...first];
    first.fill(0);
    expect([...(await engine.prefill(TEXT))]).toEqual(copy);
  });

  it('refuses what it cannot compute', async () => {
    const leaf = { token: 1, parent: -1 };
    await expect(engine.prefill([])).rejects.toThrow(RangeError);
    await expect(engine.prefill([0, 99])).rejects.toThrow('99 is not a token');
    await expect(engine.prefill([0, -1])).rejects.toThrow(RangeError);
    await expect(engine.expand([0], [leaf], [1])).rejects.toThrow('node 1 is wanted');
    await expect(engine.expand([0], [{ token: 1, parent: 0 }], [0])).rejects.toThrow(RangeError);
    const classes = new Uint8Array(model.vocabulary.length).fill(1);
    const at = [{ node: 0, tokens: [1] }];
    await expect(engine.measure([0], [leaf], { classes, classCount: 1, at })).rejects.toThrow('class 1 of 1');
    await expect(engine.measure([0], [], { classes, classCount: 2, at })).rejects.toThrow('node 0 is asked');
    await expect(
      engine.measure([0], [leaf], { classes: classes.subarray(1), classCount: 2, at }),
    ).rejects.toThrow(RangeError);
    await expect(
      engine.measure([0], [leaf], { classes, classCount: 2, at: [{ node: -1, tokens: [99] }] }),
    ).rejects.toThrow('99 is not a token');
    const sieve = {
      classes,
      classCount: 2,
      named: Int32Array.of(),
      candidates: Int32Array.of(3, 1),
      parents: Int32Array.of(-1),
    };
    const siftWith = (wrong: Partial<Sieve>, node = -1) =>
      engine.sift([0], [leaf], [{ node, sieve: { ...sieve, ...wrong }, least: 0, kept: [] }]);
    await expect(siftWith({ classCount: 1 })).rejects.toThrow('class 1 of 1');
    await expect(siftWith({ candidates: Int32Array.of(3, 99) })).rejects.toThrow('99 is not a token');
    await expect(siftWith({ named: Int32Array.of(-1) })).rejects.toThrow('-1 is not a token');
    await expect(siftWith({ parents: Int32Array.of(-1, 1) })).rejects.toThrow('names 1 as its parent');
    await expect(siftWith({ parents: new Int32Array(3) })).rejects.toThrow('forest of 3');
    await expect(siftWith({}, 1)).rejects.toThrow('node 1 is wanted');
    expect(await siftWith({})).toHaveLength(1);
    await expect(engine.prefill(Array(601).fill(1))).rejects.toThrow(
      '601 tokens are over the context of 600',
    );
    await expect(engine.expand(Array(600).fill(1), [leaf], [0])).rejects.toThrow('601 tokens');
    expect((await engine.prefill(Array(600).fill(1))).length).toBe(model.vocabulary.length);
  });

  it('answers many callers at once, each with its own', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => [0, index + 1, (index * 5) % 30]);
    const rows = await Promise.all(texts.map((text) => engine.prefill(text)));
    for (const [index, text] of texts.entries())
      expect(largestDifference(rows[index], model.distribution(text))).toBeLessThan(TOLERANCE);
  });

  it('gives every caller the same numbers in shared runs as alone', async () => {
    const cases = fc.array(
      fc.record({
        prefix: fc.array(fc.nat(29), { minLength: 1, maxLength: 40 }),
        nodes: fc.array(fc.record({ token: fc.nat(29), parent: fc.nat() }), { minLength: 1, maxLength: 40 }),
        isLikeTheFirst: fc.boolean(),
      }),
      { minLength: 2, maxLength: 7 },
    );
    await fc.assert(
      fc.asyncProperty(cases, async (callers) => {
        const asked = callers.map(({ prefix, nodes, isLikeTheFirst }) => ({
          prefix: isLikeTheFirst ? (callers[0]?.prefix ?? prefix) : prefix,
          tree: nodes.map(({ token, parent }, index) => ({ token, parent: (parent % (index + 1)) - 1 })),
        }));
        const everything = await Promise.all(
          asked.map(({ prefix, tree }) => engine.expand(prefix, tree, [...tree.keys()])),
        );
        for (const [index, { prefix, tree }] of asked.entries()) {
          const rows = everything[index] ?? [];
          expect(rows).toHaveLength(tree.length);
          const last = tree.length - 1;
          for (const node of [0, last >> 1, last]) {
            const path: number[] = [];
            for (let at = node; at >= 0; at = tree[at]?.parent ?? -1) path.unshift(tree[at]?.token ?? 0);
            expect(largestDifference(rows[node], model.distribution([...prefix, ...path]))).toBeLessThan(
              TOLERANCE,
            );
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('serves a short question while a long one is being read', async () => {
    const long = Array.from({ length: 600 }, (_, index) => (index * 13 + 5) % 30);
    const order: string[] = [];
    // Several, so that they take a while even where the short one is late.
    const reading = [1, 2, 3, 4].map((first) =>
      engine.prefill([first, ...long.slice(1)]).then(() => order.push('long')),
    );
    const short = engine.prefill([0, 29, 28, 27]).then(() => order.push('short'));
    await Promise.all([...reading, short]);
    // On a busy machine the short one may be asked when the first has been read already; the others do not hold it up.
    expect(order).toHaveLength(5);
    expect(order.indexOf('short')).toBeLessThanOrEqual(1);
  });

  it('lets a withdrawn caller go at once and serves the next', async () => {
    const controller = new AbortController();
    const long = Array.from({ length: 590 }, (_, index) => (index * 11) % 30);
    const withdrawn = engine.prefill(long, { signal: controller.signal });
    const queued = engine.prefill([...long, 1], { signal: controller.signal });
    const other = engine.prefill([0, 2]);
    controller.abort();
    await expect(withdrawn).rejects.toMatchObject({ code: 'shutting-down' });
    await expect(queued).rejects.toMatchObject({ code: 'shutting-down' });
    await expect(engine.prefill([0], { signal: controller.signal })).rejects.toMatchObject({
      code: 'shutting-down',
    });
    await expect(engine.prefill([0, 3], { deadlineMs: Date.now() - 1 })).rejects.toMatchObject({
      code: 'too-slow',
    });
    expect(largestDifference(await other, model.distribution([0, 2]))).toBeLessThan(TOLERANCE);
  });
});

describe('memory and end', () => {
  it('gives the same numbers when nothing fits the cache', async () => {
    const { engine, model } = await open({ encoding: 'Q8_0' }, 0);
    for (const text of [TEXT, [...TEXT, 4], TEXT])
      expect(largestDifference(await engine.prefill(text), model.distribution(text))).toBeLessThan(TOLERANCE);
    const [row] = await engine.expand(TEXT, [{ token: 4, parent: -1 }], [0]);
    expect(largestDifference(row, model.distribution([...TEXT, 4]))).toBeLessThan(TOLERANCE);
    await engine.dispose();
  });

  it('is over after dispose, for waiting and later callers', async () => {
    const { engine } = await open({ encoding: 'Q4_0' });
    const waiting = Array.from({ length: 5 }, (_, index) => engine.prefill([0, index]));
    const settled = Promise.allSettled(waiting);
    await engine.dispose();
    for (const result of await settled)
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'engine-stopped', retry: true } });
    await expect(engine.prefill([0])).rejects.toMatchObject({ code: 'engine-stopped' });
    await engine.dispose();
  });
});
