/** Rounds of guessing: opens them, takes guesses, and says who may reveal them. */
import { ANSWER_LIFETIME_MS, type ReplyAddress } from '../jobs/contract.js';
import { GUESS_LIMITS, GUESS_MODES, type GuessMode } from '../jobs/guess.js';
import type { GuessRefusal } from '../jobs/guess-refusal.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { createPollId } from '../polls/poll.js';
import type { Member } from '../polls/poll-desk.js';
import type { PollReply } from '../polls/poll-store.js';
import { REDRAW_LIMITS, Redraws } from '../polls/redraws.js';
import type { GuessStore } from './guess-store.js';
import { readGuess } from './read-guess.js';
import { type Guess, type GuessRound, guessedAgain } from './round.js';
import { type KeeperPorts, RoundKeeper } from './round-keeper.js';
import { type GuessDraft, RoundMaker } from './round-maker.js';
import type { ScoreTable } from './round-scores.js';
import { isSameWord } from './same-word.js';
import { readPoints } from './split-points.js';

/** Where rounds are seen. */
export interface GuessScreen {
  /** Shows a round that is open, with how many have guessed. Resolves to whether it stands there, or cannot stand anywhere. */
  show(round: GuessRound, players: number, reply: PollReply | undefined): Promise<boolean>;
  /** Id of a new thread of the channel; undefined where there can be none. */
  openThread(round: GuessRound): Promise<string | undefined>;
  /** Id of the bot's own message; undefined where it may not write. */
  post(round: GuessRound): Promise<string | undefined>;
  showRevealed: KeeperPorts['showRevealed'];
}

export interface GuessPorts extends Pick<KeeperPorts, 'guesses' | 'producer' | 'logger'> {
  readonly screen: GuessScreen;
  readonly now?: () => number;
  readonly later?: KeeperPorts['later'];
}

export interface Begun {
  readonly round: GuessRound;
  /** Whether it stands in a thread, and not in the answer to whoever began it. */
  readonly isThread: boolean;
}

interface GuessPress {
  readonly member: Member;
  readonly isInMessage: boolean;
}

/** A round as somebody sees it who has just done something in it. */
export interface Played {
  readonly round: GuessRound;
  readonly guess: Guess | undefined;
}

const ID_ATTEMPTS = 3;

export class GuessDesk {
  readonly #guesses: GuessStore;
  readonly #maker: RoundMaker;
  readonly #screen: GuessScreen;
  readonly #keeper: RoundKeeper;
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #redraws: Redraws<{ readonly untilMs: number }>;
  /** Messages that are being changed: a reveal waits, so that it is not painted over. */
  readonly #drawing = new Map<string, Promise<boolean>>();

