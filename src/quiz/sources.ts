/** Where the numbers of a question come from: a population, a story with numbers of its own, or what the model has just said. */
import type { Population } from '../jobs/population.js';
import type { Atom } from '../probability/expression.js';
import { countWhere, sizeOf } from '../probability/population.js';
import { print } from '../probability/print.js';
import { Dice } from './dice.js';
import { kindsWith } from './formulas.js';
import { questionAbout } from './generate.js';
import type { ModelFacts } from './model-facts.js';
import {
  MIXTURE_STORIES,
  type Mistake,
  MODEL_KINDS,
  type ModelKind,
  PAIR_KINDS,
  type PairKind,
  type QuizFacts,
  type QuizKind,
  type QuizQuestion,
  SLIPS,
  TEST_STORIES,
} from './question.js';

export type StoryKind = Exclude<QuizKind, PairKind | ModelKind>;
export const STORY_KINDS = ['test', 'mixture', 'two-draws'] as const satisfies readonly StoryKind[];

export interface QuizSources {
  readonly populations: readonly Population[];
  readonly model: readonly ModelFacts[];
}

export interface Wish {
  readonly kind?: QuizKind;
  /** Must be among the options. */
  readonly mistake?: Mistake;
}

/** Draws of facts before it is taken for granted that none of them makes a question. */
const MOST_DRAWS = 60;

/** A question of any kind that these sources and the wish allow; undefined when none was found. */
export function generateQuestion(
  sources: QuizSources,
  seed: number,
  wish: Wish = {},
): QuizQuestion | undefined {
  const dice = new Dice(seed);
  const kinds = kindsOf(sources, wish);
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const kind = dice.pick(kinds);
    if (kind === undefined) return undefined;
    const facts = drawFacts(kind, sources, dice);
    const question =
      facts === undefined ? undefined : questionAbout(facts, dice.between(0, 2 ** 31), wish.mistake);
    if (question !== undefined) return { ...question, seed };
  }
  return undefined;
}

function kindsOf({ populations, model }: QuizSources, { kind, mistake }: Wish): readonly QuizKind[] {
  const possible: readonly QuizKind[] = [
    ...(populations.length > 0 ? PAIR_KINDS : []),
    ...STORY_KINDS,
    ...MODEL_KINDS.filter((one) => model.some((facts) => facts.kind === one)),
  ];
  const withMistake = mistake === undefined ? undefined : new Set(kindsWith(mistake));
  return possible.filter((one) => (kind === undefined || one === kind) && withMistake?.has(one) !== false);
}

function drawFacts(kind: QuizKind, { populations, model }: QuizSources, dice: Dice): QuizFacts | undefined {
  switch (kind) {
    case 'test':
      return testFacts(dice);
    case 'mixture':
      return mixtureFacts(dice);
    case 'two-draws':
      return { kind, balls: 10, red: [dice.between(1, 9), dice.between(1, 9)] };
    case 'two-words':
    case 'which-text': {
      const facts = dice.pick(model.filter((one) => one.kind === kind));
      return facts?.kind === 'which-text' ? slipsFacts(facts, dice) : facts;
    }
    default: {
      const population = dice.pick(populations);
      return population === undefined ? undefined : pairFacts(kind, population, dice);
    }
  }
}

/** Two different events that do not come from the same category or number. */
function pairFacts(kind: PairKind, population: Population, dice: Dice): QuizFacts | undefined {
  const events = eventsOf(population);
  const a = dice.pick(events);
  if (a === undefined) return undefined;
  const b = dice.pick(events.filter(({ name }) => name !== a.name));
  if (b === undefined) return undefined;
  return {
    kind,
    population: population.name,
    a: print(a),
    b: print(b),
    counts: {
      everyone: sizeOf(population),
      a: countWhere(population, a),
      b: countWhere(population, b),
      both: countWhere(population, a, b),
    },
  };
}

type NamedAtom = Exclude<Atom, { type: 'predicate' }>;

/** Attributes, each value of a category (at most so many), and a number at least its median. */
const MOST_VALUES = 12;

export function eventsOf({ attributes, groups }: Population): readonly NamedAtom[] {
  return attributes.flatMap(({ name, values }): NamedAtom[] => {
    if (values === undefined) return [{ type: 'name', name }];
    const found = groups.flatMap((group) =>
      (group.values ?? []).flatMap(([key, value]) => (key === name ? [{ value, count: group.count }] : [])),
    );
    if (values === 'category') {
      const distinct = [...new Set(found.map(({ value }) => value))].sort();
      if (distinct.length > MOST_VALUES) return [];
      return distinct.map((value) => ({ type: 'comparison', name, comparison: '=', value }));
    }
    const median = medianOf(
      found.flatMap(({ value, count }) => (typeof value === 'number' ? [{ value, count }] : [])),
    );
    return median === undefined ? [] : [{ type: 'comparison', name, comparison: '>=', value: median }];
  });
}

function medianOf(values: readonly { readonly value: number; readonly count: number }[]): number | undefined {
  const half = values.reduce((sum, { count }) => sum + count, 0) / 2;
  let seen = 0;
  for (const { value, count } of [...values].sort((a, b) => a.value - b.value)) {
    seen += count;
    if (seen > half) return value;
  }
  return undefined;
}

/** Few are ill, most of them are found, and some of the others too: whole numbers of people. */
function testFacts(dice: Dice): QuizFacts {
  const size = dice.pick([100, 200, 500, 1000]) ?? 100;
  const ill = Math.max(2, Math.round((size * dice.between(1, 20)) / 100));
  const well = size - ill;
  return {
    kind: 'test',
    story: dice.pick(TEST_STORIES) ?? 'illness',
    size,
    ill,
    hits: Math.max(1, Math.round((ill * dice.between(60, 100)) / 100)),
    falseAlarms: Math.max(1, Math.round((well * dice.between(2, 30)) / 100)),
  };
}

/** The text that is asked about is the rarer one, whichever of the two that is. */
function slipsFacts(facts: Extract<ModelFacts, { kind: 'which-text' }>, dice: Dice): QuizFacts {
  const few = dice.between(1, Math.floor((SLIPS - 1) / 2));
  const isTurned = dice.between(0, 1) === 1;
  const turned = <T>([one, other]: readonly [T, T]): readonly [T, T] =>
    isTurned ? [other, one] : [one, other];
  return {
    ...facts,
    texts: turned(facts.texts),
    perMille: turned(facts.perMille),
    slips: [few, SLIPS - few],
  };
}

/** One group is several times as large as the other, and their rates differ. */
function mixtureFacts(dice: Dice): QuizFacts {
  const small = dice.between(2, 6) * 5;
  const large = small * dice.between(3, 8);
  const high = dice.between(55, 95);
  const low = dice.between(5, 45);
  const rates = dice.shuffle([high, low]);
  const group = (size: number, percent: number | undefined) => ({
    size,
    count: Math.min(size - 1, Math.max(1, Math.round((size * (percent ?? 50)) / 100))),
  });
  return {
    kind: 'mixture',
    story: dice.pick(MIXTURE_STORIES) ?? 'classes',
    groups: [group(small, rates[0]), group(large, rates[1])],
  };
}
