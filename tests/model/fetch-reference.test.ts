import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { EnsureModelOptions, FetchProgress } from '../../worker/model/ensure-model.js';
import { readModelReference } from '../../worker/model/model-reference.js';
import { obtainModel } from '../../worker/model/obtain-model.js';
import {
  type Answering,
  answerStatus,
  breakOffAfter,
  createWorld,
  MODEL,
  MODEL_SHA256,
  serve,
  TIMES,
  type World,
} from './fetch-world.js';

let current: World | undefined;
afterEach(async () => {
  await current?.close();
});

const REVISION = '0123456789abcdef0123456789abcdef01234567';
const sumOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** A Hub with one repository; `answers` replace what it would say to a path. */
async function openHub(
  files: Readonly<Record<string, Buffer>>,
  answers: Readonly<Record<string, Answering>> = {},
): Promise<World> {
  const listing = Buffer.from(
    JSON.stringify({
      sha: REVISION,
      siblings: Object.entries(files).map(([rfilename, content]) => ({
        rfilename,
        size: content.length,
        ...(content.length > 1000 ? { lfs: { sha256: sumOf(content), size: content.length } } : {}),
      })),
    }),
  );
  const pathOf = (request: IncomingMessage) => (request.url ?? '').replace(/\?.*$/, '');
  current = await createWorld((request, response) => {
    const path = pathOf(request);
    const name = path.replace(`/someone/toy/resolve/${REVISION}/`, '');
    const content = files[name];
    const answer =
      answers[name] ??
      (path === '/api/models/someone/toy'
        ? serve(listing)
        : content === undefined
          ? answerStatus(404)
          : serve(content));
    answer(request, response);
  });
  return current;
}

const obtain = (world: World, model: string, changes: Partial<EnsureModelOptions> = {}) =>
  obtainModel({ directory: world.directory, hub: world.hub, times: TIMES, model, ...changes });

const paths = (world: World) => world.requests.map(({ path }) => path.replace(/\?.*$/, ''));

describe('what MODEL may name', () => {
  it.each([
    ['https://example.org/a/b.gguf?download=1', 'address'],
    ['http://127.0.0.1:99/b.GGUF', 'address'],
    ['http://example.org/b.gguf', undefined],
    ['https://example.org/b.bin', undefined],
    ['https://', undefined],
    ['owner/name/file.Q4_K_M.gguf', 'hub-file'],
    ['owner/name/folder/file.gguf', 'hub-file'],
    ['owner/name', 'hub-model'],
    ['owner/name.gguf', undefined],
    ['file.gguf', undefined],
    ['/models/file.gguf', undefined],
    ['./models/file.gguf', undefined],
    ['../owner/file.gguf', undefined],
    ['owner/../file.gguf', undefined],
    ['owner//file.gguf', undefined],
    ['C:\\models\\file.gguf', undefined],
    ['owner/name/file.txt', undefined],
    ['', undefined],
  ])('%s', (text, type) => {
    expect(readModelReference(text)?.type).toBe(type);
  });
});

