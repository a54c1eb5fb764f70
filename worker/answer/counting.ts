/** Counting in a text that somebody supplied, beside the language model that is asked the same. */
import type { CountingAnswer, CountingQuestion, CountingSide } from '../../src/jobs/counting.js';
import { Failure, type FailureCode } from '../../src/jobs/failure.js';
import { LIMITS } from '../../src/jobs/limits.js';
import { accept, type Checked } from '../../src/jobs/refusal.js';
import { conditionalProbability } from '../../src/probability/conditional.js';
import {
  type Corpus,
  frequencies,
  occurrences,
  placesWhere,
  placeTest,
  readCorpus,
} from '../../src/probability/corpus.js';
import {
  conditionReading,
  contextWords,
  parseCountingQuestion,
  placeReading,
  wordEvent,
} from '../../src/probability/counting-question.js';
import {
  type Atom,
  atomsIn,
  type ConditionalEvent,
  EVERYONE,
  holds,
  predicated,
  type SetQuestion,
} from '../../src/probability/expression.js';
import { type Fraction, toJson } from '../../src/probability/fraction.js';
import { countRegions, regionTest } from '../../src/probability/population.js';
import { print, printQuestion } from '../../src/probability/print.js';
import { JOINT } from '../../src/probability/unassigned.js';
import { MOST_ATOMS } from '../words/atom-keys.js';
import { askedEvents } from './asked-events.js';
import { excerptsOf } from './corpus-excerpts.js';
import { type ModelPorts, summaryOf } from './ports.js';
import { estimateOrNull, searchEvents, wordsFound } from './word-events.js';

const FOLLOWERS = 6;
const FAVOURITES = 5;
/** Enough for the answer to a question that counting has answered already. */
const EXPANSIONS = 300;

/** Without a model the counting alone is answered. */
const WITHOUT_MODEL: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'model-missing',
  'model-unsupported',
  'engine-stopped',
  'too-slow',
]);

type Model = Pick<CountingAnswer, 'followers' | 'favourites' | 'model'> &
  Pick<CountingSide, 'transformer' | 'notAsked'>;

/**
 * Refuses what cannot be read, and of the model's half `text-over-context`. `ports` is asked for only where the question is
 * one that a model can be asked.
 */
export async function answerCounting(
  question: CountingQuestion,
  ports: () => Promise<ModelPorts>,
): Promise<Checked<CountingAnswer>> {
  const startedMs = performance.now();
  const parsed = parseCountingQuestion(question.question, LIMITS);
  if (!parsed.ok) return parsed;
  const corpus = readCorpus(question.corpus.text);
  const { main, other } = askedEvents(parsed.value);
  const { event, given } = main;
  const inCondition = placesWhere(corpus, given ?? EVERYONE);
  const followers = frequencies(inCondition.map(({ next }) => next)).slice(0, FOLLOWERS);
  const {
    followers: withModel,
    favourites,
    model,
    ...asked
  } = await askModel(main, followers, corpus, ports);
  const counted = countSide(corpus, main);
  const beside =
    other === undefined ? undefined : { ...countSide(corpus, other), ...(await askSide(other, ports)) };
  const found = conditionalProbability(counted.counts);
  const atoms = atomsIn(event, given);
  return accept({
    kind: 'counting',
    form: parsed.value.type,
    view: question.view ?? null,
    question: printQuestion(parsed.value),
    corpus: {
      name: question.corpus.name,
      words: corpus.places.length,
      distinct: frequencies(corpus.places.map(({ next }) => next)).length,
    },
    ...counted,
    ...asked,
    prior: json(found.prior),
    reverse: given === null ? null : json(found.reverse),
    sets: atoms.map(print),
    regions: regionsOf(corpus, atoms, main),
    ...(beside === undefined ? {} : { other: beside }),
    ...verdictOf(parsed.value, counted, beside),
    followers: withModel,
    favourites,
    places: excerptsOf(corpus, inCondition, (place) => holds(event, placeTest(corpus, place))),
    ...(model === undefined ? {} : { model }),
    elapsedMs: performance.now() - startedMs,
  });
}

function countSide(corpus: Corpus, { event, given }: ConditionalEvent): CountingSide {
  const condition = given ?? EVERYONE;
  const counts = {
    joint: placesWhere(corpus, event, condition).length,
    condition: placesWhere(corpus, condition).length,
    event: placesWhere(corpus, event).length,
    population: corpus.places.length,
  };
  const words = contextWords(given);
  return {
    event: print(event),
    given: given === null ? null : print(given),
    reading: { event: placeReading(event), condition: conditionReading(given) },
    counts,
    probability: json(conditionalProbability(counts).probability),
    ...(words === null || words.length === 0
      ? {}
      : { context: { words: [...words], occurrences: occurrences(corpus, words) } }),
  };
}

