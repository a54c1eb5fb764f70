/** A Hub on loopback, a pip that is a shell script, and a model of some hundred kilobytes. */
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { DownloadTimes } from '../../worker/model/download.js';
import type { ModelManifest } from '../../worker/model/manifest.js';

/** The same in every run, and without the bytes 0 and 1, so that a test that writes one of them has changed it. */
export const MODEL = Buffer.concat([
  Buffer.from('GGUF'),
  Buffer.from(Array.from({ length: 300_000 }, (_, index) => 2 + ((index * 7919 + (index >> 8) * 31) % 251))),
]);
export const MODEL_SHA256 = createHash('sha256').update(MODEL).digest('hex');
export const TIMES: DownloadTimes = { connectMs: 500, stallMs: 300, retryMs: 5 };

export const MANIFEST: ModelManifest = {
  name: 'Toy',
  quantisation: 'Q4_1',
  licence: 'MIT',
  sha256: MODEL_SHA256,
  bytes: MODEL.length,
  hub: { repository: 'someone/toy-GGUF', revision: 'abc', file: 'toy.gguf' },
  wheel: { project: 'toy-model', version: '1.0', entry: 'toy_model/toy.gguf', bytes: 300_000 },
};

export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers as a file server does, with ranges. */
export function serve(content: Buffer = MODEL): Answering {
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (start > 0) {
      response.setHeader('content-range', `bytes ${start}-${content.length - 1}/${content.length}`);
      response.statusCode = 206;
    }
    response.setHeader('content-length', content.length - start);
    response.end(content.subarray(start));
  };
}

export function serveWithoutRanges(content: Buffer = MODEL): Answering {
  return (_request, response) => {
    response.setHeader('content-length', content.length);
    response.end(content);
  };
}

/** Sends `bytes` of what was asked for and then cuts the line, or (`stall`) says nothing more. */
export function breakOffAfter(bytes: number, how: 'cut' | 'stall' = 'cut'): Answering {
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (start > 0) {
      response.statusCode = 206;
      response.setHeader('content-range', `bytes ${start}-${MODEL.length - 1}/${MODEL.length}`);
    }
    response.setHeader('content-length', MODEL.length - start);
    response.write(MODEL.subarray(start, start + bytes), () => {
      if (how === 'cut') setTimeout(() => response.destroy(), 20);
    });
  };
}

export function answerStatus(status: number): Answering {
  return (_request, response) => {
    response.statusCode = status;
    response.end('no');
  };
}

export interface World {
  /** The cache. */
  readonly directory: string;
  readonly hub: string;
  /** Path and range of each request so far. */
  readonly requests: { readonly path: string; readonly range: string | undefined }[];
  /** Folder of the fake commands; the only one on the PATH. */
  readonly bin: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Makes a command out of lines of a shell script. */
  command(name: string, ...lines: readonly string[]): Promise<void>;
  /** A wheel with the entries, and the script lines by which a fake pip "downloads" it. */
  wheel(entries: Readonly<Record<string, Buffer>>): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The n-th request is answered by the n-th function, later ones by the last. */
export async function createWorld(...answers: readonly Answering[]): Promise<World> {
  const root = await mkdtemp(join(tmpdir(), 'given-fetch-'));
  const bin = join(root, 'bin');
  await mkdir(bin);
  const requests: { path: string; range: string | undefined }[] = [];
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', range: request.headers.range });
    const answer = answers[Math.min(requests.length, answers.length) - 1] ?? answerStatus(404);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    directory: join(root, 'models'),
    hub: `http://127.0.0.1:${port}`,
    requests,
    bin,
    environment: { PATH: bin },
    async command(name, ...lines) {
      const path = join(bin, name);
      await writeFile(path, ['#!/bin/sh', ...lines, ''].join('\n'));
      await chmod(path, 0o755);
    },
    async wheel(entries) {
      const path = join(root, 'toy_model-1.0-py3-none-any.whl');
      await writeFile(path, zip(entries));
      return [
        `echo "$@" > '${join(root, 'bin', 'words')}'`,
        'while [ "$1" != "--dest" ]; do shift; done',
        `/bin/cp '${path}' "$2/"`,
      ];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** A zip file (APPNOTE 6.3: local headers, central directory, end record) with deflated entries. */
export function zip(entries: Readonly<Record<string, Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 0]);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), version, shared, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
