/**
 * Notices a consumer that has stopped taking jobs without saying so, which queue libraries are known for after an outage
 * (BullMQ #4585, #4479, #3185): Redis answers, questions wait, this worker has nothing to do, and still it takes none.
 */
import type { Logger } from '../ops/log.js';
import type { AbandonedHandler, JobConsumer, JobHandler } from './port.js';
import type { WaitingCount } from './waiting-count.js';

export interface WatchTimes {
  readonly sampleMs: number;
  /** How long questions wait beside an idle worker before it counts as stuck. */
  readonly stuckMs: number;
  /** How much longer before the process is given up. */
  readonly giveUpMs: number;
}

const WATCH_TIMES: WatchTimes = { sampleMs: 2_000, stuckMs: 20_000, giveUpMs: 10_000 };

export interface WatchedOptions {
  readonly count: WaitingCount;
  /** Called once; a new process is what helps. */
  onStuck(sentence: string): void;
  readonly logger: Logger;
  readonly times?: Partial<WatchTimes>;
}

export interface ConsumerState {
  /** Whether the queue answered when it was last asked. */
  readonly isReachable: boolean;
  /** Since when questions have waited beside an idle worker, as long as that goes on; monotonic milliseconds. */
  readonly idleSinceMs: number | undefined;
  readonly isStuck: boolean;
  readonly running: number;
}

export class WatchedConsumer implements JobConsumer {
  readonly #inner: JobConsumer;
  readonly #options: WatchedOptions;
  readonly #times: WatchTimes;
  readonly #now: () => number;
  #timer: NodeJS.Timeout | undefined;
  #isSampling = false;
  #isReachable = false;
  #running = 0;
  #lastSampleMs = Number.NEGATIVE_INFINITY;
  #idleSinceMs: number | undefined;
  #hasGivenUp = false;

  constructor(inner: JobConsumer, options: WatchedOptions, now: () => number = () => performance.now()) {
    this.#inner = inner;
    this.#options = options;
    this.#times = { ...WATCH_TIMES, ...options.times };
    this.#now = now;
  }

  async start(handler: JobHandler, onAbandoned: AbandonedHandler): Promise<void> {
    await this.#inner.start(async (job, context) => {
      this.#running++;
      this.#idleSinceMs = undefined;
      try {
        return await handler(job, context);
      } finally {
        this.#running--;
        this.#idleSinceMs = undefined;
      }
    }, onAbandoned);
    this.#timer = setInterval(() => void this.sample(), this.#times.sampleMs);
    this.#timer.unref();
  }

  async close(timeoutMs: number): Promise<void> {
    clearInterval(this.#timer);
    this.#hasGivenUp = true;
    await Promise.all([this.#inner.close(timeoutMs), this.#options.count.close(timeoutMs)]);
  }

  state(): ConsumerState {
    const idleMs = this.#idleSinceMs === undefined ? 0 : this.#now() - this.#idleSinceMs;
    return {
      isReachable: this.#isReachable,
      idleSinceMs: this.#idleSinceMs,
      isStuck: idleMs >= this.#times.stuckMs,
      running: this.#running,
    };
  }

  /** Asks the queue once. Only an unbroken row of answers counts: time in which nobody could look proves nothing. */
  async sample(): Promise<void> {
    if (this.#isSampling) return;
    this.#isSampling = true;
    try {
      const waiting = await this.#options.count.waiting();
      this.#isReachable = true;
      this.#take(waiting);
    } catch {
      this.#isReachable = false;
      this.#idleSinceMs = undefined;
    } finally {
      this.#isSampling = false;
    }
  }

  #take(waiting: number): void {
    const nowMs = this.#now();
    const isUnbroken = nowMs - this.#lastSampleMs <= 3 * this.#times.sampleMs;
    this.#lastSampleMs = nowMs;
    if (waiting === 0 || this.#running > 0 || !isUnbroken) {
      this.#idleSinceMs = undefined;
      return;
    }
    this.#idleSinceMs ??= nowMs;
    const idleMs = nowMs - this.#idleSinceMs;
    if (idleMs < this.#times.stuckMs + this.#times.giveUpMs || this.#hasGivenUp) return;
    this.#hasGivenUp = true;
    const seconds = Math.round(idleMs / 1000);
    this.#options.logger.error({ waiting, idleSeconds: seconds }, 'the worker takes no questions any more');
    this.#options.onStuck(
      `for ${seconds} s it has taken none of the ${waiting} questions that wait, though Redis answers`,
    );
  }
}
