/** Rounds of guessing in memory, for tests. Nothing falls back to it: a store that is away is a failure. */
import {
  type ClosedRound,
  type FoundRound,
  type GuessStore,
  type Kept,
  MOST_UNFINISHED,
  type RoundPress,
  UNFINISHED_MS,
} from '../guess/guess-store.js';
import type { Guess, GuessRound, RoundResult } from '../guess/round.js';
import { addScores, type RoundScores, type ScoreTable } from '../guess/round-scores.js';
import { GUESS_LIMITS, type GuessMode } from '../jobs/guess.js';
import type { PollReply } from '../polls/poll-store.js';

interface KeptRound {
  round: GuessRound;
  reply: PollReply | undefined;
  changedAtMs: number;
  result: RoundResult | undefined;
  readonly guesses: Map<string, Guess>;
}

export class MemoryGuesses implements GuessStore {
  readonly #rounds = new Map<string, KeptRound>();
  /** By scope and mode. */
  readonly #scores = new Map<string, ScoreTable>();

  async create(round: GuessRound, reply?: PollReply): Promise<'created' | 'id-taken' | 'too-many'> {
    const going = this.#of(round.scope).filter((kept) => kept.round.state !== 'revealed');
    if (going.length >= GUESS_LIMITS.open) return 'too-many';
    if (this.#rounds.has(round.id)) return 'id-taken';
    const { createdAtMs } = round;
    this.#rounds.set(round.id, {
      round,
      reply,
      changedAtMs: createdAtMs,
      result: undefined,
      guesses: new Map(),
    });
    return 'created';
  }

  async find(id: string): Promise<FoundRound | undefined> {
    const kept = this.#rounds.get(id);
    if (kept === undefined || kept.round.state === 'revealed') return undefined;
    return { round: kept.round, players: kept.guesses.size, reply: kept.reply };
  }

  async posted(id: string, message: string): Promise<void> {
    const kept = this.#rounds.get(id);
    if (kept !== undefined) kept.round = { ...kept.round, message };
  }

  async remove(id: string): Promise<void> {
    this.#rounds.delete(id);
  }

  async countOwn(scope: string): Promise<number> {
    return this.#of(scope).filter(({ round }) => round.source === '').length;
  }

  async guess(
    id: string,
    person: string,
    change: (before: Guess | undefined) => Guess | undefined,
    { nowMs, reply }: RoundPress,
  ): Promise<Kept> {
    const kept = this.#rounds.get(id);
    if (kept?.round.state !== 'open') return 'closed';
    const before = kept.guesses.get(person);
    if (before === undefined && kept.guesses.size >= GUESS_LIMITS.players) return 'full';
    const after = change(before);
    if (after === undefined) return 'as-it-was';
    // The last to change comes last.
    kept.guesses.delete(person);
    kept.guesses.set(person, after);
    kept.changedAtMs = nowMs;
    kept.reply = reply ?? kept.reply;
    return 'kept';
  }

  async guessOf(id: string, person: string): Promise<Guess | undefined> {
    return this.#rounds.get(id)?.guesses.get(person);
  }

  async withdraw(id: string, person: string): Promise<boolean> {
    const kept = this.#rounds.get(id);
    return kept?.round.state === 'open' && kept.guesses.delete(person);
  }

  async close(id: string, { nowMs, reply }: RoundPress): Promise<ClosedRound | undefined> {
    const kept = this.#rounds.get(id);
    if (kept === undefined || kept.round.state === 'revealed') return undefined;
    const isFirst = kept.round.state === 'open';
    kept.round = { ...kept.round, state: 'closed' };
    kept.changedAtMs = nowMs;
    kept.reply = reply ?? kept.reply;
    const guesses = [...kept.guesses].map(([person, guess]) => ({ person, guess }));
    return { round: kept.round, guesses, reply: kept.reply, isFirst };
  }

  async finish(id: string, result: RoundResult, scores?: RoundScores): Promise<boolean> {
    const kept = this.#rounds.get(id);
    if (kept?.round.state !== 'closed') return false;
    kept.round = { ...kept.round, state: 'revealed' };
    kept.result = result;
    kept.guesses.clear();
    const key = `${kept.round.scope} ${kept.round.mode}`;
    if (scores !== undefined) this.#scores.set(key, addScores(this.#scores.get(key), scores));
    return true;
  }

  async unfinished(nowMs: number): Promise<readonly { round: GuessRound; changedAtMs: number }[]> {
    return [...this.#rounds.values()]
      .filter(
        ({ round: { state, endsAtMs }, changedAtMs }) =>
          (state === 'open' && endsAtMs !== null) ||
          (state === 'closed' && changedAtMs > nowMs - UNFINISHED_MS),
      )
      .map(({ round, changedAtMs }) => ({ round, changedAtMs }))
      .slice(0, MOST_UNFINISHED);
  }

  async scores(scope: string, mode: GuessMode): Promise<ScoreTable | undefined> {
    return this.#scores.get(`${scope} ${mode}`);
  }

  async results(scope: string, mode: GuessMode): Promise<readonly RoundResult[]> {
    return this.#of(scope)
      .filter(({ round }) => round.mode === mode)
      .sort((one, other) => other.changedAtMs - one.changedAtMs)
      .flatMap(({ result }) => (result === undefined ? [] : [result]))
      .slice(0, GUESS_LIMITS.standingRounds);
  }

  async prune(nowMs: number): Promise<number> {
    const old = [...this.#rounds.values()].filter(
      ({ round, changedAtMs }) => round.state !== 'revealed' && changedAtMs < nowMs - GUESS_LIMITS.lifetimeMs,
    );
    for (const { round } of old) this.#rounds.delete(round.id);
    return old.length;
  }

  #of(scope: string): KeptRound[] {
    return [...this.#rounds.values()].filter(({ round }) => round.scope === scope);
  }
}
