import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { download } from '../../worker/model/download.js';
import {
  type Answering,
  answerStatus,
  breakOffAfter,
  createWorld,
  MODEL,
  serve,
  serveWithoutRanges,
  TIMES,
  type World,
} from './fetch-world.js';

let world: World | undefined;
afterEach(async () => {
  await world?.close();
});

async function fetching(answers: readonly Answering[], beginning?: Buffer, signal?: AbortSignal) {
  world = await createWorld(...answers);
  await mkdir(world.directory, { recursive: true });
  const path = join(world.directory, 'part');
  if (beginning !== undefined) await writeFile(path, beginning);
  const received: number[] = [];
  const done = download({
    url: `${world.hub}/file`,
    path,
    bytes: MODEL.length,
    times: TIMES,
    onBytes: (bytes) => received.push(bytes),
    ...(signal === undefined ? {} : { signal }),
  });
  return { done, path, received, ranges: () => world?.requests.map(({ range }) => range) };
}

describe('download', () => {
  it('fetches the file and reports what came', async () => {
    const { done, path, received, ranges } = await fetching([serve()]);
    await done;
    expect((await readFile(path)).equals(MODEL)).toBe(true);
    expect(received.at(-1)).toBe(MODEL.length);
    expect(received.toSorted((a, b) => a - b)).toEqual(received);
    expect(ranges()).toEqual([undefined]);
  });

  it('goes on where the line was cut, as often as that brings bytes', async () => {
    const cut = breakOffAfter(70_000);
    const { done, path, ranges } = await fetching([cut, cut, cut, serve()]);
    await done;
    expect((await readFile(path)).equals(MODEL)).toBe(true);
    // What had arrived but was not read yet when the line broke is asked for again.
    const starts = (ranges() ?? []).map((range) => Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0));
    expect(starts).toHaveLength(4);
    for (const [index, start] of starts.entries()) {
      expect(start).toBeLessThanOrEqual(70_000 * index);
      if (index > 0) expect(start).toBeGreaterThan(starts[index - 1] ?? 0);
    }
  });

  it('goes on where an earlier start stopped', async () => {
    const { done, path, ranges } = await fetching([serve()], MODEL.subarray(0, 1234));
    await done;
    expect((await readFile(path)).equals(MODEL)).toBe(true);
    expect(ranges()).toEqual(['bytes=1234-']);
  });

  it('asks for nothing when all of it is there', async () => {
    const { done, ranges } = await fetching([answerStatus(500)], MODEL);
    await done;
    expect(ranges()).toEqual([]);
  });

  it('starts again when the server knows no ranges', async () => {
    const { done, path, ranges } = await fetching([breakOffAfter(70_000), serveWithoutRanges()]);
    await done;
    expect((await readFile(path)).equals(MODEL)).toBe(true);
    expect(ranges()).toHaveLength(2);
  });

  it.each([
    ['416', answerStatus(416)],
    [
      'another part',
      (_request, response) => {
        response.writeHead(206, { 'content-range': `bytes 0-9/${MODEL.length}`, 'content-length': 10 });
        response.end(MODEL.subarray(0, 10));
      },
    ],
  ] satisfies [string, Answering][])(
    'starts again when the server answers a range with %s',
    async (_, answer) => {
      const { done, path, ranges } = await fetching([answer, serve()], MODEL.subarray(0, 1000));
      await done;
      expect((await readFile(path)).equals(MODEL)).toBe(true);
      expect(ranges()).toEqual(['bytes=1000-', undefined]);
    },
  );

  it('starts again when the partial file is longer than the file', async () => {
    const { done, path } = await fetching([serve()], Buffer.alloc(MODEL.length + 1));
    await done;
    expect((await readFile(path)).equals(MODEL)).toBe(true);
  });

  it('goes on after a stall', async () => {
    const { done, path, ranges } = await fetching([breakOffAfter(70_000, 'stall'), serve()]);
    await done;
    expect((await readFile(path)).equals(MODEL)).toBe(true);
    expect(ranges()).toEqual([undefined, 'bytes=70000-']);
  });

  it('gives up after two stalls without a byte', async () => {
    const { done, ranges } = await fetching([breakOffAfter(0, 'stall')]);
    await expect(done).rejects.toThrow(/no answer for 0.5 s|stalled/);
    expect(ranges()).toHaveLength(2);
  });

  it('gives up on a server that never answers', async () => {
    const { done } = await fetching([() => undefined]);
    await expect(done).rejects.toThrow('no answer for 0.5 s');
  });

  it('asks again after a 503, and not after a 404', async () => {
    const passing = await fetching([answerStatus(503), serve()]);
    await passing.done;
    await world?.close();
    const final = await fetching([answerStatus(404), serve()]);
    await expect(final.done).rejects.toThrow('the server answered with status 404');
    expect(final.ranges()).toHaveLength(1);
  });

  it('refuses a file of another size before reading it', async () => {
    const { done, received } = await fetching([serve(MODEL.subarray(0, 1000))]);
    await expect(done).rejects.toThrow(`has 1000 bytes instead of ${MODEL.length}`);
    expect(received).toEqual([]);
  });

  it('stops reading what is longer than announced', async () => {
    const endless: Answering = (_request, response) => {
      const more = () => response.write(MODEL, more);
      more();
    };
    const { done } = await fetching([endless]);
    await expect(done).rejects.toThrow('the server sent more than');
  });

  it('names the cause when nothing listens', async () => {
    const { done } = await fetching([serve()]);
    await done;
    const path = join(world?.directory ?? '', 'other');
    const refused = download({ url: 'http://127.0.0.1:1/file', path, bytes: 10, times: TIMES });
    await expect(refused).rejects.toThrow(/ECONNREFUSED|bad port/);
  });

  it('ends with the reason of its signal and keeps what came', async () => {
    const abort = new AbortController();
    const { done, path, received } = await fetching(
      [breakOffAfter(70_000, 'stall')],
      undefined,
      abort.signal,
    );
    const ended = expect(done).rejects.toThrow('enough');
    while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    abort.abort(new Error('enough'));
    await ended;
    expect((await readFile(path)).length).toBeGreaterThan(0);
  });
});