describe('a GGUF file on the Hub', () => {
  it('is fetched at the listed commit, checked, and then found without asking', async () => {
    const world = await openHub({ 'deep/toy-1B.Q4_K_M.gguf': MODEL });
    const progress: FetchProgress[] = [];
    const model = 'someone/toy/deep/toy-1B.Q4_K_M.gguf';
    const found = await obtain(world, model, { onProgress: (event) => progress.push(event) });
    const path = join(world.directory, `${MODEL_SHA256}.gguf`);
    expect(found).toEqual({ path, sha256: MODEL_SHA256, name: 'toy-1B.Q4_K_M', quantisation: 'Q4_K_M' });
    expect((await readFile(path)).equals(MODEL)).toBe(true);
    expect(paths(world)).toEqual([
      '/api/models/someone/toy',
      `/someone/toy/resolve/${REVISION}/deep/toy-1B.Q4_K_M.gguf`,
    ]);
    expect(progress[0]).toMatchObject({ type: 'started', bytes: MODEL.length });
    expect(progress.at(-1)).toEqual({ type: 'finished', path });
    expect(await obtain(world, model)).toEqual(found);
    expect(world.requests).toHaveLength(2);
    // A damaged copy is not taken for the model.
    await writeFile(path, Buffer.concat([MODEL, MODEL]));
    await obtain(world, model);
    expect((await readFile(path)).equals(MODEL)).toBe(true);
  });

  it('goes on where it was cut off, in this start and in the next', async () => {
    const name = 'toy.gguf';
    const world = await openHub({ [name]: MODEL }, { [name]: breakOffAfter(100_000) });
    await obtain(world, `someone/toy/${name}`);
    const [listing, first, ...others] = world.requests.map(({ range }) => range);
    expect([listing, first]).toEqual([undefined, undefined]);
    // What had arrived but was not read yet when the line broke is asked for again.
    let before = 0;
    for (const range of others) {
      const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1]);
      expect(start).toBeGreaterThan(before);
      expect(start).toBeLessThanOrEqual(before + 100_000);
      before = start;
    }
    expect(others.length).toBeGreaterThanOrEqual(3);
  });

  it.each<[string, string, Readonly<Record<string, Answering>>, string]>([
    [
      'another content',
      'toy.gguf',
      { 'toy.gguf': serve(Buffer.from(MODEL).fill(1, 9, 10)) },
      'another file (sha256',
    ],
    ['a refusal', 'toy.gguf', { 'toy.gguf': answerStatus(403) }, 'status 403'],
    ['no such file', 'other.gguf', {}, 'someone/toy has no other.gguf; it holds toy.gguf'],
    [
      'no such model',
      'toy.gguf',
      { '/api/models/someone/toy': answerStatus(401) },
      'no public model someone/toy',
    ],
    [
      'no Hub',
      'toy.gguf',
      { '/api/models/someone/toy': serve(Buffer.from('[]')) },
      'another form than the Hub',
    ],
  ])('is refused with the reason: %s', async (_, name, answers, reason) => {
    const world = await openHub({ 'toy.gguf': MODEL }, answers);
    await expect(obtain(world, `someone/toy/${name}`)).rejects.toMatchObject({
      code: 'model-missing',
      detail: expect.stringContaining(reason),
    });
    expect(await readdir(world.directory)).toEqual([]);
  });
});

describe('a GGUF file at an address', () => {
  it('is fetched once, by whatever sum it has', async () => {
    const world = await openHub({ '/files/toy.F16.gguf': MODEL });
    const model = `${world.hub}/files/toy.F16.gguf?token=secret`;
    const found = await obtain(world, model);
    expect(found).toMatchObject({ sha256: MODEL_SHA256, name: 'toy.F16', quantisation: 'F16' });
    expect(await obtain(world, model)).toEqual(found);
    expect(world.requests).toHaveLength(2);
  });

  it('keeps what an address carries to itself', async () => {
    const world = await openHub({});
    const failure = await obtain(world, `${world.hub}/a.gguf?token=secret`).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'model-missing', detail: expect.stringContaining('status 404') });
    expect(String(failure)).not.toContain('secret');
  });

  it('is refused when it is something else', async () => {
    const world = await openHub({ '/a.gguf': Buffer.from('<html>') });
    await expect(obtain(world, `${world.hub}/a.gguf`)).rejects.toMatchObject({
      code: 'model-unsupported',
      detail: expect.stringContaining('not a GGUF file'),
    });
    expect(await readdir(world.directory)).toEqual([]);
  });
});

