/** `/prob … text:`: events over the next word of a text, each probability as an interval that holds the model's own. */

import { LIMITS } from '../../src/jobs/limits.js';
import type { Masses } from '../../src/jobs/nextword.js';
import { SET_VIEWS } from '../../src/jobs/prob.js';
import { accept, type Checked } from '../../src/jobs/refusal.js';
import type { WordProbAnswer, WordProbQuestion, WordSide } from '../../src/jobs/word-prob.js';
import {
  type ConditionalEvent,
  combine,
  EVERYONE,
  type EventExpression,
  holds,
  type SetQuestion,
} from '../../src/probability/expression.js';
import { parseWordQuestion } from '../../src/probability/parse.js';
import { MOST_ATOMS_WITH_EMPTY_REGIONS, regionTest } from '../../src/probability/population.js';
import { print, printQuestion } from '../../src/probability/print.js';
import { reading } from '../../src/probability/reading.js';
import type { WordEventSearch } from '../words/event-search.js';
import { OUTCOMES } from '../words/word-grammar.js';
import { type AskedEvents, askedEvents } from './asked-events.js';
import { type ModelPorts, summaryOf } from './ports.js';
import { estimate, estimateOrNull, searchEvents, wordsFound, wordsOf } from './word-events.js';

const SHOWN_WORDS = 25;
const WORDS_PER_REGION = 3;

/**
 * Refuses what cannot be read, `lone-surrogate` and `text-over-context`; rejects with the engine's Failures. Probabilities are
 * null where no word can satisfy the condition.
 */
export async function answerWordProb(
  question: WordProbQuestion,
  ports: ModelPorts,
): Promise<Checked<WordProbAnswer>> {
  const { engine, now = Date.now } = ports;
  const startedMs = now();
  const parsed = parseWordQuestion(question.question, LIMITS);
  if (!parsed.ok) return parsed;
  const asked = askedEvents(parsed.value);
  const { main, other } = asked;
  const targets = other === undefined ? [main] : [main, other];
  const searched = await searchEvents(question.text, targets, ports);
  if (!searched.ok) return searched;
  const search = searched.value;
  const { event, given } = main;
  const probabilityOf = (wanted: EventExpression, condition: EventExpression | null) =>
    estimateOrNull(search.interval(wanted, condition));
  const words = wordsOf(search, event, given);
  return accept({
    kind: 'word-prob',
    form: parsed.value.type,
    view: question.view ?? SET_VIEWS[0],
    question: printQuestion(parsed.value),
    text: question.text,
    ...sideOf(search, main),
    condition: probabilityOf(given ?? EVERYONE, null),
    prior: probabilityOf(event, null),
    joint: probabilityOf(combine('and', event, given ?? EVERYONE), null),
    reverse: given === null ? null : probabilityOf(given, event),
    ...regionsOf(search, main),
    sets: search.keys.atoms.map(print),
    wordMass: clamped(search.space.wordMassAtLeast, search.space.wordMassAtMost),
    instead: insteadOf(search),
    words: words.slice(0, SHOWN_WORDS),
    found: words.length,
    ...(other === undefined ? {} : { other: sideOf(search, other) }),
    ...verdictOf(search, parsed.value, asked),
    certified: {
      isTight: search.isTight,
      ranks: search.keys.ranks.map(({ best }, index) => ({
        best,
        isProved: search.tallies.standings[index]?.maybe.size === 0,
      })),
    },
    expansions: search.expansions,
    model: summaryOf(engine.info),
    elapsedMs: Math.max(0, now() - startedMs),
  });
}

function sideOf(search: WordEventSearch, { event, given }: ConditionalEvent): WordSide {
  return {
    event: print(event),
    given: given === null ? null : print(given),
    reading: {
      event: reading(event, []),
      condition: given === null ? null : reading(given, []),
    },
    probability: estimateOrNull(search.interval(event, given)),
  };
}

/** Shares of all next words, by which of the question's atoms they have. */
function regionsOf(
  search: WordEventSearch,
  { event, given }: ConditionalEvent,
): Pick<WordProbAnswer, 'regions' | 'unassigned'> {
  const { keys } = search;
  const named = new Map<number, WordProbAnswer['words']>();
  const combinations = new Set<number>();
  const isSmall = keys.atoms.length <= MOST_ATOMS_WITH_EMPTY_REGIONS;
  if (isSmall) for (let bits = 0; bits < 2 ** keys.atoms.length; bits++) combinations.add(bits);
  for (const tally of search.tallies.tallies) {
    for (const key of tally.keys()) {
      const bits = keys.combinationOf(key);
      if (bits !== undefined) combinations.add(bits);
    }
  }
  for (const bits of combinations) {
    const words = wordsFound(search, (key) => keys.combinationOf(key) === bits);
    named.set(bits, words.slice(0, WORDS_PER_REGION));
  }
  const last = (bits: number) => (bits === 0 ? Number.POSITIVE_INFINITY : bits);
  const regions = [...combinations]
    .sort((a, b) => last(a) - last(b))
    .map((bits) => {
      const has = keys.atomsOf(bits);
      const isTrue = regionTest({ has });
      const mass = search.intervalOf(keys.placesOfRegion(bits)) ?? { lower: 0, upper: 0 };
      return {
        has: has.map(print),
        inEvent: holds(event, isTrue),
        inCondition: holds(given ?? EVERYONE, isTrue),
        mass: estimate(mass),
        words: [...(named.get(bits) ?? [])],
      };
    })
    .filter(({ mass }) => isSmall || mass.lower > 0);
  const assigned = regions.reduce((sum, { mass }) => sum + mass.lower, 0);
  return { regions, unassigned: Math.min(1, Math.max(0, 1 - assigned)) };
}

function insteadOf({ space }: WordEventSearch): WordProbAnswer['instead'] {
  const masses: Omit<Masses, 'otherWords' | 'unassigned'> = {
    number: 0,
    punctuation: 0,
    symbol: 0,
    newline: 0,
    endOfText: 0,
    lastWordContinues: 0,
    other: 0,
  };
  for (const name of OUTCOMES) masses[name] = Math.min(1, space.outcomeMass(name));
  return masses;
}

function verdictOf(
  search: WordEventSearch,
  question: SetQuestion,
  { main, other, against }: AskedEvents,
): Pick<WordProbAnswer, 'verdict'> {
  const left = search.interval(main.event, main.given);
  const right = other === undefined ? null : search.interval(other.event, other.given);
  const isExact = left !== null && right !== null && left.lower === right.upper && left.upper === right.lower;
  const example = against === undefined ? undefined : wordsOf(search, against, null)[0];
  const told = (isYes: boolean, isNo: boolean): Pick<WordProbAnswer, 'verdict'> => ({
    verdict: {
      is: isYes ? 'yes' : isNo ? 'no' : 'open',
      ...(isNo && example !== undefined ? { example } : {}),
    },
  });
  switch (question.type) {
    case 'probability':
    case 'count':
    case 'members':
      return {};
    case 'versus':
      if (left === null || right === null) return {};
      return told(left.lower > right.upper, left.upper < right.lower);
    case 'independent':
      if (left === null || right === null) return {};
      return told(isExact, left.lower > right.upper || left.upper < right.lower);
    case 'inside':
      return left === null ? {} : told(left.lower >= 1, left.upper < 1);
    case 'exclusive':
      return left === null ? {} : told(left.upper <= 0, left.lower > 0);
  }
}

function clamped(lower: number, upper: number) {
  return { lower: Math.min(1, Math.max(0, lower)), upper: Math.min(1, Math.max(0, upper)) };
}
