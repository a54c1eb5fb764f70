/** Rounds of guessing: opens them, takes guesses, and asks for the reveal by the queue. */
import { randomInt, randomUUID } from 'node:crypto';
import { ANSWER_LIFETIME_MS, type Job, type Question, type ReplyAddress } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import { GUESS_LIMITS, type GuessMode } from '../jobs/guess.js';
import type { GuessRefusal } from '../jobs/guess-refusal.js';
import { LIMITS } from '../jobs/limits.js';
import type { Locale } from '../jobs/locale.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { createPollId } from '../polls/poll.js';
import type { Member } from '../polls/poll-desk.js';
import type { PollReply } from '../polls/poll-store.js';
import { Redraws } from '../polls/redraws.js';
import type { JobProducer } from '../queue/port.js';
import { submitAndWait } from '../queue/submit-and-wait.js';
import { CUT_LIMITS, type Cut, cutFromText, nextOwnSentence } from './cut.js';
import type { GuessStore } from './guess-store.js';
import { readGuess } from './read-guess.js';
import { type Guess, type GuessRound, guessedAgain } from './round.js';
import { foldGuess, isSameWord } from './same-word.js';
import { OWN_SENTENCES } from './sentences.js';
import { readPoints } from './split-points.js';

export interface GuessPorts {
  readonly guesses: GuessStore;
  readonly producer: Pick<JobProducer, 'submit' | 'outcome'>;
  /** Shows a round that is open, with how many have guessed. Resolves to whether it stands there. */
  readonly show: (round: GuessRound, players: number, reply: PollReply) => Promise<boolean>;
  readonly logger: Logger;
  readonly now?: () => number;
}

export interface GuessDraft {
  readonly mode: GuessMode;
  readonly locale: Locale;
  /** Of the group; without it a built-in sentence comes. */
  readonly text?: { readonly name: string; readonly content: string };
}

/** A round as somebody sees it who has just done something in it. */
export interface Played {
  readonly round: GuessRound;
  readonly guess: Guess | undefined;
}

const ID_ATTEMPTS = 3;
/** A search of the model ends by itself long before. */
const ANSWER_TIMEOUT_MS = 120_000;
const SEEDS = 2 ** 31 - 1;

export class GuessDesk {
  readonly #guesses: GuessStore;
  readonly #producer: GuessPorts['producer'];
  readonly #show: GuessPorts['show'];
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #redraws: Redraws;
  /** Messages that are being changed: a reveal waits, so that it is not painted over. */
  readonly #drawing = new Map<string, Promise<boolean>>();

