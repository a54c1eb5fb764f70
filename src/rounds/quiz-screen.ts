/**
 * Where a group round is seen: its messages are posted and changed by the bot itself, and a solution with its picture is drawn by a
 * worker over the newest press. Answers come faster than messages may be changed, so of each round one change is under way at most.
 */
import { randomUUID } from 'node:crypto';
import type { Job } from '../jobs/contract.js';
import type { QuizJob } from '../jobs/quiz.js';
import type { QuizScoresJob } from '../jobs/quiz-scores.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import type { PollReply } from '../polls/poll-store.js';
import { REDRAW_LIMITS, type RedrawLimits, Redraws } from '../polls/redraws.js';
import type { JobProducer } from '../queue/port.js';
import { submitAndWait } from '../queue/submit-and-wait.js';
import { quizControls } from '../render/controls/quiz.js';
import { quizCard } from '../render/quiz.js';
import type { QuizRound } from './quiz-round.js';
import type { FoundRound, QuizStore } from './quiz-store.js';
import { viewOfRound } from './quiz-view.js';
import type { RoomMessage, Rooms } from './rooms.js';

export interface ScreenPorts {
  readonly quizzes: QuizStore;
  readonly rooms: Rooms;
  readonly producer: Pick<JobProducer, 'submit' | 'outcome'>;
  readonly logger: Logger;
  readonly now: () => number;
  /** Calls once after `delayMs`; what it returns calls it off. */
  readonly later: (delayMs: number, act: () => void) => () => void;
  readonly limits?: RedrawLimits;
}

/** A picture is waited for so long; a solution without one is better than none. */
const DRAW_TIMEOUT_MS = 20_000;
/** A question is posted in that time, or a solution drawn with all the waiting for Discord; else another bot does it. */
const CLAIM_MS = 90_000;
/** As long as a round may be changed without a press. */
const KEPT_MS = 60 * 60_000;

export class QuizScreen {
  readonly #ports: ScreenPorts;
  /** As the store tells bots from each other. */
  readonly #owner = randomUUID();
  readonly #redraws: Redraws<{ readonly untilMs: number }>;

  constructor(ports: ScreenPorts) {
    this.#ports = ports;
    this.#redraws = new Redraws(
      {
        draw: (round) => this.#draw(round),
        now: ports.now,
        later: ports.later,
      },
      ports.limits ?? REDRAW_LIMITS,
    );
  }

  /** Something of the round has changed. */
  changed(round: string): void {
    this.#redraws.request(round, { untilMs: this.#ports.now() + KEPT_MS });
  }

  /** As `QuizStore.claim` says it, for this bot. */
  async claim(id: string, number: number): Promise<boolean> {
    const nowMs = this.#ports.now();
    return await this.#ports.quizzes.claim(id, number, {
      owner: this.#owner,
      nowMs,
      untilMs: nowMs + CLAIM_MS,
    });
  }

  /**
   * Id of the message of a question that a bot which has died may have posted. The nonce of `post` is good for a few minutes alone,
   * and longer there may have been no bot.
   */
  async findPosted({ channel, number, createdAtMs }: QuizRound, quiz: QuizJob): Promise<string | undefined> {
    // Later questions have no time of their own, but stand in a thread in which little else is written.
    return await this.#ports.rooms.findPosted(
      channel,
      messageOf(quiz),
      number === 1 ? createdAtMs : undefined,
    );
  }

  /** Id of the message; undefined where the bot may not write. */
  async post(channel: string, quiz: QuizJob): Promise<string | undefined> {
    return await this.#ports.rooms.post(channel, messageOf(quiz), `${quiz.round}-${quiz.number}`);
  }

  /** Whether a worker has shown it with its picture in the message of `reply`. */
  async drawAt(
    { address, untilMs }: PollReply,
    drawn: QuizJob | QuizScoresJob,
    person: string,
  ): Promise<boolean> {
    const { producer, now, logger } = this.#ports;
    const nowMs = now();
    if (untilMs <= nowMs) return false;
    const job: Job = {
      id: `q-${randomUUID()}`,
      question: drawn,
      reply: address,
      person,
      createdAtMs: nowMs,
      expiresAtMs: untilMs,
    };
    try {
      const outcome = await submitAndWait(producer, job, DRAW_TIMEOUT_MS);
      // A press that died with its bot before Discord heard of it leaves an address that leads nowhere.
      return outcome.type === 'answer' && outcome.isUnseen !== true;
    } catch (error) {
      logger.warn({ kind: drawn.kind, error: describeError(error) }, 'shown without its picture');
      return false;
    }
  }

  async flush(): Promise<void> {
    await this.#redraws.flush();
  }

  async #draw(id: string): Promise<boolean> {
    const { quizzes, logger } = this.#ports;
    try {
      const found = await quizzes.find(id);
      if (found === undefined) return true;
      const { number, state } = found.round;
      if (state === 'open') await this.#drawOpen(found);
      else if (await this.claim(id, number)) await this.#drawSolution(found);
      return true;
    } catch (error) {
      logger.warn({ round: id, error: describeError(error) }, 'quiz not drawn');
      return false;
    }
  }

  /** How many have answered. Over a solution that another bot has drawn meanwhile, the solution again. */
  async #drawOpen({ round, answers }: FoundRound): Promise<void> {
    const { quizzes, rooms } = this.#ports;
    const quiz = viewOfRound(round, answers);
    if (quiz === undefined || round.message === null) return;
    await rooms.edit(round.channel, round.message, messageOf(quiz));
    const after = await quizzes.find(round.id);
    if (after?.round.number === round.number && after.round.state === 'revealed')
      await this.#drawSolution(after);
  }

  async #drawSolution({ round, reply, answers }: FoundRound): Promise<void> {
    const { quizzes, rooms } = this.#ports;
    const quiz = viewOfRound(round, answers, await quizzes.answersOf(round.id));
    if (quiz === undefined || round.message === null) return;
    const isDrawn = reply !== undefined && (await this.drawAt(reply, quiz, round.host));
    if (!isDrawn) await rooms.edit(round.channel, round.message, messageOf(quiz));
    await quizzes.drawn(round.id, round.number);
  }
}

function messageOf(quiz: QuizJob): RoomMessage {
  return { command: 'quiz', subject: quiz.round, card: quizCard(quiz), controls: quizControls(quiz) };
}
