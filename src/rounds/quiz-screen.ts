/**
 * Where a group round is seen: its messages are posted and changed by the bot itself, and a solution with its picture is drawn by a
 * worker over the newest press. Answers come faster than messages may be changed, so of each round one change is under way at most.
 */
import { randomUUID } from 'node:crypto';
import type { CalibrationJob } from '../jobs/calibration.js';
import type { Job } from '../jobs/contract.js';
import type { QuizJob } from '../jobs/quiz.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import type { PollReply } from '../polls/poll-store.js';
import { REDRAW_LIMITS, type RedrawLimits, Redraws } from '../polls/redraws.js';
import type { JobProducer } from '../queue/port.js';
import { submitAndWait } from '../queue/submit-and-wait.js';
import { quizControls } from '../render/controls/quiz.js';
import { quizCard } from '../render/quiz.js';
import type { QuizStore } from './quiz-store.js';
import { viewOfRound } from './quiz-view.js';
import type { RoomMessage, Rooms } from './rooms.js';

export interface ScreenPorts {
  readonly quizzes: QuizStore;
  readonly rooms: Rooms;
  readonly producer: Pick<JobProducer, 'submit' | 'outcome'>;
  readonly logger: Logger;
  readonly now: () => number;
  readonly limits?: RedrawLimits;
}

/** A picture is waited for so long; a solution without one is better than none. */
const DRAW_TIMEOUT_MS = 20_000;
/** As long as a round may be changed without a press. */
const KEPT_MS = 60 * 60_000;

export class QuizScreen {
  readonly #ports: ScreenPorts;
  readonly #redraws: Redraws<{ readonly untilMs: number }>;

  constructor(ports: ScreenPorts) {
    this.#ports = ports;
    this.#redraws = new Redraws(
      {
        draw: (round) => this.#draw(round),
        now: ports.now,
        later: (delayMs, act) => {
          const timer = setTimeout(act, delayMs);
          return () => clearTimeout(timer);
        },
      },
      ports.limits ?? REDRAW_LIMITS,
    );
  }

  /** Something of the round has changed. */
  changed(round: string): void {
    this.#redraws.request(round, { untilMs: this.#ports.now() + KEPT_MS });
  }

  /** Id of the message; undefined where the bot may not write. */
  async post(channel: string, quiz: QuizJob): Promise<string | undefined> {
    return await this.#ports.rooms.post(channel, messageOf(quiz), `${quiz.round}-${quiz.number}`);
  }

  /** Whether a worker has shown it with its picture in the message of `reply`. */
  async drawAt(
    { address, untilMs }: PollReply,
    drawn: QuizJob | CalibrationJob,
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
      return (await submitAndWait(producer, job, DRAW_TIMEOUT_MS)).type === 'answer';
    } catch (error) {
      logger.warn({ kind: drawn.kind, error: describeError(error) }, 'shown without its picture');
      return false;
    }
  }

  async flush(): Promise<void> {
    await this.#redraws.flush();
  }

  async #draw(id: string): Promise<boolean> {
    const { quizzes, rooms, logger } = this.#ports;
    try {
      const found = await quizzes.find(id);
      if (found === undefined) return true;
      const { round, reply, answers } = found;
      const all = round.state === 'revealed' ? await quizzes.answersOf(id) : [];
      const quiz = viewOfRound(round, answers, all);
      if (quiz === undefined || round.message === null) return true;
      const isDrawn = !quiz.isOpen && reply !== undefined && (await this.drawAt(reply, quiz, round.host));
      if (!isDrawn) await rooms.edit(round.channel, round.message, messageOf(quiz));
      if (!quiz.isOpen) await quizzes.drawn(id, round.number);
      return true;
    } catch (error) {
      logger.warn({ round: id, error: describeError(error) }, 'quiz not drawn');
      return false;
    }
  }
}

function messageOf(quiz: QuizJob): RoomMessage {
  return { command: 'quiz', subject: quiz.round, card: quizCard(quiz), controls: quizControls(quiz) };
}
