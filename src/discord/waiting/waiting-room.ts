/**
 * Tells those who wait where their question is: once it has waited for a moment, and then now and then, in the place of its
 * answer. An edit is made only while no worker can show the answer (`producer.whileWaiting`), so the answer always comes last.
 */
import type { Job } from '../../jobs/contract.js';
import { type Cost, costOf } from '../../jobs/cost.js';
import type { Logger } from '../../ops/log.js';
import { describeError } from '../../ops/stopping.js';
import type { JobProducer, StageHandler } from '../../queue/port.js';
import type { ReplySender } from '../reply.js';
import { ServiceTimes } from './service-times.js';
import { Turns } from './turns.js';
import { typedLine, unansweredMessage, waitingMessage, waitingSentence } from './waiting-message.js';

export interface WaitingPorts {
  readonly producer: Pick<JobProducer, 'place' | 'cancel' | 'ended' | 'whileWaiting'>;
  readonly replies: Pick<ReplySender, 'tryEdit' | 'deliver' | 'isUnanswered'>;
  readonly logger: Logger;
  readonly times?: Partial<WaitingTimes>;
}

export interface WaitingTimes {
  /** What is answered sooner needs no word. */
  readonly firstMs: number;
  /** Between two edits of one message. */
  readonly everyMs: number;
  /**
   * Between two edits of any, the first ones included: when many wait, each is told later and less often. Discord counts the edits
   * of each message apart, but an address that sends very many at once is refused as a whole, and with it the answers.
   */
  readonly apartMs: number;
}

export const WAITING_TIMES: WaitingTimes = { firstMs: 1_200, everyMs: 2_500, apartMs: 100 };

/** What was typed, as far as it may be shown and asked again. */
export interface Asked {
  readonly typed: string | undefined;
  readonly card: Job['card'];
}

interface Guest {
  readonly job: Job;
  readonly interactionId: string;
  readonly cost: Cost;
  readonly typed: string | undefined;
  /** The sentence that stands there. */
  shown: string | undefined;
  runningSinceMs: number | undefined;
  timer: NodeJS.Timeout | undefined;
}

export class WaitingRoom {
  readonly #ports: WaitingPorts;
  readonly #times: WaitingTimes;
  readonly #guests = new Map<string, Guest>();
  readonly #turns: Turns<Guest>;
  readonly #serviceTimes = new ServiceTimes();
  /** How many of the guests are worked on. */
  #running = 0;
  #isClosed = false;

  constructor(ports: WaitingPorts) {
    this.#ports = ports;
    this.#times = { ...WAITING_TIMES, ...ports.times };
    this.#turns = new Turns(this.#times.apartMs, (guest) => void this.#tell(guest));
  }

