/** A round of guessing: a sentence whose word is hidden, what everyone guessed in secret, and what came of it. */
import { GUESS_LIMITS, type GuessMode } from '../jobs/guess.js';
import type { Locale } from '../jobs/locale.js';
import type { EntropyBounds } from './shannon.js';
import { entropyBounds, withRank } from './shannon.js';
import { type RoundBits, type Tally, tallyOf } from './tally.js';

/** `closed`: nobody can guess any more, and the model is being asked. */
export type RoundState = 'open' | 'closed' | 'revealed';

export interface GuessRound {
  readonly id: string;
  /** Whose tally it counts for: `g-<server id>` or `u-<person id>`. */
  readonly scope: string;
  readonly channel: string;
  readonly mode: GuessMode;
  /** What all see is in this language: that of the server, or else of who started it. */
  readonly locale: Locale;
  /** Name of the group's text that the sentence is from; empty: one of the built-in ones. */
  readonly source: string;
  readonly context: string;
  /** What the author wrote. */
  readonly word: string;
  readonly rest: string;
  /** Of mode `split`: the words that points are given to, beside "something else". */
  readonly candidates: readonly string[];
  /** Person id of who started it; empty when that was deleted. */
  readonly owner: string;
  readonly state: RoundState;
  /** Null: until somebody reveals it. */
  readonly seconds: number | null;
  /** When it is revealed by itself; milliseconds since the epoch. */
  readonly endsAtMs: number | null;
  /** Id of the message that the bot itself has written, in a thread; null: the answer to a command shows it. */
  readonly message: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
}

/** What one person has said in a round. */
export type Guess =
  | { readonly type: 'word'; readonly word: string }
  /** Points for the candidates and then for "something else", together 100. */
  | { readonly type: 'split'; readonly points: readonly number[] }
  /** Every word in the order guessed; where `isFound`, the last one is right. */
  | { readonly type: 'shannon'; readonly words: readonly string[]; readonly isFound: boolean };

export interface PlayedGuess {
  readonly person: string;
  readonly guess: Guess;
}

/** What is kept of a round when everyone's guesses are deleted. */
export type RoundResult =
  | { readonly type: 'bits'; readonly bits: RoundBits }
  /** How many found the word with guess 1, 2, …; the model's rank of it where that is proved. */
  | {
      readonly type: 'ranks';
      readonly people: readonly number[];
      readonly notFound: number;
      readonly model: number | null;
    }
  /** Nobody had guessed. */
  | { readonly type: 'nothing' };

/** The results of one mode in one place, taken together. */
export interface Standing {
  readonly bits: Tally | undefined;
  readonly ranks:
    | {
        readonly people: EntropyBounds | undefined;
        readonly model: EntropyBounds | undefined;
        readonly notFound: number;
      }
    | undefined;
}

export function standingOf(results: readonly RoundResult[]): Standing {
  const bits = results.flatMap((result) => (result.type === 'bits' ? [result.bits] : []));
  const ranks = results.flatMap((result) => (result.type === 'ranks' ? [result] : []));
  return { bits: tallyOf(bits), ranks: ranks.length === 0 ? undefined : ranksOf(ranks) };
}

function ranksOf(results: readonly Extract<RoundResult, { type: 'ranks' }>[]): Standing['ranks'] {
  let people: number[] = [];
  let model: number[] = [];
  let notFound = 0;
  for (const result of results) {
    const longer = Math.max(people.length, result.people.length);
    people = Array.from({ length: longer }, (_, at) => (people[at] ?? 0) + (result.people[at] ?? 0));
    notFound += result.notFound;
    if (result.model !== null) model = withRank(model, result.model);
  }
  return { people: entropyBounds(people), model: entropyBounds(model), notFound };
}

/** One word more in Shannon's game. Undefined: this person has found it already, or has no guess left. */
export function guessedAgain(before: Guess | undefined, word: string, isRight: boolean): Guess | undefined {
  const words = before?.type === 'shannon' ? before.words : [];
  if (before?.type === 'shannon' && before.isFound) return undefined;
  if (words.length >= GUESS_LIMITS.shannonGuesses) return undefined;
  return { type: 'shannon', words: [...words, word], isFound: isRight };
}
