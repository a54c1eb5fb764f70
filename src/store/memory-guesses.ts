/** Rounds of guessing in memory, for tests. Nothing falls back to it: a store that is away is a failure. */
import type { GuessStore, Kept } from '../guess/guess-store.js';
import type { Guess, GuessRound, PlayedGuess, RoundResult } from '../guess/round.js';
import { GUESS_LIMITS, type GuessMode } from '../jobs/guess.js';

interface KeptRound {
  round: GuessRound;
  changedAtMs: number;
  result: RoundResult | undefined;
  readonly guesses: Map<string, Guess>;
}

export class MemoryGuesses implements GuessStore {
  readonly #rounds = new Map<string, KeptRound>();

  async create(round: GuessRound): Promise<'created' | 'id-taken' | 'too-many'> {
    const going = this.#of(round.scope).filter((kept) => kept.round.state !== 'revealed');
    if (going.length >= GUESS_LIMITS.open) return 'too-many';
    if (this.#rounds.has(round.id)) return 'id-taken';
    const { createdAtMs } = round;
    this.#rounds.set(round.id, { round, changedAtMs: createdAtMs, result: undefined, guesses: new Map() });
    return 'created';
  }

  async find(id: string): Promise<{ round: GuessRound; players: number } | undefined> {
    const kept = this.#rounds.get(id);
    if (kept === undefined || kept.round.state === 'revealed') return undefined;
    return { round: kept.round, players: kept.guesses.size };
  }

  async countOwn(scope: string): Promise<number> {
    return this.#of(scope).filter(({ round }) => round.source === '').length;
  }

  async guess(
    id: string,
    person: string,
    change: (before: Guess | undefined) => Guess | undefined,
    nowMs: number,
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
    return 'kept';
  }

  async guessOf(id: string, person: string): Promise<Guess | undefined> {
    return this.#rounds.get(id)?.guesses.get(person);
  }

  async withdraw(id: string, person: string): Promise<boolean> {
    const kept = this.#rounds.get(id);
    return kept?.round.state === 'open' && kept.guesses.delete(person);
  }

  async close(id: string): Promise<{ round: GuessRound; guesses: readonly PlayedGuess[] } | undefined> {
    const kept = this.#rounds.get(id);
    if (kept === undefined || kept.round.state === 'revealed') return undefined;
    kept.round = { ...kept.round, state: 'closed' };
    return { round: kept.round, guesses: [...kept.guesses].map(([person, guess]) => ({ person, guess })) };
  }

  async finish(id: string, result: RoundResult): Promise<boolean> {
    const kept = this.#rounds.get(id);
    if (kept?.round.state !== 'closed') return false;
    kept.round = { ...kept.round, state: 'revealed' };
    kept.result = result;
    kept.guesses.clear();
    return true;
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