  /** Before the job is submitted, whose stages may be told at once. `typed`: its command and options, where they may be shown. */
  enter(job: Job, typed?: Parameters<typeof typedLine>): void {
    const [, interactionId] = /^i-(\d{1,20})$/.exec(job.id) ?? [];
    if (interactionId === undefined || job.reply.via !== 'discord' || this.#guests.has(job.id)) return;
    this.#guests.set(job.id, {
      job,
      interactionId,
      cost: costOf(job.question),
      typed: typed === undefined ? undefined : typedLine(...typed),
      shown: undefined,
      runningSinceMs: undefined,
      timer: undefined,
    });
  }

  /** It was not taken. */
  leave(jobId: string): void {
    const guest = this.#guests.get(jobId);
    if (guest === undefined) return;
    this.#leaveInPeace(guest);
    if (guest.runningSinceMs !== undefined) this.#running--;
    this.#guests.delete(jobId);
  }

  /** Undefined when this process does not know of the question. */
  askedAs(jobId: string): Asked | undefined {
    const guest = this.#guests.get(jobId);
    return guest === undefined ? undefined : { typed: guest.typed, card: guest.job.card };
  }

  readonly onStage: StageHandler = (jobId, stage, { atMs, outcome }) => {
    const guest = this.#guests.get(jobId);
    if (guest === undefined) return;
    switch (stage) {
      case 'queued':
        if (guest.job.showsProgress === true) this.#later(guest, this.#times.firstMs, 'first');
        return;
      case 'running':
        this.#leaveInPeace(guest);
        if (guest.runningSinceMs === undefined) this.#running++;
        guest.runningSinceMs = atMs;
        return;
      case 'ended':
        this.leave(jobId);
        if (guest.runningSinceMs !== undefined && (outcome === 'answer' || outcome === 'refusal'))
          this.#serviceTimes.took(guest.cost, Math.max(0, atMs - guest.runningSinceMs));
        if (outcome === 'gave-up') void this.#tellIfLost(guest);
    }
  };

  close(): void {
    this.#isClosed = true;
    for (const id of this.#guests.keys()) this.leave(id);
    this.#turns.close();
  }

  #later(guest: Guest, delayMs: number, comes: 'first' | 'again'): void {
    clearTimeout(guest.timer);
    if (this.#isClosed || !this.#guests.has(guest.job.id)) return;
    guest.timer = setTimeout(() => this.#turns.join(guest, comes), delayMs);
    guest.timer.unref();
  }

  /** Nothing more is told of its place. */
  #leaveInPeace(guest: Guest): void {
    clearTimeout(guest.timer);
    this.#turns.leave(guest);
  }

  async #tell(guest: Guest): Promise<void> {
    let nextMs = this.#times.everyMs;
    try {
      const { producer } = this.#ports;
      const place = await producer.place(guest.job.id);
      if (place === undefined || place.state !== 'waiting') return;
      const untilMs = this.#serviceTimes.untilAnswerMs(place.ahead, this.#running, guest.cost);
      const waiting = { type: 'queued', ahead: place.ahead, untilMs } as const;
      const { locale } = guest.job;
      const sentence = waitingSentence(waiting, locale);
      if (sentence !== guest.shown) {
        const message = waitingMessage(waiting, guest.interactionId, guest.typed, locale);
        await producer.whileWaiting(guest.job.id, async (signal) => {
          const edited = await this.#edit(guest, message, signal);
          if (edited === 'gone') await this.#giveUp(guest);
          else if (edited === 'delivered') guest.shown = sentence;
          else nextMs = Math.max(nextMs, edited);
        });
      }
    } catch (error) {
      this.#ports.logger.debug({ job: guest.job.id, error: describeError(error) }, 'who waits was not told');
    }
    this.#later(guest, nextMs, 'again');
  }

  async #edit(guest: Guest, message: ReturnType<typeof waitingMessage>, signal: AbortSignal) {
    const { reply } = guest.job;
    return reply.via === 'discord' ? await this.#ports.replies.tryEdit(reply, message, signal) : 'gone';
  }

  /** Somebody took the message away, or nobody can see it any more: no answer is wanted. */
  async #giveUp({ job }: Guest): Promise<void> {
    this.#ports.logger.info({ job: job.id }, 'the message is gone, and the question with it');
    await this.#ports.producer.cancel(job.id);
  }

  /**
   * Whoever gives a question up says so. When the queue forgot it instead, nobody has; but what it forgot may be that the question
   * was answered.
   */
  async #tellIfLost({ job, typed }: Guest): Promise<void> {
    const { producer, replies, logger } = this.#ports;
    try {
      if ((await producer.ended(job.id)) !== undefined) return;
      logger.warn({ job: job.id }, 'the queue lost a question');
      if (job.showsProgress !== true || job.reply.via !== 'discord') return;
      if (!(await replies.isUnanswered(job.reply, job.expiresAtMs))) return;
      const message = unansweredMessage('queue-lost', typed, job.card, job.locale);
      await replies.deliver(job.reply, message, job.expiresAtMs);
    } catch (error) {
      logger.warn({ job: job.id, error: describeError(error) }, 'the person could not be told');
    }
  }
}
