/** What a search can say at one moment. */
import type { Bounds, Masses } from '../../src/jobs/nextword.js';
import type { Assessment, WatchedWord } from './bounds.js';
import { entropyAtLeast, entropyFromCeilings } from './entropy.js';
import type { OutcomeSpace } from './outcome-space.js';
import { type Rank, rankOf } from './rank.js';
import type { Requirement } from './requirement.js';
import { OUTCOMES } from './word-grammar.js';

/** True at every moment; later ones only say more. All of it is given what is required, if anything is. */
export interface Snapshot {
  /** By lower bound, descending; the true joint probability of a word lies in [lower, upper]. */
  readonly words: readonly ({ readonly word: string; readonly vertex: number } & Bounds)[];
  /** With the words' lower bounds these sum to 1. */
  readonly masses: Masses;
  readonly certified: {
    readonly set: boolean;
    readonly order: boolean;
    readonly ranks: number;
    readonly tolerance: number;
  };
  /** Upper bound of every word that is not listed. */
  readonly bestUnlisted: number;
  readonly expansions: number;
  readonly watched: readonly (Bounds & { readonly rank: Rank })[];
  /** Entropy of the next outcome in bits, from below. */
  readonly entropyBits: number;
  /** P(some word comes next). */
  readonly wordMass: Bounds;
  /** P(what is required comes); [1, 1] when nothing is. */
  readonly requiredMass: Bounds;
  readonly prunedMass: number;
  /** All that was asked for is proved: the search ends here. */
  readonly isComplete: boolean;
}

export function makeSnapshot(
  space: OutcomeSpace,
  assessment: Assessment,
  requirement: Requirement,
  facts: {
    readonly expansions: number;
    readonly tolerance: number;
    readonly watched: readonly WatchedWord[];
  },
): Snapshot {
  const { words, set, ranks, bestUnlisted, isComplete } = assessment;
  const required = requirement.mass(space);
  // Sums in another order differ in the last bits, which must not show as a negative mass or as more than 1.
  const within = (mass: number) => Math.min(1, Math.max(0, mass));
  // What is proved is so of all that is not ruled out; what may be, of what is sure to have the required beginning.
  const least = (mass: number) => within(required.upper > 0 ? mass / required.upper : 0);
  const most = (mass: number) => within(required.lower > 0 ? mass / required.lower : 1);
  const listed = words.reduce((sum, { lower }) => sum + lower, 0);
  const unfinished = space.unfinished(words.map(({ vertex }) => vertex));
  const outcome = (name: (typeof OUTCOMES)[number]) => least(space.outcomeMass(name));
  const bounded = words.map(({ vertex, lower, upper }) => ({
    word: space.textOf(vertex),
    vertex,
    lower: least(lower),
    upper: most(upper),
  }));
  const masses: Masses = {
    otherWords: least(space.wordMass - listed + unfinished.otherWords),
    number: outcome('number'),
    punctuation: outcome('punctuation'),
    symbol: outcome('symbol'),
    newline: outcome('newline'),
    endOfText: outcome('endOfText'),
    lastWordContinues: outcome('lastWordContinues'),
    other: outcome('other'),
    unassigned: least(unfinished.unassigned),
  };
  return {
    words: bounded,
    masses,
    certified: {
      set,
      order: words.length > 0 && ranks === words.length,
      ranks,
      tolerance: facts.tolerance,
    },
    bestUnlisted: most(bestUnlisted),
    expansions: facts.expansions,
    watched: assessment.watched.map(({ lower, upper }, index) => ({
      lower: least(lower),
      upper: most(upper),
      rank: rankOf(space, assessment, { lower, upper }, space.vertexOf(facts.watched[index]?.bytes)),
    })),
    entropyBits: Math.max(
      entropyAtLeast(resolvedMasses(space, required.upper)),
      entropyFromCeilings(ceilings(bounded, masses, most(bestUnlisted))),
    ),
    wordMass: { lower: least(space.wordMassAtLeast), upper: most(space.wordMassAtMost) },
    requiredMass: required,
    prunedMass: least(space.prunedMass),
    isComplete,
  };
}

function ceilings(words: readonly Bounds[], masses: Masses, bestUnlisted: number) {
  return [
    ...words.map(({ lower, upper }) => ({ mass: lower, ceiling: upper })),
    { mass: masses.otherWords, ceiling: bestUnlisted },
    ...OUTCOMES.map((name) => ({ mass: masses[name], ceiling: masses[name] + masses.unassigned })),
  ];
}

function* resolvedMasses(space: OutcomeSpace, scale: number): Generator<number> {
  if (scale <= 0) return;
  for (const mass of space.trie.resolved) if (mass > 0) yield mass / scale;
  for (const name of OUTCOMES) yield space.outcomeMass(name) / scale;
}