  constructor({ guesses, producer, show, logger, now = Date.now }: GuessPorts) {
    this.#guesses = guesses;
    this.#producer = producer;
    this.#show = show;
    this.#logger = logger;
    this.#now = now;
    this.#redraws = new Redraws({
      draw: (id, reply) => this.#draw(id, reply),
      now,
      later: (delayMs, act) => {
        const timer = setTimeout(act, delayMs);
        return () => clearTimeout(timer);
      },
    });
  }

  /** Rejects with the queue's and the store's Failures. */
  async start(
    { mode, text, locale }: GuessDraft,
    { person, place, reply }: Member,
  ): Promise<Checked<GuessRound>> {
    const cut = await this.#cut(text, place.scope);
    if (cut === undefined) {
      const { min, max } = CUT_LIMITS.words;
      return refuse({ code: 'guess-no-sentence', name: text?.name ?? '', min, max });
    }
    const candidates = mode === 'split' ? await this.#candidates(cut, person) : [];
    if (candidates === undefined) return refuse({ code: 'guess-no-candidates' });
    for (let attempt = 1; attempt <= ID_ATTEMPTS; attempt++) {
      const round: GuessRound = {
        ...cut,
        id: createPollId(),
        scope: place.scope,
        channel: place.channel,
        mode,
        locale,
        source: text?.name ?? '',
        candidates,
        owner: person,
        state: 'open',
        createdAtMs: this.#now(),
      };
      const created = await this.#guesses.create(round);
      if (created === 'too-many') return refuse({ code: 'too-many-rounds', limit: GUESS_LIMITS.open });
      if (created === 'id-taken') continue;
      const shownAt = this.#replyTo(reply);
      if (shownAt !== undefined) this.#redraws.shown(round.id, shownAt);
      return accept(round);
    }
    throw new Error('no free id for a round');
  }

  /** An open round, and what is stored of the person. */
  async mine(id: string, member: Pick<Member, 'person' | 'place'>): Promise<Checked<Played>> {
    const found = await this.#guesses.find(id);
    // Not by scope: in direct messages of several people each has a scope of their own.
    if (found === undefined || found.round.state !== 'open' || found.round.channel !== member.place.channel)
      return refuse({ code: 'guess-closed' });
    return accept({ round: found.round, guess: await this.#guesses.guessOf(id, member.person) });
  }

  /** One word, in the modes `word` and `shannon`. */
  async guess(id: string, typed: string, member: Member): Promise<Checked<Played>> {
    const mine = await this.mine(id, member);
    if (!mine.ok) return mine;
    const { round } = mine.value;
    const read = readGuess(typed);
    if (!read.ok) return read;
    const word = read.value;
    if (round.mode === 'word') return await this.#keep(round, member, () => ({ type: 'word', word }));
    if (round.mode === 'split') return refuse({ code: 'guess-closed' });
    const isRight = isSameWord(word, round.word);
    return await this.#keep(round, member, (before) => {
      if (before?.type === 'shannon' && before.isFound) return { code: 'guess-found' };
      if (before?.type === 'shannon' && before.words.some((each) => isSameWord(each, word)))
        return { code: 'guess-again', word };
      const after = guessedAgain(before, word, isRight);
      return after ?? { code: 'guess-no-more', limit: GUESS_LIMITS.shannonGuesses };
    });
  }

  /** Points as typed, for each candidate and then for "something else". */
  async split(id: string, typed: readonly string[], member: Member): Promise<Checked<Played>> {
    const mine = await this.mine(id, member);
    if (!mine.ok) return mine;
    const { round } = mine.value;
    if (round.mode !== 'split') return refuse({ code: 'guess-closed' });
    const read = readPoints(round.candidates.concat('').map((_, option) => typed[option] ?? ''));
    if ('problem' in read) {
      const { problem } = read;
      return refuse(
        problem.type === 'sum'
          ? { code: 'guess-sum', sum: problem.sum }
          : { code: 'guess-points', received: problem.received },
      );
    }
    return await this.#keep(round, member, () => ({ type: 'split', points: read.points }));
  }

  async withdraw(id: string, member: Member): Promise<Checked<GuessRound>> {
    const mine = await this.mine(id, member);
    if (!mine.ok) return mine;
    if (await this.#guesses.withdraw(id, member.person)) this.#redraws.request(id);
    return accept(mine.value.round);
  }

  /** How many have guessed is another number now, though nobody pressed. */
  changed(id: string): void {
    this.#redraws.request(id);
  }

  /**
   * Closes the round and has the worker show what came of it where it was pressed. Whatever ends without an answer leaves the
   * round closed, with all guesses: the next press asks again. Rejects with the queue's and the model's Failures.
   */
  async reveal(id: string, member: Member): Promise<Checked<null>> {
    const found = await this.#guesses.find(id);
    if (
      found === undefined ||
      found.round.state === 'revealed' ||
      found.round.channel !== member.place.channel
    )
      return refuse({ code: 'guess-closed' });
    const { round, players } = found;
    if (!this.#mayReveal(round, member))
      return refuse({ code: 'guess-host', minutes: GUESS_LIMITS.hostMs / 60_000 });
    if (players === 0) return refuse({ code: 'guess-nobody' });
    const closed = await this.#guesses.close(id);
    if (closed === undefined) return refuse({ code: 'guess-closed' });
    await this.#drawing.get(id);
    const before = await this.#guesses.results(round.scope, round.mode);
    const outcome = await this.#ask(
      {
        kind: 'guess-reveal',
        round: id,
        mode: round.mode,
        locale: round.locale,
        context: round.context,
        word: round.word,
        rest: round.rest,
        candidates: [...round.candidates],
        guesses: closed.guesses.map(({ person, guess }) => ({ person, guess: toWire(guess) })),
        before: before.map((result) =>
          result.type === 'ranks' ? { ...result, people: [...result.people] } : result,
        ),
      },
      member,
    );
    if (outcome.type === 'refusal') return refuse(outcome.refusal);
    if (outcome.type === 'failure') throw new Failure(outcome.code, 'a round could not be revealed');
    if (outcome.answer.kind !== 'guess-reveal')
      throw new Error(`a reveal was answered by ${outcome.answer.kind}`);
    await this.#guesses.finish(id, outcome.answer.result);
    return accept(null);
  }

  /** What is pressed already is shown. */
  async close(): Promise<void> {
    await this.#redraws.flush();
  }

  async #keep(
    round: GuessRound,
    { person }: Member,
    change: (before: Guess | undefined) => Guess | GuessRefusal,
  ): Promise<Checked<Played>> {
    let last: Guess | GuessRefusal | undefined;
    const kept = await this.#guesses.guess(
      round.id,
      person,
      (before) => {
        last = change(before);
        return 'code' in last ? undefined : last;
      },
      this.#now(),
    );
    if (kept === 'closed') return refuse({ code: 'guess-closed' });
    if (kept === 'full') return refuse({ code: 'guess-full', limit: GUESS_LIMITS.players });
    if (last !== undefined && 'code' in last) return refuse(last);
    this.#redraws.request(round.id);
    return accept({ round, guess: last });
  }

  async #cut(text: GuessDraft['text'], scope: string): Promise<Cut | undefined> {
    if (text !== undefined) return cutFromText(text.content, randomInt(SEEDS));
    return nextOwnSentence(OWN_SENTENCES, scope, await this.#guesses.countOwn(scope));
  }

  /** The model's likeliest words. Undefined without the model: what is counted elsewhere is not its opinion. */
  async #candidates({ context }: Cut, person: string): Promise<readonly string[] | undefined> {
    const words = LIMITS.words.min;
    const outcome = await this.#ask(
      { kind: 'nextword', text: context, words, fold: true },
      { person, reply: { via: 'return' } },
    );
    if (outcome.type === 'failure') throw new Failure(outcome.code, 'a round could not be opened');
    if (outcome.type === 'refusal' || outcome.answer.kind !== 'nextword') return undefined;
    const named = outcome.answer.words.map(({ word }) => foldGuess(word));
    return named.length === 0 ? undefined : [...new Set(named)].slice(0, GUESS_LIMITS.candidates);
  }

  async #ask(question: Question, { person, reply }: Pick<Member, 'person' | 'reply'>) {
    const nowMs = this.#now();
    const job: Job = {
      id: `r-${randomUUID()}`,
      question,
      reply,
      person,
      createdAtMs: nowMs,
      expiresAtMs: nowMs + ANSWER_LIFETIME_MS,
    };
    return await submitAndWait(this.#producer, job, ANSWER_TIMEOUT_MS);
  }

  #mayReveal(round: GuessRound, { person, mayManage, place }: Member): boolean {
    return (
      round.owner === person ||
      (mayManage && place.scope === round.scope) ||
      this.#now() - round.createdAtMs >= GUESS_LIMITS.hostMs
    );
  }

  #replyTo(address: ReplyAddress): PollReply | undefined {
    return address.via === 'discord' ? { address, untilMs: this.#now() + ANSWER_LIFETIME_MS } : undefined;
  }

  #draw(id: string, reply: PollReply): Promise<boolean> {
    const drawing = this.#drawOpen(id, reply).finally(() => this.#drawing.delete(id));
    this.#drawing.set(id, drawing);
    return drawing;
  }

  async #drawOpen(id: string, reply: PollReply): Promise<boolean> {
    try {
      const found = await this.#guesses.find(id);
      if (found === undefined || found.round.state !== 'open') return true;
      return await this.#show(found.round, found.players, reply);
    } catch (error) {
      this.#logger.warn({ round: id, error: describeError(error) }, 'round not shown');
      return false;
    }
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
