/** A model in the format of Transformers.js, on the same weights and the same questions as the tree engine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, TreeNode } from '../../worker/engine/port.js';
import { loadModel } from '../../worker/model/load-model.js';
import { loadOnnxModel } from '../../worker/model/load-onnx-model.js';
import type { Tokenizer } from '../../worker/model/tokenizer-port.js';
import { TINY_MERGES, type TinyModel, writeTinyModel } from '../model/tiny-model.js';
import { type TinyTransformersOptions, writeTinyTransformers } from '../model/tiny-transformers.js';

const TOLERANCE = 2e-6;

let directory: string;
let model: TinyModel;
let tree: Engine;
let treeTokenizer: Tokenizer;
let batch: Engine;
let batchTokenizer: Tokenizer;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'given-transformers-'));
  const ggufPath = join(directory, 'tiny.gguf');
  model = await writeTinyModel(ggufPath, 7, { encoding: 'F32' });
  const own = await loadModel({
    ggufPath,
    sha256: 'tiny',
    graphDirectory: directory,
    device: 'cpu',
    threads: 1,
  });
  ({ engine: tree, tokenizer: treeTokenizer } = own);
  ({ engine: batch, tokenizer: batchTokenizer } = await load('whole'));
});
afterAll(async () => {
  await tree.dispose();
  await batch.dispose();
  await rm(directory, { recursive: true, force: true });
});

async function load(name: string, options: TinyTransformersOptions = {}, prefixCacheBytes = 1 << 20) {
  const folder = join(directory, name);
  await writeTinyTransformers(folder, model, TINY_MERGES, options);
  return await loadOnnxModel({
    folder,
    graphPath: join(folder, 'onnx', `${options.file ?? 'model_q4'}.onnx`),
    quantisation: 'q4',
    directory,
    device: 'cpu',
    threads: 1,
    prefixCacheBytes,
  });
}

function largestDifference(a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): number {
  let largest = a !== undefined && a.length === b?.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < (b?.length ?? 0); i++)
    largest = Math.max(largest, Math.abs((a?.[i] ?? 0) - (b?.[i] ?? 0)));
  return largest;
}

const TEXT = [0, 5, 11, 3, 3, 27, 8, 19, 1, 14];

describe('a Transformers.js model', () => {
  it('says what it is', () => {
    expect(batch.info).toMatchObject({
      name: 'whole',
      quantisation: 'q4',
      precision: 'exact',
      architecture: 'llama',
      contextLength: 600,
      vocabularySize: model.vocabulary.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(batch.info.parameters).toBeGreaterThan(60_000);
  });

  it('gives what plain arithmetic gives, in one part or in several', async () => {
    const long = Array.from({ length: 280 }, (_, index) => (index * 7) % 30);
    for (const tokens of [[0], TEXT, long, [...long, 3, 4]])
      expect(largestDifference(await batch.prefill(tokens), model.distribution(tokens))).toBeLessThan(
        TOLERANCE,
      );
  });

  it('gives the tree engine’s numbers for any tree', async () => {
    const token = fc.integer({ min: 0, max: 31 });
    const nodes = fc
      .array(fc.tuple(token, fc.nat()), { minLength: 1, maxLength: 24 })
      .map((drawn) => drawn.map(([id, up], index) => ({ token: id, parent: (up % (index + 1)) - 1 })));
    const prefix = fc.array(token, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(prefix, nodes, async (tokens, drawn) => {
        const wanted = [...drawn.keys()].reverse();
        const [found, expected] = [
          await batch.expand(tokens, drawn, wanted),
          await tree.expand(tokens, drawn, wanted),
        ];
        for (const index of wanted)
          expect(largestDifference(found[index], expected[index])).toBeLessThan(TOLERANCE);
      }),
      { numRuns: 15 },
    );
  });

  it('cuts a tree that is too large for one run', async () => {
    const drawn: TreeNode[] = Array.from({ length: 300 }, (_, index) => ({
      token: index % 30,
      parent: index < 30 ? -1 : index - 30,
    }));
    const rows = await batch.expand(TEXT, drawn, [287, 299, 150]);
    const expected = await tree.expand(TEXT, drawn, [287, 299, 150]);
    for (const [index, row] of rows.entries())
      expect(largestDifference(row, expected[index])).toBeLessThan(TOLERANCE);
  });

  it('measures the rungs of a chain', async () => {
    const chain = TEXT.map((token, index) => ({ token, parent: index - 1 }));
    const asked = {
      classes: Uint8Array.from({ length: 32 }, (_, id) => id % 3),
      classCount: 3,
      at: TEXT.map((_, node) => ({ node: node - 1, tokens: [TEXT[node] ?? 0] })),
    };
    const found = await batch.measure([0], chain, asked);
    for (const [index, row] of (await tree.measure([0], chain, asked)).entries()) {
      expect(largestDifference(found[index]?.probabilities, row.probabilities)).toBeLessThan(TOLERANCE);
      expect(largestDifference(found[index]?.masses, row.masses)).toBeLessThan(TOLERANCE);
    }
  });

  it('gives the same when nothing fits the cache', async () => {
    const { engine } = await load('forgetful', {}, 0);
    expect(largestDifference(await engine.prefill(TEXT), model.distribution(TEXT))).toBeLessThan(TOLERANCE);
    await engine.dispose();
  });

  it('has the same tokens', () => {
    for (const text of ['the cat', ' a the then', '', 'zzz  a'])
      expect(batchTokenizer.encode(text)).toEqual(treeTokenizer.encode(text));
    expect(batchTokenizer.startToken).toBe(0);
    expect(batchTokenizer.endTokens).toEqual(new Set([0]));
    expect(batchTokenizer.tokenBytes).toEqual(treeTokenizer.tokenBytes);
  });
});

describe('a Transformers.js model with grouped attention', () => {
  it('gives the tree engine’s numbers too', async () => {
    const { engine } = await load('grouped', { attention: 'grouped' });
    for (const tokens of [[0], TEXT, [...TEXT, 3, 4]])
      expect(largestDifference(await engine.prefill(tokens), model.distribution(tokens))).toBeLessThan(
        TOLERANCE,
      );
    const drawn: TreeNode[] = Array.from({ length: 90 }, (_, index) => ({
      token: index % 30,
      parent: index < 30 ? -1 : index - 20,
    }));
    const wanted = [...drawn.keys()];
    const expected = await tree.expand(TEXT, drawn, wanted);
    for (const [index, row] of (await engine.expand(TEXT, drawn, wanted)).entries())
      expect(largestDifference(row, expected[index])).toBeLessThan(TOLERANCE);
    await engine.dispose();
  });
});

describe('one that cannot be run is refused with the reason', () => {
  it.each<[string, TinyTransformersOptions, string]>([
    ['an unknown input', { extraInput: 'use_cache_branch' }, 'wants an input use_cache_branch'],
    ['fewer layers than it says', { config: { num_hidden_layers: 3 } }, 'no input past_key_values.2.key'],
    ['layers left out', { config: { num_hidden_layers: 1 } }, 'wants an input past_key_values.1.key'],
    ['heads of another width', { config: { head_dim: 32 } }, 'has 2 heads of 16'],
    [
      'more tokens than it gives logits for',
      { config: { vocab_size: 40 } },
      'gives 32 logits; the configuration',
    ],
    ['no vocabulary size', { config: { vocab_size: null } }, 'config.json: vocab_size'],
    [
      'no context',
      { config: { max_position_embeddings: undefined } },
      'does not say max_position_embeddings',
    ],
    [
      'another tokenizer',
      { tokenizer: { model: { type: 'Unigram', vocab: [] } } },
      'holds Unigram; supported is',
    ],
    [
      'BPE of characters',
      { tokenizer: { pre_tokenizer: { type: 'Metaspace' } } },
      'BPE that is not byte-level',
    ],
    ['more tokens than logits', { config: { vocab_size: 20 } }, 'has token 20, the model only 20'],
  ])('%s', async (name, options, reason) => {
    await expect(load(`refused ${name}`, options)).rejects.toMatchObject({
      code: 'model-unsupported',
      detail: expect.stringContaining(reason),
    });
  });
});
