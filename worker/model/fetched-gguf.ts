/**
 * A GGUF file from an address or from the Hub. What was fetched once is remembered by its sha256 and found again without
 * asking anybody: a model does not change under a bot that only starts anew.
 */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../src/jobs/failure.js';
import { type DownloadTimes, download } from './download.js';
import type { FetchProgress } from './ensure-model.js';
import { FetchTrouble, reasonOf } from './fetch-trouble.js';
import { hasGgufMagic, namesOf } from './given-model.js';
import { listHub } from './hub-listing.js';
import type { ModelFile } from './manifest.js';
import type { ModelReference } from './model-reference.js';
import { receiveFile } from './receive-file.js';
import { rememberedSha256, shortHash } from './verified-file.js';

export interface FetchOptions {
  readonly directory: string;
  readonly hub: string;
  readonly times: DownloadTimes;
  readonly onProgress?: (progress: FetchProgress) => void;
  readonly signal?: AbortSignal;
}

const rememberedSchema = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

interface Source {
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string | undefined;
}

/** Rejects with FetchTrouble, with Failure `model-unsupported` for what is no GGUF file, or with the signal's reason. */
export async function fetchedGguf(
  reference: Exclude<ModelReference, { type: 'hub-model' }>,
  options: FetchOptions,
): Promise<ModelFile> {
  const { directory, signal } = options;
  const key = reference.type === 'address' ? reference.url.href : `${reference.repository}/${reference.file}`;
  const fileName = reference.type === 'address' ? decodeURIComponent(reference.url.pathname) : reference.file;
  const note = join(directory, `fetched-${shortHash(key)}.json`);
  const place = (sha256: string) => join(directory, `${sha256}.gguf`);
  const known = await readNote(note);
  if (known !== undefined && (await holds(place(known), known, signal)))
    return { path: place(known), sha256: known, ...namesOf(fileName) };
  const source =
    reference.type === 'address'
      ? await askAddress(reference.url, options)
      : await askHub(reference.repository, reference.file, options);
  const from = reference.type === 'address' ? reference.url.host : `the Hub (${new URL(options.hub).host})`;
  options.onProgress?.({ type: 'started', from, bytes: source.bytes });
  const stem = source.sha256 ?? `fetched-${shortHash(`${key} ${source.bytes}`)}`;
  const received = join(directory, `${stem}.${randomUUID()}.received`);
  try {
    const onBytes = (bytes: number) => options.onProgress?.({ type: 'received', bytes });
    const sha256 = await receiveFile({
      path: received,
      sha256: source.sha256,
      directory,
      stem,
      resumes: true,
      fetch: (part) => downloadTo(part, source, options, onBytes),
      signal,
    });
    if (!(await hasGgufMagic(received)))
      throw new Failure('model-unsupported', `MODEL names ${describe(reference)}, which is not a GGUF file.`);
    await rename(received, place(sha256));
    await rememberedSha256(place(sha256), sidecarOf(place(sha256)), signal);
    await writeFile(`${note}.${process.pid}`, JSON.stringify({ sha256 }));
    await rename(`${note}.${process.pid}`, note);
    options.onProgress?.({ type: 'finished', path: place(sha256) });
    return { path: place(sha256), sha256, ...namesOf(fileName) };
  } finally {
    await rm(received, { force: true });
  }
}

/** Into the part, going on from what it holds. */
export async function downloadTo(
  path: string,
  { url, bytes }: Pick<Source, 'url' | 'bytes'>,
  { times, signal }: Pick<FetchOptions, 'times' | 'signal'>,
  onBytes: (received: number) => void,
): Promise<void> {
  await download({ url, path, bytes, times, onBytes, ...(signal === undefined ? {} : { signal }) });
}

/** For people: an address without the secrets that it may carry. */
export function describe(reference: ModelReference): string {
  switch (reference.type) {
    case 'address':
      return `${reference.url.origin}${reference.url.pathname}`;
    case 'hub-file':
      return `${reference.repository}/${reference.file} on the Hub`;
    case 'hub-model':
      return `${reference.repository} on the Hub`;
  }
}

const sidecarOf = (path: string) => path.replace(/\.gguf$/, '.ok.json');

async function readNote(note: string): Promise<string | undefined> {
  try {
    return rememberedSchema.parse(JSON.parse(await readFile(note, 'utf8'))).sha256;
  } catch {
    return undefined;
  }
}

async function holds(path: string, sha256: string, signal: AbortSignal | undefined): Promise<boolean> {
  const status = await stat(path).catch(() => undefined);
  return status !== undefined && (await rememberedSha256(path, sidecarOf(path), signal)) === sha256;
}

async function askHub(repository: string, file: string, options: FetchOptions): Promise<Source> {
  const { files } = await listHub({
    hub: options.hub,
    repository,
    connectMs: options.times.connectMs,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const found = files.get(file);
  if (found !== undefined) return found;
  const others = [...files.keys()].filter((name) => name.toLowerCase().endsWith('.gguf'));
  const there = others.length === 0 ? 'no .gguf files' : others.slice(0, 20).join(', ');
  throw new FetchTrouble(`${repository} has no ${file}; it holds ${there}`);
}

async function askAddress(url: URL, { times, signal }: FetchOptions): Promise<Source> {
  const timeout = AbortSignal.timeout(times.connectMs);
  try {
    const response = await fetch(url, {
      method: 'HEAD',
      headers: { 'accept-encoding': 'identity' },
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    if (!response.ok) throw new FetchTrouble(`the server answered with status ${response.status}`);
    const length = response.headers.get('content-length');
    if (length === null || !/^\d{1,15}$/.test(length))
      throw new FetchTrouble('the server does not say how long the file is');
    return { url: url.href, bytes: Number(length), sha256: undefined };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof FetchTrouble) throw error;
    throw new FetchTrouble(timeout.aborted ? 'no answer' : reasonOf(error), { cause: error });
  }
}
