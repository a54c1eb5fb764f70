/**
 * The worker process as the bot sees it: started, started again with a growing pause when it dies, asked to close, and
 * killed when it does not. Knows messages, not jobs.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { settlesWithin, within } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { type FromChild, fromChildSchema, type ToChild } from './child-messages.js';

export interface ChildLinkOptions {
  readonly childModule: URL;
  readonly env?: NodeJS.ProcessEnv;
  readonly logger?: Logger;
  /** Pause before a new start; doubled for each process that did not serve long, at most `maxRestartMs`. */
  readonly restartMs?: number;
  readonly maxRestartMs?: number;
  /** A process that says nothing for so long is taken for hung and stopped. */
  readonly silentMs?: number;
  onMessage(message: FromChild): void;
  /** The process has ended. `failedStarts` counts how many in a row ended before they were ready. */
  onGone(failedStarts: number): void;
}

const RUN = fileURLToPath(new URL('../ops/run.mjs', import.meta.url));
/**
 * A small young generation: what a worker computes lies outside of JavaScript's heap, and each of its threads would keep tens of
 * megabytes for short-lived objects.
 */
const WORKER_ARGUMENTS: readonly string[] = ['--max-semi-space-size=2'];
const RESTART_MS = { first: 200, max: 10_000 } as const;
/** Reading a model may take up a slow machine's thread for some seconds. */
const SILENT_MS = 45_000;
/** A process that served as long as this was well: its end starts the pauses afresh. */
const SERVED_LONG_MS = 10_000;
/** Of the time to close: for ending jobs, and until the process is killed. */
const CLOSE_SHARES = { jobs: 0.7, exit: 0.9 } as const;

export class ChildLink {
  readonly #options: ChildLinkOptions;
  #child: ChildProcess | undefined;
  #ready = false;
  #closing = false;
  #readySinceMs: number | undefined;
  #shortLives = 0;
  #failedStarts = 0;
  #restart: NodeJS.Timeout | undefined;
  #listening: NodeJS.Timeout | undefined;
  #heardMs = 0;
  #hasClosed: (() => void) | undefined;
  /** Whoever waits for the metrics of the child; one page serves all. */
  readonly #askedForMetrics: ((text: string) => void)[] = [];

  constructor(options: ChildLinkOptions) {
    this.#options = options;
    this.#start();
  }

  /** True while jobs may be sent. */
  get ready(): boolean {
    return this.#ready;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  send(message: ToChild): void {
    const child = this.#child;
    if (child === undefined) return;
    child.send(message, (error) => {
      // A child that cannot be told anything is of no use; its exit starts a new one.
      if (error !== null) child.kill('SIGKILL');
    });
  }

  /** Of the present child; empty when there is none or it does not answer within `timeoutMs`. */
  async metrics(timeoutMs: number): Promise<string> {
    if (!this.#ready) return '';
    const told = new Promise<string>((resolve) => this.#askedForMetrics.push(resolve));
    this.send({ type: 'metrics' });
    return await within(told, timeoutMs, () => new Error('late')).catch(() => '');
  }

  /** For a child that no longer answers; a new one is started. */
  kill(): void {
    this.#ready = false;
    this.#child?.kill('SIGKILL');
  }

  /** Settles within `timeoutMs`, by SIGKILL if need be. */
  async close(timeoutMs: number): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#restart);
    clearInterval(this.#listening);
    const child = this.#child;
    if (child === undefined) return;
    const startedMs = performance.now();
    const left = (share: number) => timeoutMs * share - (performance.now() - startedMs);
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (this.#ready) {
      const closed = new Promise<void>((resolve) => {
        this.#hasClosed = resolve;
      });
      this.send({ type: 'close', timeoutMs: timeoutMs * CLOSE_SHARES.jobs });
      await settlesWithin(Promise.race([closed, exited]), left(CLOSE_SHARES.exit));
    }
    child.kill('SIGTERM');
    if (await settlesWithin(exited, left(CLOSE_SHARES.exit))) return;
    child.kill('SIGKILL');
    await settlesWithin(exited, left(1));
  }

  #start(): void {
    const { childModule, env, logger } = this.#options;
    const child = fork(RUN, [fileURLToPath(childModule)], {
      execArgv: [...WORKER_ARGUMENTS],
      // Standard output belongs to the bot (the terminal door prints its answer there): the child logs to standard error.
      stdio: ['ignore', 2, 2, 'ipc'],
      ...(env === undefined ? {} : { env }),
    });
    this.#child = child;
    let gone = false;
    const onEnd = (reason: string) => {
      if (gone) return;
      gone = true;
      this.#onGone(reason);
    };
    child.on('message', (message) => {
      if (this.#child === child) this.#onMessage(message);
    });
    child.on('error', (error) => {
      logger?.error({ error: error.message }, 'trouble with the worker process');
      if (child.pid === undefined) onEnd('could not be started');
    });
    child.on('exit', (code, signal) => onEnd(signal ?? `code ${code}`));
  }

  #onMessage(message: unknown): void {
    this.#heardMs = performance.now();
    const parsed = fromChildSchema.safeParse(message);
    if (!parsed.success) {
      this.#options.logger?.error('a message of the worker process was not understood');
      return;
    }
    if (parsed.data.type === 'ready') {
      this.#ready = true;
      this.#readySinceMs = performance.now();
      this.#failedStarts = 0;
      this.#listen();
    }
    if (parsed.data.type === 'closing') this.#ready = false;
    if (parsed.data.type === 'metrics') {
      for (const tell of this.#askedForMetrics.splice(0)) tell(parsed.data.text);
      return;
    }
    this.#options.onMessage(parsed.data);
    if (parsed.data.type === 'closed') this.#hasClosed?.();
  }

  /** Something that never ends and lets nothing else run would keep all questions waiting. */
  #listen(): void {
    const silentMs = this.#options.silentMs ?? SILENT_MS;
    const everyMs = silentMs / 10;
    let lastMs = performance.now();
    clearInterval(this.#listening);
    this.#listening = setInterval(() => {
      const nowMs = performance.now();
      // This process could not listen itself for a while, so it does not know.
      if (nowMs - lastMs > 3 * everyMs) this.#heardMs = nowMs;
      lastMs = nowMs;
      if (nowMs - this.#heardMs < silentMs) return;
      this.#options.logger?.error({ silentMs }, 'the worker process says nothing any more and is stopped');
      this.kill();
    }, everyMs);
    this.#listening.unref();
  }

  #onGone(reason: string): void {
    clearInterval(this.#listening);
    const readySinceMs = this.#readySinceMs;
    this.#ready = false;
    this.#readySinceMs = undefined;
    this.#child = undefined;
    if (readySinceMs === undefined) this.#failedStarts++;
    const servedLong = readySinceMs !== undefined && performance.now() - readySinceMs >= SERVED_LONG_MS;
    this.#shortLives = servedLong ? 0 : this.#shortLives + 1;
    if (!this.#closing) {
      const firstMs = this.#options.restartMs ?? RESTART_MS.first;
      const maxMs = this.#options.maxRestartMs ?? RESTART_MS.max;
      const pauseMs = Math.min(maxMs, firstMs * 2 ** Math.max(0, this.#shortLives - 1));
      this.#options.logger?.error(
        { reason, failedStarts: this.#failedStarts, pauseMs },
        'the worker process ended',
      );
      this.#restart = setTimeout(() => this.#start(), pauseMs);
    }
    this.#options.onGone(this.#failedStarts);
  }
}
