/**
 * What one round earns each of its people, in bits lost, beside what the model loses by the same rule:
 * - points: −log2 of the share that was given to the right option, as the reveal counts it;
 * - one word: −log2 of what is left for the author's word by somebody who says only one, so 0 or −log2 of the floor; of the model its
 *   favourite is taken, so that it says one word too;
 * - Shannon's game: log2 of how many guesses it took; who gave up is counted as if the next one had been right. Of the model log2 of
 *   its rank, and a round whose rank is not proved counts for nobody.
 */
import type { GuessRevealAnswer } from '../jobs/guess.js';
import { foldGuess } from './same-word.js';
import { type MeanBits, meanOfSums } from './tally.js';

/** Without any, a share counts as so much. */
export const GUESS_FLOOR = 0.01;

export interface RoundScore {
  readonly person: string;
  /** Bits, ≥ 0. */
  readonly lost: number;
}

export interface RoundScores {
  readonly people: readonly RoundScore[];
  /** Bits, ≥ 0: what the model loses in this round. */
  readonly model: number;
}

/** Sums over rounds of one mode in one place. */
export interface ScoreOfPerson {
  readonly person: string;
  readonly rounds: number;
  readonly lost: number;
  readonly lostSquared: number;
  /** Person − model, round by round. */
  readonly difference: number;
  readonly differenceSquared: number;
}

export interface ScoreTable {
  readonly people: readonly ScoreOfPerson[];
  /** Its rounds are all that were scored here. */
  readonly model: Omit<ScoreOfPerson, 'person' | 'difference' | 'differenceSquared'>;
}

export interface Standing {
  readonly person: string;
  readonly rounds: number;
  readonly lost: MeanBits;
  /** Negative: fewer than the model in the same rounds. */
  readonly difference: MeanBits;
}

/** Undefined where nobody guessed, or what the model's part is was not proved. */
export function roundScores(answer: GuessRevealAnswer): RoundScores | undefined {
  const { guesses, split, author, next } = answer;
  const favourite = next.words[0];
  const people: RoundScore[] = [];
  let model: number | undefined;
  for (const [index, { person, guess }] of guesses.entries()) {
    switch (guess.type) {
      case 'split': {
        const lost = split?.lost[index];
        model = split?.modelLost;
        if (lost !== undefined) people.push({ person, lost });
        break;
      }
      case 'word':
        model = favourite === undefined ? undefined : lostByOneWord(favourite.word, author.word);
        people.push({ person, lost: lostByOneWord(guess.word, author.word) });
        break;
      case 'shannon': {
        const { from, to } = author.rank;
        model = from === to ? Math.log2(from) : undefined;
        people.push({ person, lost: Math.log2(guess.words.length + (guess.isFound ? 0 : 1)) });
        break;
      }
    }
  }
  return model === undefined || people.length === 0 ? undefined : { people, model };
}

/** Best first, by the difference to the model in the same rounds, since not everybody has had the same ones. */
export function standings({ people }: ScoreTable): readonly Standing[] {
  return people
    .map(({ person, rounds, lost, lostSquared, difference, differenceSquared }) => ({
      person,
      rounds,
      lost: meanOfSums(rounds, lost, lostSquared),
      difference: meanOfSums(rounds, difference, differenceSquared),
    }))
    .sort(
      (one, other) =>
        one.difference.mean - other.difference.mean ||
        other.rounds - one.rounds ||
        one.person.localeCompare(other.person),
    );
}

/** With one round more. */
export function addScores(before: ScoreTable | undefined, { people, model }: RoundScores): ScoreTable {
  const sums = new Map((before?.people ?? []).map((sum) => [sum.person, sum]));
  for (const { person, lost } of people) {
    const sum = sums.get(person);
    const difference = lost - model;
    sums.set(person, {
      person,
      rounds: (sum?.rounds ?? 0) + 1,
      lost: (sum?.lost ?? 0) + lost,
      lostSquared: (sum?.lostSquared ?? 0) + lost ** 2,
      difference: (sum?.difference ?? 0) + difference,
      differenceSquared: (sum?.differenceSquared ?? 0) + difference ** 2,
    });
  }
  return {
    people: [...sums.values()].sort((one, other) => one.person.localeCompare(other.person)),
    model: {
      rounds: (before?.model.rounds ?? 0) + 1,
      lost: (before?.model.lost ?? 0) + model,
      lostSquared: (before?.model.lostSquared ?? 0) + model ** 2,
    },
  };
}

function lostByOneWord(word: string, right: string): number {
  return foldGuess(word) === foldGuess(right) ? 0 : -Math.log2(GUESS_FLOOR);
}