describe('a Transformers.js model on the Hub', () => {
  const FILES = {
    'README.md': Buffer.from('hello'),
    'config.json': Buffer.from('{}'),
    'tokenizer.json': Buffer.from('{"a":1}'),
    'onnx/model.onnx': Buffer.alloc(3000, 1),
    'onnx/model_q4.onnx': Buffer.alloc(2000, 2),
    'onnx/model_q4.onnx_data': MODEL,
    'onnx/model_q4f16.onnx': Buffer.alloc(2000, 3),
  };

  it('is fetched file by file, only what is needed, and then found without asking', async () => {
    const world = await openHub(FILES);
    const found = await obtain(world, 'someone/toy');
    const folder = join(world.directory, 'hub-someone--toy');
    const path = join(folder, 'onnx', 'model_q4.onnx');
    expect(found).toEqual({ path, folder, name: 'toy', quantisation: 'q4' });
    expect(paths(world).map((asked) => asked.replace(/^.*resolve\/[0-9a-f]{40}\//, ''))).toEqual([
      '/api/models/someone/toy',
      'config.json',
      'tokenizer.json',
      'onnx/model_q4.onnx',
      'onnx/model_q4.onnx_data',
    ]);
    expect((await readFile(`${path}_data`)).equals(MODEL)).toBe(true);
    const note: unknown = JSON.parse(await readFile(join(folder, 'fetched.json'), 'utf8'));
    expect(note).toMatchObject({ repository: 'someone/toy', revision: REVISION });
    expect(note).toHaveProperty('files.3', {
      name: 'onnx/model_q4.onnx_data',
      bytes: MODEL.length,
      sha256: MODEL_SHA256,
    });
    expect(await obtain(world, 'someone/toy')).toEqual(found);
    expect(world.requests).toHaveLength(5);
  });

  it('fetches again what is damaged, and only that of the large files', async () => {
    const world = await openHub(FILES);
    await obtain(world, 'someone/toy');
    const data = join(world.directory, 'hub-someone--toy', 'onnx', 'model_q4.onnx_data');
    await rm(data);
    await obtain(world, 'someone/toy');
    expect((await readFile(data)).equals(MODEL)).toBe(true);
    expect(paths(world).filter((path) => path.endsWith('/onnx/model_q4.onnx'))).toHaveLength(1);
  });

  it('is refused when it holds no graph that this engine reads', async () => {
    const world = await openHub({ 'config.json': FILES['config.json'], 'onnx/model_fp16.onnx': MODEL });
    await expect(obtain(world, 'someone/toy')).rejects.toMatchObject({
      code: 'model-unsupported',
      detail: expect.stringContaining(
        'holds model_fp16.onnx in the folder onnx; supported are model_q4.onnx',
      ),
    });
  });

  it('is refused when it lacks its tokenizer', async () => {
    const world = await openHub({ 'config.json': FILES['config.json'], 'onnx/model.onnx': MODEL });
    await expect(obtain(world, 'someone/toy')).rejects.toMatchObject({
      code: 'model-unsupported',
      detail: expect.stringContaining('has no tokenizer.json'),
    });
  });

  it('names the file that could not be fetched, and goes on with the others at the next start', async () => {
    const world = await openHub(FILES, { 'onnx/model_q4.onnx': answerStatus(404) });
    await expect(obtain(world, 'someone/toy')).rejects.toMatchObject({
      code: 'model-missing',
      detail: expect.stringContaining('onnx/model_q4.onnx: the server answered with status 404'),
    });
  });
});

describe('a Transformers.js model in a folder', () => {
  it('is used where it is', async () => {
    const world = await openHub({});
    const folder = join(world.bin, 'local');
    await mkdir(join(folder, 'onnx'), { recursive: true });
    await expect(obtain(world, folder)).rejects.toMatchObject({
      code: 'model-unsupported',
      detail: expect.stringContaining('holds nothing of the kind in the folder onnx'),
    });
    await writeFile(join(folder, 'onnx', 'model_quantized.onnx'), '');
    const path = join(folder, 'onnx', 'model_quantized.onnx');
    expect(await obtain(world, folder)).toEqual({ path, folder, name: 'local', quantisation: 'q8' });
    expect(world.requests).toEqual([]);
  });
});
