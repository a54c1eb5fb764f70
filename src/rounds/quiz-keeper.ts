/**
 * What happens in group rounds without a press: questions are posted, revealed when their time is over, and taken over from a bot
 * that has died. Any number of bots keep the same rounds; the store decides which of them does what.
 */
import { describeError } from '../ops/stopping.js';
import type { PollReply } from '../polls/poll-store.js';
import type { QuizRound } from './quiz-round.js';
import type { QuizScreen, ScreenPorts } from './quiz-screen.js';
import { viewOfRound } from './quiz-view.js';
import type { WeeklyStore } from './weekly-store.js';

export interface KeeperPorts extends Pick<ScreenPorts, 'quizzes' | 'logger' | 'now' | 'later'> {
  readonly screen: QuizScreen;
  readonly weekly: Pick<WeeklyStore, 'refused'>;
}

/** `theirs`: another bot is posting it, or has. `refused`: the bot may not write there, and the round is gone. */
export type Posting = 'posted' | 'theirs' | 'refused';

/** Rounds that nobody has touched for longer are not taken up again. */
const GOING_MS = 24 * 60 * 60_000;
/** Presses that were made in time may arrive a little later. */
const GRACE_MS = 500;
/** What a bot that dies has left is taken over at the next sweep after `UNDONE_MS`, or when its claim ends if it had begun. */
const SWEEP_MS = 15_000;
/** What ends later than that is left to the sweeps. */
const LONGEST_TIMER_MS = 60 * 60_000;

export class QuizKeeper {
  readonly #ports: KeeperPorts;
  readonly #callOffs = new Map<string, () => void>();
  #sweeping: NodeJS.Timeout | undefined;
  #isSweeping = false;

  constructor(ports: KeeperPorts) {
    this.#ports = ports;
  }

  /** Rejects while Discord or the store is away; a sweep tries again. `mayStand`: perhaps it was posted, and that was not noted. */
  async post(round: QuizRound, mayStand = false): Promise<Posting> {
    const { quizzes, weekly, screen, now } = this.#ports;
    const { id, number, channel, seconds } = round;
    const quiz = viewOfRound(round, []);
    if (quiz === undefined) return 'refused';
    if (!(await screen.claim(id, number))) return 'theirs';
    const standing = mayStand ? await screen.findPosted(round, quiz) : undefined;
    const message = standing ?? (await screen.post(channel, quiz));
    if (message === undefined) {
      await weekly.refused(id, now());
      await quizzes.remove(id);
      return 'refused';
    }
    const endsAtMs = seconds === null ? round.endsAtMs : now() + seconds * 1000;
    await quizzes.posted(id, number, { message, endsAtMs });
    this.arm({ ...round, endsAtMs });
    return 'posted';
  }

  arm({ id, number, state, endsAtMs }: QuizRound): void {
    this.#disarm(id);
    const { now, later, logger } = this.#ports;
    if (state !== 'open' || endsAtMs === null) return;
    const delayMs = Math.max(0, endsAtMs + GRACE_MS - now());
    if (delayMs > LONGEST_TIMER_MS) return;
    const callOff = later(delayMs, () => {
      this.#callOffs.delete(id);
      this.reveal(id, number, '', undefined).catch((error) =>
        logger.warn({ round: id, error: describeError(error) }, 'not revealed when time was over'),
      );
    });
    this.#callOffs.set(id, callOff);
  }

  /** False unless this question was open. */
  async reveal(id: string, number: number, person: string, reply: PollReply | undefined): Promise<boolean> {
    const { quizzes, screen, now } = this.#ports;
    const press = { person, nowMs: now(), ...(reply === undefined ? {} : { reply }) };
    if (!(await quizzes.reveal(id, number, press))) return false;
    this.#disarm(id);
    screen.changed(id);
    return true;
  }

  /** Takes up what goes on: timers, and how many have answered. Never rejects. */
  async resume(): Promise<void> {
    const { quizzes, screen, now, logger } = this.#ports;
    try {
      for (const round of await quizzes.going(now() - GOING_MS)) {
        if (round.state !== 'open' || round.message === null) continue;
        this.arm(round);
        screen.changed(round.id);
      }
    } catch (error) {
      logger.warn({ error: describeError(error) }, 'quizzes not taken up; a press of each does it');
    }
    await this.sweep();
  }

  /** From now on, until `close`. */
  start(): void {
    this.#sweeping = setInterval(() => void this.sweep(), SWEEP_MS);
    this.#sweeping.unref();
  }

  /** Does once what no bot is at. Never rejects. */
  async sweep(): Promise<void> {
    const { quizzes, now, logger } = this.#ports;
    if (this.#isSweeping) return;
    this.#isSweeping = true;
    try {
      for (const round of await quizzes.undone(now() - GRACE_MS)) await this.#takeOver(round);
    } catch (error) {
      logger.debug({ error: describeError(error) }, 'nothing was looked for that is to be done in quizzes');
    } finally {
      this.#isSweeping = false;
    }
  }

  close(): void {
    clearInterval(this.#sweeping);
    for (const callOff of this.#callOffs.values()) callOff();
    this.#callOffs.clear();
  }

  async #takeOver(round: QuizRound): Promise<void> {
    const { quizzes, screen, now, logger } = this.#ports;
    const { id, number, state, message, changedAtMs } = round;
    try {
      if (state === 'revealed') screen.changed(id);
      else if (message !== null) await this.reveal(id, number, '', undefined);
      else if (changedAtMs < now() - GOING_MS) await quizzes.remove(id);
      else if ((await this.post(round, true)) === 'refused')
        logger.warn({ round: id, channel: round.channel }, 'a quiz ends: no question may be posted there');
    } catch (error) {
      logger.warn({ round: id, error: describeError(error) }, 'a quiz does not go on; tried again');
    }
  }

  #disarm(id: string): void {
    this.#callOffs.get(id)?.();
    this.#callOffs.delete(id);
  }
}