function regionsOf(corpus: Corpus, atoms: readonly Atom[], { event, given }: ConditionalEvent) {
  const parts = corpus.places.map((place) => ({ isTrue: placeTest(corpus, place), count: 1 }));
  return countRegions(parts, atoms).map((region) => {
    const isTrue = regionTest(region);
    return {
      has: region.has.map(print),
      count: region.count,
      inEvent: holds(event, isTrue),
      inCondition: holds(given ?? EVERYONE, isTrue),
    };
  });
}

/** The model's side of the question; with the main one it also says what it gives to the words that follow in the text. */
async function askModel(
  { event, given }: ConditionalEvent,
  followers: readonly { readonly word: string; readonly count: number }[],
  corpus: Corpus,
  ports: () => Promise<ModelPorts>,
): Promise<Model> {
  const silent = (notAsked: NonNullable<CountingSide['notAsked']>): Model => ({
    followers: followers.map((follower) => ({ ...follower, model: null })),
    favourites: [],
    notAsked,
  });
  const words = contextWords(given);
  if (words === null) return silent('other-condition');
  if (words.length === 0) return silent('no-condition');
  const wanted = wordEvent(event);
  if (wanted === null) return silent('other-event');
  const main = { event: wanted, given: null };
  const free = MOST_ATOMS - atomsIn(wanted).length;
  const each = followers
    .slice(0, Math.max(0, free))
    .map(({ word }) => ({ event: predicated('in', word.toLowerCase()), given: null }));
  try {
    const model = await ports();
    const text = words.join(' ');
    const searched = await searchEvents(text, [main, ...each], model, { maxExpansions: EXPANSIONS });
    if (!searched.ok) return silent('other-condition');
    const search = searched.value;
    const any = search.keys.places(EVERYONE, null);
    const shown = wordsFound(search, (key) => any(key) === JOINT).slice(0, FAVOURITES);
    return {
      followers: followers.map((follower, index) => {
        const one = each[index];
        return {
          ...follower,
          model: one === undefined ? null : estimateOrNull(search.interval(one.event, null)),
        };
      }),
      favourites: shown.map(({ word, lower, upper }) => ({
        word,
        probability: (lower + upper) / 2,
        count: placesWhere(corpus, predicated('in', word.toLowerCase()), given ?? EVERYONE).length,
      })),
      transformer: {
        text,
        probability: estimateOrNull(search.interval(wanted, null)),
        expansions: search.expansions,
      },
      model: summaryOf(model.engine.info),
    };
  } catch (error) {
    if (error instanceof Failure && WITHOUT_MODEL.has(error.code)) return silent('no-model');
    throw error;
  }
}

async function askSide(
  side: ConditionalEvent,
  ports: () => Promise<ModelPorts>,
): Promise<Pick<CountingSide, 'transformer' | 'notAsked'>> {
  const { transformer, notAsked } = await askModel(side, [], EMPTY, ports);
  return {
    ...(transformer === undefined ? {} : { transformer }),
    ...(notAsked === undefined ? {} : { notAsked }),
  };
}

const EMPTY = readCorpus('');

/** By counting everything is known, so no verdict is open but where nothing can be divided. */
function verdictOf(
  question: SetQuestion,
  main: CountingSide,
  other: CountingSide | undefined,
): Pick<CountingAnswer, 'verdict'> {
  const [left, right] = [main.probability, other?.probability];
  const told = (isSo: boolean): Pick<CountingAnswer, 'verdict'> => ({ verdict: { is: isSo ? 'yes' : 'no' } });
  switch (question.type) {
    case 'probability':
    case 'count':
    case 'members':
      return {};
    case 'versus':
      if (left === null || right === null || right === undefined) return {};
      return left.value === right.value ? { verdict: { is: 'open' } } : told(left.value > right.value);
    case 'independent':
      if (left === null || right === null || right === undefined) return {};
      return told(left.numerator === right.numerator && left.denominator === right.denominator);
    case 'inside':
      return left === null ? {} : told(left.numerator === left.denominator);
    case 'exclusive':
      return left === null ? {} : told(left.numerator === 0);
  }
}

function json(value: Fraction | null): ReturnType<typeof toJson> | null {
  return value === null ? null : toJson(value);
}
