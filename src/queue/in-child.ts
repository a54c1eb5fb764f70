/**
 * Consumer of the in-process queue: serves the bot that started this process, over their IPC channel.
 * Abandoned jobs are the bot's to report, because it is the one that outlives this process.
 */

import { type Job, jobSchema } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { type FromChild, type ToChild, toChildSchema } from './child-messages.js';
import type { JobConsumer, JobHandler } from './port.js';
import { runJob } from './run-job.js';

export interface ChildConsumerOptions {
  readonly logger?: Logger;
  /** How long running jobs may still end after the bot has gone; replies need no bot. */
  readonly orphanTimeoutMs?: number;
  /** The metrics page of this process, for the bot to show with its own. */
  readonly metrics?: () => Promise<string>;
  /** How often the bot is told that this process is alive. */
  readonly aliveMs?: number;
}

const ALIVE_MS = 2_000;

interface Run {
  readonly cancelling: AbortController;
  ended: Promise<void>;
}

/** After an abort a handler gets this part of the closing time to hand back. */
const HAND_BACK_SHARE = 0.2;

export function createChildConsumer(options: ChildConsumerOptions = {}): JobConsumer {
  return new ChildConsumer(options);
}

class ChildConsumer implements JobConsumer {
  readonly #logger: Logger | undefined;
  readonly #orphanTimeoutMs: number;
  readonly #metrics: (() => Promise<string>) | undefined;
  readonly #aliveMs: number;
  readonly #stopping = new AbortController();
  readonly #running = new Map<number, Run>();
  #handler: JobHandler | undefined;
  #closed: Promise<void> | undefined;

  constructor(options: ChildConsumerOptions) {
    this.#logger = options.logger;
    this.#metrics = options.metrics;
    this.#aliveMs = options.aliveMs ?? ALIVE_MS;
    this.#orphanTimeoutMs = options.orphanTimeoutMs ?? 10_000;
  }

  async start(handler: JobHandler): Promise<void> {
    this.#handler = handler;
    process.on('message', this.#onMessage);
    process.once('disconnect', this.#onDisconnect);
    if (process.connected !== true) this.#onDisconnect();
    send({ type: 'ready' });
    setInterval(() => send({ type: 'alive' }), this.#aliveMs).unref();
  }

  close(timeoutMs: number): Promise<void> {
    this.#closed ??= this.#close(timeoutMs);
    return this.#closed;
  }

  async #close(timeoutMs: number): Promise<void> {
    send({ type: 'closing' });
    const handBackMs = timeoutMs * HAND_BACK_SHARE;
    if (!(await settlesWithin(this.#allEnded(), timeoutMs - handBackMs))) {
      this.#stopping.abort(new Failure('shutting-down', 'the worker stops'));
      await settlesWithin(this.#allEnded(), handBackMs);
      for (const delivery of this.#running.keys()) send({ type: 'handed-back', delivery });
    }
    process.off('message', this.#onMessage);
    send({ type: 'closed' });
  }

  readonly #onMessage = (message: unknown): void => {
    const parsed = toChildSchema.safeParse(message);
    if (!parsed.success) {
      this.#logger?.error('a message of the bot was not understood');
      return;
    }
    switch (parsed.data.type) {
      case 'close':
        void this.close(parsed.data.timeoutMs);
        return;
      case 'cancel':
        this.#running
          .get(parsed.data.delivery)
          ?.cancelling.abort(new Failure('cancelled', 'nobody wants the answer'));
        return;
      case 'metrics':
        void this.#tellMetrics();
        return;
      case 'job':
        this.#take(parsed.data);
    }
  };

  async #tellMetrics(): Promise<void> {
    send({ type: 'metrics', text: (await this.#metrics?.().catch(() => '')) ?? '' });
  }

  readonly #onDisconnect = (): void => {
    this.#logger?.warn({ running: this.#running.size }, 'the bot has gone, the worker follows');
    void this.close(this.#orphanTimeoutMs).then(() => process.exit(0));
  };

  #take(message: Extract<ToChild, { type: 'job' }>): void {
    const { delivery, start } = message;
    const job = readJob(message.job);
    if (job === undefined) {
      this.#logger?.error({ delivery }, 'a job could not be decoded');
      send({ type: 'rejected', delivery });
      return;
    }
    if (this.#closed !== undefined || this.#handler === undefined) {
      send({ type: 'handed-back', delivery });
      return;
    }
    const run: Run = { cancelling: new AbortController(), ended: Promise.resolve() };
    this.#running.set(delivery, run);
    run.ended = this.#run(job, this.#handler, { start, delivery, signal: run.cancelling.signal }).finally(
      () => this.#running.delete(delivery),
    );
  }

  async #run(
    job: Job,
    handler: JobHandler,
    { start, delivery, signal }: { start: number; delivery: number; signal: AbortSignal },
  ): Promise<void> {
    const end = await runJob(job, handler, {
      start,
      signal: AbortSignal.any([signal, this.#stopping.signal]),
      // The bot sends nothing while it edits the message itself, and there is no other worker.
      beforeShow: async () => undefined,
      progress: (progress) => send({ type: 'progress', delivery, progress }),
    });
    switch (end.type) {
      case 'ended':
        send({ type: 'ended', delivery, outcome: JSON.stringify(end.outcome) });
        return;
      case 'abandoned':
        send({ type: 'abandoned', delivery, code: end.code });
        return;
      case 'cancelled':
        send({ type: 'cancelled', delivery });
        return;
      case 'lost':
        send({ type: 'threw', delivery, retry: false });
        return;
      case 'threw':
        if (this.#stopping.signal.aborted) {
          send({ type: 'handed-back', delivery });
          return;
        }
        this.#logger?.warn({ job: job.id, start, error: describeError(end.error) }, 'job not finished');
        send({ type: 'threw', delivery, retry: end.retry });
    }
  }

  async #allEnded(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }
}

function readJob(text: string): Job | undefined {
  try {
    return jobSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A bot that has gone hears nothing: that is handled by its disconnect. */
function send(message: FromChild): void {
  if (process.connected === true) process.send?.(message, undefined, undefined, () => undefined);
}
