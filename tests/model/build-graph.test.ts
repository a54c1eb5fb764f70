import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuildProgress, buildGraph } from '../../worker/model/build-graph.js';
import { GgufFile } from '../../worker/model/gguf.js';
import { BUILDER_VERSIONS } from '../../worker/model/graph.js';
import { loadModel } from '../../worker/model/load-model.js';
import { WEIGHTS_FILE } from '../../worker/model/weight-writer.js';
import { type GgufValue, writeGguf } from './tiny-gguf.js';
import { type TinyOptions, writeTinyModel } from './tiny-model.js';

let root: string;
let directory: string;
let file: GgufFile;
let count = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'given-graph-'));
  const path = join(root, 'model.gguf');
  await writeTinyModel(path, 1, { encoding: 'Q4_1' });
  file = await GgufFile.open(path);
});
afterAll(async () => {
  await file.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(() => {
  directory = join(root, `graphs-${count++}`);
});

const NAME = `abc-exact-v${BUILDER_VERSIONS.exact}`;
const FAST = `abc-fast-v${BUILDER_VERSIONS.fast}`;
const build = (onProgress?: (progress: BuildProgress) => void) =>
  buildGraph(file, { sha256: 'abc', directory, ...(onProgress === undefined ? {} : { onProgress }) });

describe('a built graph on disk', () => {
  it('is written once and found again', async () => {
    const steps: BuildProgress[] = [];
    const { path, architecture } = await build((progress) => steps.push(progress));
    expect(architecture).toMatchObject({ layers: 2, heads: 4, kvHeads: 2, headWidth: 16, hasTiedHead: true });
    expect(await readdir(directory)).toEqual([NAME]);
    expect(steps.at(-1)?.writtenBytes).toBe(steps.at(-1)?.totalBytes);
    const { mtimeMs } = await stat(path);
    steps.length = 0;
    expect((await build((progress) => steps.push(progress))).path).toBe(path);
    expect((await stat(path)).mtimeMs).toBe(mtimeMs);
    expect(steps).toEqual([]);
  });

  it('is whole when several build it at once, and nothing else is left', async () => {
    const built = await Promise.all([build(), build(), build(), build()]);
    expect(new Set(built.map(({ path }) => path)).size).toBe(1);
    expect(await readdir(directory)).toEqual([NAME]);
    expect((await readdir(join(directory, NAME))).sort()).toEqual([
      'manifest.json',
      'model.onnx',
      'weights.bin',
    ]);
  });

  it.each([
    ['its weights are cut off', (folder: string) => truncate(join(folder, WEIGHTS_FILE), 1000)],
    ['its graph is cut off', (folder: string) => truncate(join(folder, 'model.onnx'), 10)],
    ['its manifest is missing', (folder: string) => rm(join(folder, 'manifest.json'))],
    ['its manifest is torn', (folder: string) => truncate(join(folder, 'manifest.json'), 20)],
  ])('is built again when %s', async (_, damage) => {
    const { path } = await build();
    const weights = await readFile(join(dirname(path), WEIGHTS_FILE));
    await damage(dirname(path));
    await build();
    expect(weights.equals(await readFile(join(dirname(path), WEIGHTS_FILE)))).toBe(true);
    expect(await readdir(directory)).toEqual([NAME]);
  });

  it('replaces what other builders left of the same model, and nothing of others', async () => {
    const stale = new Date(Date.now() - 24 * 3_600_000);
    for (const name of ['abc-exact-v0', 'abc-exact-v0.1.tmp', 'abc-exact-v0.2.tmp', 'other-exact-v0']) {
      await mkdir(join(directory, name), { recursive: true });
      if (name.endsWith('1.tmp')) await utimes(join(directory, name), stale, stale);
    }
    await build();
    // The second temporary folder is fresh: another process may be writing to it.
    expect((await readdir(directory)).sort()).toEqual(['abc-exact-v0.2.tmp', NAME, 'other-exact-v0'].sort());
  });

  it('keeps a graph of either precision beside the other', async () => {
    await build();
    const { path } = await buildGraph(file, { sha256: 'abc', directory, precision: 'fast' });
    await build();
    expect(dirname(path)).toBe(join(directory, FAST));
    expect((await readdir(directory)).sort()).toEqual([NAME, FAST].sort());
  });

  it('says what is wrong when the folder cannot be written to', async () => {
    await writeFile(directory, 'a file where a folder should be');
    await expect(build()).rejects.toMatchObject({
      code: 'model-missing',
      detail: expect.stringContaining('Set MODEL_DIR'),
    });
  });
});

describe('a file that cannot be run is refused with the reason', () => {
  const load = async (options: Partial<TinyOptions>) => {
    const ggufPath = join(root, `refused-${count++}.gguf`);
    await writeTinyModel(ggufPath, 1, { encoding: 'F32', ...options });
    return await loadModel({ ggufPath, sha256: 'refused', graphDirectory: directory, device: 'cpu' });
  };
  const text = (key: string, value: string): Partial<TinyOptions> => ({
    metadata: new Map<string, GgufValue>([[key, { type: 'text', value }]]),
  });
  const number = (key: string, value: number): Partial<TinyOptions> => ({
    metadata: new Map<string, GgufValue>([[key, { type: 'u32', value }]]),
  });
  const extra = (name: string, type: number, bytes: number): Partial<TinyOptions> => ({
    extraTensors: new Map([[name, { shape: [256], type, bytes: new Uint8Array(bytes) }]]),
  });

  it.each<[string, Partial<TinyOptions>, string]>([
    [
      'architecture',
      text('general.architecture', 'mamba'),
      'architecture "mamba"; supported are llama, qwen2, qwen3',
    ],
    [
      'rotary scaling',
      text('llama.rope.scaling.type', 'yarn'),
      'rotary scaling "yarn"; supported are none, linear',
    ],
    [
      'mixture of experts',
      number('llama.expert_count', 8),
      'a mixture of experts; supported are dense models',
    ],
    ['values of another width', number('llama.attention.value_length', 8), 'values of width 8'],
    ['another architecture’s sizes', text('general.architecture', 'qwen2'), 'does not say qwen2.embedding'],
    ['heads', number('llama.attention.head_count_kv', 3), '4 heads of width 16 over 3 key/value heads'],
    ['partial rotation', number('llama.rope.dimension_count', 8), 'rotary embedding of a part of each head'],
    ['shape', number('llama.feed_forward_length', 95), 'has shape 96×64 instead of 95×64'],
    ['layers', number('llama.block_count', 3), 'no tensor blk.2.'],
    [
      'encoding',
      extra('blk.0.ffn_gate_inp.weight', 10, 84),
      'has encoding Q2_K; supported are F32, F16, BF16, Q4_0, Q4_1, Q5_0',
    ],
    ['a tensor more', extra('blk.0.attn_q.bias', 0, 1024), 'tensor blk.0.attn_q.bias has no place'],
    [
      'tokenizer',
      text('tokenizer.ggml.model', 'llama'),
      'tokenizer "llama" (SentencePiece); supported is gpt2',
    ],
    ['pre-tokenizer', text('tokenizer.ggml.pre', 'tekken'), 'pre-tokenizer "tekken"; supported are gpt-2'],
  ])('%s', async (_, options, reason) => {
    await expect(load(options)).rejects.toMatchObject({
      code: 'model-unsupported',
      detail: expect.stringContaining(reason),
    });
    expect((await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('a file that is cut off', async () => {
    const path = join(root, 'cut.gguf');
    await writeTinyModel(path, 1, { encoding: 'F32' });
    await truncate(path, (await stat(path)).size - 4096);
    await expect(GgufFile.open(path)).rejects.toMatchObject({
      code: 'model-unsupported',
      detail: expect.stringContaining('cut off or broken at tensor'),
    });
  });

  it('a file that is something else, or nothing', async () => {
    const path = join(root, 'text.gguf');
    await writeFile(path, 'once upon a time');
    for (const wrong of [path, join(root, 'absent.gguf')])
      await expect(GgufFile.open(wrong)).rejects.toMatchObject({ code: 'model-unsupported' });
    await writeGguf(path, new Map(), new Map());
    await expect(
      loadModel({ ggufPath: path, sha256: 'empty', graphDirectory: directory, device: 'cpu' }),
    ).rejects.toMatchObject({ code: 'model-unsupported' });
  });
});
