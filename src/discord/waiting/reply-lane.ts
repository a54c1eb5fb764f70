/**
 * A worker's own edits of one message before its answer: one request at a time, the newest state wins, and none once the answer is
 * about to be shown.
 */
import type { Job } from '../../jobs/contract.js';
import type { JobProgress } from '../../jobs/progress.js';
import type { Logger } from '../../ops/log.js';
import { describeError } from '../../ops/stopping.js';
import type { JobContext } from '../../queue/port.js';
import type { DiscordAddress, ReplySender } from '../reply.js';
import { type Waiting, waitingMessage, waitingSentence } from './waiting-message.js';

export interface LaneTimes {
  readonly firstMs: number;
  readonly everyMs: number;
  /** Longest that the answer waits for an edit before it. */
  readonly editMs: number;
}

const LANE_TIMES: LaneTimes = { firstMs: 1_500, everyMs: 2_500, editMs: 5_000 };

export interface LanePorts {
  readonly replies: Pick<ReplySender, 'tryEdit'>;
  readonly context: Pick<JobContext, 'signal' | 'beforeShow'>;
  readonly logger: Logger;
  readonly times?: Partial<LaneTimes>;
}

export class ReplyLane {
  readonly #ports: LanePorts;
  readonly #times: LaneTimes;
  readonly #locale: Job['locale'];
  /** Undefined: nothing is said before the answer. */
  readonly #to: { readonly address: DiscordAddress; readonly interactionId: string } | undefined;
  #state: Waiting = { type: 'running' };
  #shown: string | undefined;
  #editing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor({ id, reply, showsProgress, locale }: Job, ports: LanePorts) {
    this.#locale = locale;
    this.#ports = ports;
    this.#times = { ...LANE_TIMES, ...ports.times };
    const [, interactionId] = /^i-(\d{1,20})$/.exec(id) ?? [];
    if (showsProgress !== true || reply.via !== 'discord' || interactionId === undefined) return;
    this.#to = { address: reply, interactionId };
    this.#later(this.#times.firstMs);
  }

  /** What the next edit says; undefined: that it is worked on. */
  tell(progress: JobProgress | undefined): void {
    this.#state = progress === undefined ? { type: 'running' } : { type: 'progress', progress };
  }

  /** Resolves when no edit is under way any more; none follows. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#editing;
  }

  #later(delayMs: number): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#editing = this.#edit();
    }, delayMs);
    this.#timer.unref();
  }

  async #edit(): Promise<void> {
    const { replies, context, logger } = this.#ports;
    const sentence = waitingSentence(this.#state, this.#locale);
    let nextMs = this.#times.everyMs;
    if (this.#to !== undefined && sentence !== this.#shown) {
      const { address, interactionId } = this.#to;
      try {
        await context.beforeShow();
        if (this.#isClosed) return;
        const signal = AbortSignal.any([context.signal, AbortSignal.timeout(this.#times.editMs)]);
        const edited = await replies.tryEdit(
          address,
          waitingMessage(this.#state, interactionId, undefined, this.#locale),
          signal,
        );
        if (edited === 'gone') return;
        if (edited === 'delivered') this.#shown = sentence;
        else nextMs = Math.max(nextMs, edited);
      } catch (error) {
        if (context.signal.aborted) return;
        logger.debug({ error: describeError(error) }, 'progress not shown');
      }
    }
    this.#later(nextMs);
  }
}
