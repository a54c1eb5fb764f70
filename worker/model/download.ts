/**
 * One file over HTTP into a partial file: goes on where a cut-off or an earlier start stopped, gives up where nothing comes.
 * Whether the bytes are the right ones is the caller's to check.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { FetchTrouble, reasonOf } from './fetch-trouble.js';

export interface DownloadTimes {
  /** Until the answer's headers are there. */
  readonly connectMs: number;
  /** Between two pieces of the body. */
  readonly stallMs: number;
  /** Before the next attempt. */
  readonly retryMs: number;
}

export const DOWNLOAD_TIMES: DownloadTimes = { connectMs: 10_000, stallMs: 30_000, retryMs: 1_000 };

/** Attempts in a row that bring no byte; one that brings some starts the count again. */
const FRUITLESS_ATTEMPTS = 2;
/** In all; a server that cuts off more often is no way to the file. */
const ATTEMPTS = 50;

export interface Download {
  readonly url: string;
  /** The partial file; what it holds already is taken as the file's beginning. */
  readonly path: string;
  /** Size of the whole file. */
  readonly bytes: number;
  readonly times?: DownloadTimes;
  readonly onBytes?: (received: number) => void;
  readonly signal?: AbortSignal;
}

/** Resolves when the partial file has `bytes` bytes. Rejects with FetchTrouble, or with the signal's reason. */
export async function download(task: Download): Promise<void> {
  const file = await open(task.path, 'a+');
  try {
    let fruitless = 0;
    for (let attempts = 1; ; attempts++) {
      const before = await usableBytes(file, task.bytes);
      if (before === task.bytes) break;
      const trouble = await attempt(task, file, before);
      if (trouble === undefined && attempts < ATTEMPTS) continue;
      task.signal?.throwIfAborted();
      const hasProgress = (await file.stat()).size > before;
      fruitless = hasProgress ? 0 : fruitless + 1;
      if (trouble === undefined) throw new FetchTrouble('the partial file was changed by somebody else');
      if (trouble.isFinal || fruitless >= FRUITLESS_ATTEMPTS || attempts >= ATTEMPTS) {
        throw new FetchTrouble(trouble.reason);
      }
      await sleep(
        task.times?.retryMs ?? DOWNLOAD_TIMES.retryMs,
        undefined,
        task.signal === undefined ? {} : { signal: task.signal },
      );
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A partial file longer than the whole is not its beginning. */
async function usableBytes(file: FileHandle, bytes: number): Promise<number> {
  const { size } = await file.stat();
  if (size <= bytes) return size;
  await file.truncate(0);
  return 0;
}

interface AttemptTrouble {
  readonly reason: string;
  /** Asking again cannot help. */
  readonly isFinal: boolean;
}

/** Undefined: the body came to its end. */
async function attempt(
  task: Download,
  file: FileHandle,
  offset: number,
): Promise<AttemptTrouble | undefined> {
  const times = task.times ?? DOWNLOAD_TIMES;
  const watchdog = new Watchdog(task.signal);
  try {
    watchdog.start(times.connectMs, 'no answer');
    const response = await fetch(task.url, {
      headers: { 'accept-encoding': 'identity', ...(offset > 0 ? { range: `bytes=${offset}-` } : {}) },
      signal: watchdog.signal,
    });
    const refusal = await checkAnswer(response, file, offset, task.bytes);
    if (refusal !== undefined) {
      await response.body?.cancel();
      return refusal;
    }
    let received = response.status === 206 ? offset : 0;
    watchdog.start(times.stallMs, 'the transfer stalled: nothing came');
    for await (const piece of response.body ?? []) {
      received += piece.byteLength;
      if (received > task.bytes) return tooLong(file, task.bytes);
      await file.appendFile(piece);
      task.onBytes?.(received);
      watchdog.start(times.stallMs, 'the transfer stalled: nothing came');
    }
    return received === task.bytes
      ? undefined
      : { reason: `cut off after ${received} of ${task.bytes} bytes`, isFinal: false };
  } catch (error) {
    return { reason: watchdog.expired ?? reasonOf(error), isFinal: false };
  } finally {
    watchdog.stop();
  }
}

/** Makes the partial file fit the answer: emptied where the server starts from the beginning. */
async function checkAnswer(
  response: Response,
  file: FileHandle,
  offset: number,
  bytes: number,
): Promise<AttemptTrouble | undefined> {
  const { status } = response;
  if (status === 206) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
    if (Number(range?.[1]) === offset && (range?.[2] === '*' || Number(range?.[2]) === bytes))
      return undefined;
    await file.truncate(0);
    return { reason: 'the server sent another part than was asked for', isFinal: false };
  }
  if (status === 416) {
    await file.truncate(0);
    return { reason: 'the server cannot go on where the transfer stopped', isFinal: false };
  }
  if (status !== 200) {
    const mayPass = status === 408 || status === 429 || status >= 500;
    return { reason: `the server answered with status ${status}`, isFinal: !mayPass };
  }
  if (offset > 0) await file.truncate(0);
  const announced = response.headers.get('content-length');
  if (announced === null || Number(announced) === bytes) return undefined;
  return { reason: `the file there has ${announced} bytes instead of ${bytes}`, isFinal: true };
}

async function tooLong(file: FileHandle, bytes: number): Promise<AttemptTrouble> {
  await file.truncate(0);
  return { reason: `the server sent more than ${bytes} bytes`, isFinal: true };
}

/** Aborts what it watches when it is not started anew in time, or when the outer signal aborts. */
class Watchdog {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  readonly #onOuterAbort = () => this.#controller.abort(this.#outer?.reason);
  #timer: NodeJS.Timeout | undefined;
  /** Why the time ran out; undefined while it has not. */
  expired: string | undefined;

  constructor(outer: AbortSignal | undefined) {
    this.#outer = outer;
    if (outer?.aborted === true) this.#onOuterAbort();
    outer?.addEventListener('abort', this.#onOuterAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  start(timeoutMs: number, reason: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.expired = `${reason} for ${timeoutMs / 1000} s`;
      this.#controller.abort();
    }, timeoutMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#onOuterAbort);
  }
}