  constructor({ guesses, producer, screen, logger, now = Date.now, later = afterTimeout }: GuessPorts) {
    this.#guesses = guesses;
    this.#maker = new RoundMaker({ guesses, producer, now });
    this.#screen = screen;
    this.#logger = logger;
    this.#now = now;
    this.#redraws = new Redraws({ draw: (id) => this.#draw(id), now, later }, REDRAW_LIMITS);
    this.#keeper = new RoundKeeper({
      guesses,
      producer,
      logger,
      now,
      later,
      showRevealed: (round, answer) => screen.showRevealed(round, answer),
      drawn: async (id) => await this.#drawing.get(id),
    });
  }

  /** Rejects with the queue's and the store's Failures. */
  async start(draft: GuessDraft, { person, place, reply }: Member): Promise<Checked<Begun>> {
    const prepared = await this.#maker.make(draft, { person, place });
    if (!prepared.ok) return prepared;
    const round = prepared.value;
    const thread = draft.isApart === true ? await this.#screen.openThread(round) : undefined;
    const created = await this.#create(
      { ...round, channel: thread ?? place.channel },
      thread === undefined ? this.#replyTo(reply) : undefined,
    );
    if (created === undefined) return refuse({ code: 'too-many-rounds', limit: GUESS_LIMITS.open });
    if (thread !== undefined) {
      const message = await this.#screen.post(created);
      if (message === undefined) {
        await this.#guesses.remove(created.id);
        return refuse({ code: 'guess-no-room' });
      }
      await this.#guesses.posted(created.id, message);
    }
    this.#redraws.shown(created.id, this.#untilLater());
    this.#keeper.arm(created);
    return accept({ round: created, isThread: thread !== undefined });
  }

  /** Undefined: there are too many. */
  async #create(round: GuessRound, reply: PollReply | undefined): Promise<GuessRound | undefined> {
    for (let attempt = 1; attempt <= ID_ATTEMPTS; attempt++) {
      const tried = attempt === 1 ? round : { ...round, id: createPollId() };
      const created = await this.#guesses.create(tried, reply);
      if (created === 'too-many') return undefined;
      if (created === 'created') return tried;
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

  /** One word, in the modes `word` and `shannon`. `isInMessage`: below the message of the round, so that the press can change it. */
  async guess(id: string, typed: string, member: Member, isInMessage = true): Promise<Checked<Played>> {
    const by = { member, isInMessage };
    const mine = await this.mine(id, member);
    if (!mine.ok) return mine;
    const { round } = mine.value;
    const read = readGuess(typed);
    if (!read.ok) return read;
    const word = read.value;
    if (round.mode === 'word') return await this.#keep(round, by, () => ({ type: 'word', word }));
    if (round.mode === 'split') return refuse({ code: 'guess-closed' });
    const isRight = isSameWord(word, round.word);
    return await this.#keep(round, by, (before) => {
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
    return await this.#keep(round, { member, isInMessage: true }, () => ({
      type: 'split',
      points: read.points,
    }));
  }

  async withdraw(id: string, member: Member): Promise<Checked<GuessRound>> {
    const mine = await this.mine(id, member);
    if (!mine.ok) return mine;
    if (await this.#guesses.withdraw(id, member.person)) this.changed(id);
    return accept(mine.value.round);
  }

  /** How many have guessed is another number now, though nobody pressed. */
  changed(id: string): void {
    this.#redraws.request(id, this.#untilLater());
  }

  /** By a press; rejects with the queue's and the model's Failures. */
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
    return await this.#keeper.reveal(id, member);
  }

  /** Of each mode in which rounds were scored in the scope. */
  async scores(scope: string): Promise<ReadonlyMap<GuessMode, ScoreTable>> {
    const tables = new Map<GuessMode, ScoreTable>();
    for (const mode of GUESS_MODES) {
      const table = await this.#guesses.scores(scope, mode);
      if (table !== undefined) tables.set(mode, table);
    }
    return tables;
  }

  /** Takes up what goes on, and from then on what other bots leave undone. Never rejects. */
  async resume(): Promise<void> {
    await this.#keeper.start();
  }

  /** Does once what no bot is at. Never rejects. */
  async sweep(): Promise<void> {
    await this.#keeper.sweep();
  }

  /** What is pressed already is shown; what is open goes on with the next start. */
  async close(): Promise<void> {
    this.#keeper.close();
    await this.#redraws.flush();
  }

  async #keep(
    round: GuessRound,
    { member: { person, reply }, isInMessage }: GuessPress,
    change: (before: Guess | undefined) => Guess | GuessRefusal,
  ): Promise<Checked<Played>> {
    let last: Guess | GuessRefusal | undefined;
    const newest = isInMessage ? this.#replyTo(reply) : undefined;
    const kept = await this.#guesses.guess(
      round.id,
      person,
      (before) => {
        last = change(before);
        return 'code' in last ? undefined : last;
      },
      { nowMs: this.#now(), ...(newest === undefined ? {} : { reply: newest }) },
    );
    if (kept === 'closed') return refuse({ code: 'guess-closed' });
    if (kept === 'full') return refuse({ code: 'guess-full', limit: GUESS_LIMITS.players });
    if (last !== undefined && 'code' in last) return refuse(last);
    this.changed(round.id);
    return accept({ round, guess: last });
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

  /** As long as a message may be changed by a press. */
  #untilLater(): { readonly untilMs: number } {
    return { untilMs: this.#now() + ANSWER_LIFETIME_MS };
  }

  #draw(id: string): Promise<boolean> {
    const drawing = this.#drawOpen(id).finally(() => this.#drawing.delete(id));
    this.#drawing.set(id, drawing);
    return drawing;
  }

  async #drawOpen(id: string): Promise<boolean> {
    try {
      const found = await this.#guesses.find(id);
      if (found === undefined || found.round.state !== 'open') return true;
      return await this.#screen.show(found.round, found.players, found.reply);
    } catch (error) {
      this.#logger.warn({ round: id, error: describeError(error) }, 'round not shown');
      return false;
    }
  }
}

function afterTimeout(delayMs: number, act: () => void): () => void {
  const timer = setTimeout(act, delayMs);
  return () => clearTimeout(timer);
}
