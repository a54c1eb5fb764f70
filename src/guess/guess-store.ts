/**
 * Rounds and what was guessed in them, as the rest of the project sees it. One conformance suite runs on every adapter.
 * - of any number of guesses at once each is kept, one of each person; after `close` none is;
 * - guesses are gone once a round is finished: what stays is its result, in which nobody is named;
 * - every call may reject with Failure `store-unavailable`.
 */
import type { GuessMode } from '../jobs/guess.js';
import type { Guess, GuessRound, PlayedGuess, RoundResult } from './round.js';

/** `as-it-was`: `change` gave nothing new. */
export type Kept = 'kept' | 'closed' | 'full' | 'as-it-was';

export interface GuessStore {
  /** Nothing is saved unless `created`. */
  create(round: GuessRound): Promise<'created' | 'id-taken' | 'too-many'>;
  find(id: string): Promise<{ readonly round: GuessRound; readonly players: number } | undefined>;
  /** Rounds of this scope with built-in sentences, whatever their state. */
  countOwn(scope: string): Promise<number>;
  /** What `change` makes of the person's guess so far; it may be called again when another guess of theirs came between. */
  guess(
    id: string,
    person: string,
    change: (before: Guess | undefined) => Guess | undefined,
    nowMs: number,
  ): Promise<Kept>;
  guessOf(id: string, person: string): Promise<Guess | undefined>;
  /** False when nothing was stored of the person, or the round is not open any more. */
  withdraw(id: string, person: string): Promise<boolean>;
  /** No guess is taken from now on. The same again for a round that is closed; undefined for one that is finished or not there. */
  close(
    id: string,
  ): Promise<{ readonly round: GuessRound; readonly guesses: readonly PlayedGuess[] } | undefined>;
  /** Keeps the result and deletes the guesses. False, and nothing is changed, unless the round is closed. */
  finish(id: string, result: RoundResult): Promise<boolean>;
  /** Of the newest `GUESS_LIMITS.standingRounds` finished rounds, newest first. */
  results(scope: string, mode: GuessMode): Promise<readonly RoundResult[]>;
  /** Forgets open and closed rounds of which nothing was heard for `GUESS_LIMITS.lifetimeMs`; how many. */
  prune(nowMs: number): Promise<number>;
}
