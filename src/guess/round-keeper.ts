/**
 * How a round of guessing ends: by a press or when its time is over, once, whatever the number of bots, and although the one that
 * began to reveal it dies. The worker shows what came of it in the message; where that can be changed by no press any more, the bot
 * itself does, without a picture.
 */
import { randomUUID } from 'node:crypto';
import { ANSWER_LIFETIME_MS, type Job, type ReplyAddress } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import type { GuessRevealAnswer, GuessRevealQuestion } from '../jobs/guess.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import type { PollReply } from '../polls/poll-store.js';
import type { JobProducer } from '../queue/port.js';
import { submitAndWait } from '../queue/submit-and-wait.js';
import type { ClosedRound, GuessStore } from './guess-store.js';
import type { Guess, GuessRound } from './round.js';
import { roundScores } from './round-scores.js';

export interface KeeperPorts {
  readonly guesses: GuessStore;
  readonly producer: Pick<JobProducer, 'submit' | 'outcome'>;
  /** Shows a revealed round in its message by the bot's own right. */
  readonly showRevealed: (round: GuessRound, answer: GuessRevealAnswer) => Promise<void>;
  /** Resolves when nobody changes the message of the round any more. */
  readonly drawn: (round: string) => Promise<unknown>;
  readonly logger: Logger;
  readonly now: () => number;
  readonly later: (delayMs: number, act: () => void) => () => void;
}

/** A search of the model ends by itself long before. */
export const ANSWER_TIMEOUT_MS = 120_000;
/** Presses that were made in time may arrive a little later. */
const GRACE_MS = 500;
/** In what time a bot that has closed a round has it revealed; then another one does. */
const UNDONE_MS = ANSWER_TIMEOUT_MS;
const SWEEP_EVERY_MS = 20_000;

export class RoundKeeper {
  readonly #ports: KeeperPorts;
  readonly #timers = new Map<string, () => void>();
  #sweep: (() => void) | undefined;

  constructor(ports: KeeperPorts) {
    this.#ports = ports;
  }

  /** Takes up what goes on, and from then on what other bots leave undone. Never rejects. */
  async start(): Promise<void> {
    await this.sweep();
    const again = () => {
      this.#sweep = this.#ports.later(SWEEP_EVERY_MS, () => void this.sweep().finally(again));
    };
    again();
  }

  /** Does once what no bot is at. Never rejects. */
  async sweep(): Promise<void> {
    const { guesses, now, logger } = this.#ports;
    try {
      for (const { round, changedAtMs } of await guesses.unfinished(now())) {
        if (round.state === 'open') this.arm(round);
        else if (changedAtMs <= now() - UNDONE_MS) this.#revealAlone(round.id, true);
      }
    } catch (error) {
      logger.warn({ error: describeError(error) }, 'rounds not taken up; a press of each does it');
    }
  }

  close(): void {
    this.#sweep?.();
    for (const callOff of this.#timers.values()) callOff();
    this.#timers.clear();
  }

  /** Has it revealed when its time is over. */
  arm({ id, state, endsAtMs }: GuessRound): void {
    if (state !== 'open' || endsAtMs === null || this.#timers.has(id)) return;
    const { now, later } = this.#ports;
    const callOff = later(Math.max(0, endsAtMs + GRACE_MS - now()), () => {
      this.#timers.delete(id);
      this.#revealAlone(id, false);
    });
    this.#timers.set(id, callOff);
  }

  /**
   * By a press. Whatever ends without an answer leaves the round closed, with all guesses: the next press asks again. Rejects with
   * the queue's and the model's Failures.
   */
  async reveal(
    id: string,
    press: { readonly person: string; readonly reply: ReplyAddress },
  ): Promise<Checked<null>> {
    const nowMs = this.#ports.now();
    const reply =
      press.reply.via === 'discord'
        ? { address: press.reply, untilMs: nowMs + ANSWER_LIFETIME_MS }
        : undefined;
    const closed = await this.#ports.guesses.close(id, { nowMs, ...(reply === undefined ? {} : { reply }) });
    if (closed === undefined) return refuse({ code: 'guess-closed' });
    return await this.#show(closed, press.person, reply ?? closed.reply);
  }

  #revealAlone(id: string, isLeft: boolean): void {
    const { guesses, now, logger } = this.#ports;
    const reveal = async () => {
      const closed = await guesses.close(id, { nowMs: now() });
      // Of several bots whose time is over, the one that closed it.
      if (closed === undefined || (!closed.isFirst && !isLeft)) return;
      const shown = await this.#show(closed, closed.round.owner, closed.reply);
      if (!shown.ok) logger.warn({ round: id, code: shown.refusal.code }, 'not revealed when time was over');
    };
    reveal().catch((error) =>
      logger.warn({ round: id, error: describeError(error) }, 'not revealed when time was over'),
    );
  }

  async #show(
    { round, guesses: played }: ClosedRound,
    person: string,
    reply: PollReply | undefined,
  ): Promise<Checked<null>> {
    const { guesses, producer, now, drawn, showRevealed } = this.#ports;
    this.#timers.get(round.id)?.();
    this.#timers.delete(round.id);
    // So that it is not painted over.
    await drawn(round.id);
    const before = await guesses.results(round.scope, round.mode);
    const nowMs = now();
    const address = reply === undefined || reply.untilMs <= nowMs ? undefined : reply.address;
    const question: GuessRevealQuestion = {
      kind: 'guess-reveal',
      round: round.id,
      mode: round.mode,
      locale: round.locale,
      context: round.context,
      word: round.word,
      rest: round.rest,
      candidates: [...round.candidates],
      guesses: played.map(({ person: of, guess }) => ({ person: of, guess: toWire(guess) })),
      before: before.map((result) =>
        result.type === 'ranks' ? { ...result, people: [...result.people] } : result,
      ),
    };
    const job: Job = {
      id: `r-${randomUUID()}`,
      question,
      reply: address ?? { via: 'return' },
      person,
      createdAtMs: nowMs,
      expiresAtMs: address === undefined ? nowMs + ANSWER_LIFETIME_MS : (reply?.untilMs ?? nowMs),
    };
    const outcome = await submitAndWait(producer, job, ANSWER_TIMEOUT_MS);
    if (outcome.type === 'refusal') return refuse(outcome.refusal);
    if (outcome.type === 'failure') throw new Failure(outcome.code, 'a round could not be revealed');
    const { answer } = outcome;
    if (answer.kind !== 'guess-reveal') throw new Error(`a reveal was answered by ${answer.kind}`);
    const isUnseen = outcome.isUnseen === true;
    // Closed as it is, the next press shows it: whoever made this one sees nothing of it either.
    if (isUnseen && round.message === null) throw new Failure('expired', 'nobody could see the reveal');
    if (address === undefined || isUnseen) await showRevealed(round, answer);
    await guesses.finish(round.id, answer.result, roundScores(answer));
    return accept(null);
  }
}

function toWire(guess: Guess) {
  switch (guess.type) {
    case 'word':
      return guess;
    case 'split':
      return { ...guess, points: [...guess.points] };
    case 'shannon':
      return { ...guess, words: [...guess.words] };
  }
}
