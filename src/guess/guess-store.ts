/**
 * Rounds and what was guessed in them, as the rest of the project sees it. One conformance suite runs on every adapter.
 * - of any number of guesses at once each is kept, one of each person; after `close` none is;
 * - guesses are gone once a round is finished: what stays is its result, in which nobody is named, and what each has lost in all
 *   rounds together;
 * - of several who close a round at once one is told to be the first, and one of several who finish it counts;
 * - every call may reject with Failure `store-unavailable`.
 */
import type { GuessMode } from '../jobs/guess.js';
import type { PollReply } from '../polls/poll-store.js';
import type { Guess, GuessRound, PlayedGuess, RoundResult } from './round.js';
import type { RoundScores, ScoreTable } from './round-scores.js';

/** `as-it-was`: `change` gave nothing new. */
export type Kept = 'kept' | 'closed' | 'full' | 'as-it-was';

/** When something was done in a round, and where its message can be changed since. */
export interface RoundPress {
  readonly nowMs: number;
  readonly reply?: PollReply;
}

export interface FoundRound {
  readonly round: GuessRound;
  readonly players: number;
  /** From the newest press that brought one. */
  readonly reply: PollReply | undefined;
}

export interface ClosedRound {
  readonly round: GuessRound;
  readonly guesses: readonly PlayedGuess[];
  readonly reply: PollReply | undefined;
  /** Whether this call closed it. */
  readonly isFirst: boolean;
}

export interface GuessStore {
  /** Nothing is saved unless `created`. */
  create(round: GuessRound, reply?: PollReply): Promise<'created' | 'id-taken' | 'too-many'>;
  find(id: string): Promise<FoundRound | undefined>;
  /** The message that the bot has written for it. */
  posted(id: string, message: string): Promise<void>;
  /** As if it had never been. */
  remove(id: string): Promise<void>;
  /** Rounds of this scope with built-in sentences, whatever their state. */
  countOwn(scope: string): Promise<number>;
  /** What `change` makes of the person's guess so far; it may be called again when another guess of theirs came between. */
  guess(
    id: string,
    person: string,
    change: (before: Guess | undefined) => Guess | undefined,
    press: RoundPress,
  ): Promise<Kept>;
  guessOf(id: string, person: string): Promise<Guess | undefined>;
  /** False when nothing was stored of the person, or the round is not open any more. */
  withdraw(id: string, person: string): Promise<boolean>;
  /** No guess is taken from now on. The same again for a round that is closed; undefined for one that is finished or not there. */
  close(id: string, press: RoundPress): Promise<ClosedRound | undefined>;
  /** Keeps the result, adds up the scores and deletes the guesses. False, and nothing is changed, unless the round is closed. */
  finish(id: string, result: RoundResult, scores?: RoundScores): Promise<boolean>;
  /** Rounds that end by themselves, and those that were closed within `UNFINISHED_MS` and not finished; at most `MOST_UNFINISHED`. */
  unfinished(nowMs: number): Promise<readonly { readonly round: GuessRound; readonly changedAtMs: number }[]>;
  /** Of all rounds of this mode that were scored in the scope; undefined before the first one. */
  scores(scope: string, mode: GuessMode): Promise<ScoreTable | undefined>;
  /** Of the newest `GUESS_LIMITS.standingRounds` finished rounds, newest first. */
  results(scope: string, mode: GuessMode): Promise<readonly RoundResult[]>;
  /** Forgets open and closed rounds of which nothing was heard for `GUESS_LIMITS.lifetimeMs`; how many. */
  prune(nowMs: number): Promise<number>;
}

/** As long as the message of a press can be changed. */
export const UNFINISHED_MS = 15 * 60_000;
export const MOST_UNFINISHED = 200;
