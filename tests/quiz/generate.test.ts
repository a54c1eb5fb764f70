import { describe, expect, it } from 'vitest';
import type { Population } from '../../src/jobs/population.js';
import { READY_MADE } from '../../src/populations/ready-made.js';
import {
  compare,
  fraction,
  isEqual,
  ONE,
  subtract,
  toNumber,
  toText,
  ZERO,
} from '../../src/probability/fraction.js';
import { randomNumber } from '../../src/probability/random.js';
import { kindsWith, QUIZ_KINDS } from '../../src/quiz/formulas.js';
import { questionAbout } from '../../src/quiz/generate.js';
import { MISTAKES, MODEL_KINDS, type QuizQuestion } from '../../src/quiz/question.js';
import { eventsOf, generateQuestion, type QuizSources } from '../../src/quiz/sources.js';
import { bruteForce } from './brute-force.js';
import { modelFactsOfChance } from './model-facts-of-chance.js';

/** Small populations of chance, with attributes, a category and a number. */
function chancePopulation(seed: number): Population {
  let index = 0;
  const below = (n: number) => Math.floor(randomNumber(seed, index++) * n);
  const names = ['tennis', 'likes "tea"', 'and', 'chess'];
  return {
    name: `chance ${seed}`,
    attributes: [
      ...names.map((name) => ({ name })),
      { name: 'team', values: 'category' },
      { name: 'age', values: 'number' },
    ],
    groups: Array.from({ length: 6 + below(10) }, () => ({
      has: names.filter(() => below(2) === 1),
      values: [
        ['team', ['red', 'dark blue'][below(2)] ?? 'red'],
        ['age', 10 + below(30)],
      ],
      count: 1 + below(9),
    })),
  };
}

const populations = [
  ...[...READY_MADE].map(({ population }) => population),
  ...Array.from({ length: 40 }, (_, seed) => chancePopulation(seed)),
];
const sources: QuizSources = { populations, model: modelFactsOfChance(50) };

const COUNT = 10_000;
const questions = Array.from({ length: COUNT }, (_, seed) => generateQuestion(sources, seed));

/** What is wrong with a question; one list for all, since ten thousand times as many assertions take minutes. */
function faultsOf(question: QuizQuestion): string[] {
  const { options, right, facts } = question;
  const faults: string[] = [];
  const demand = (holds: boolean, what: string) => {
    if (!holds) faults.push(`seed ${question.seed}, ${facts.kind}: ${what}`);
  };
  demand(options.length >= 3 && options.length <= 4, `${options.length} options`);
  demand(options.filter(({ mistake }) => mistake === null).length === 1, 'one option is right');
  demand(options[right]?.mistake === null, 'the right one is where it is said to be');
  for (const [index, option] of options.entries()) {
    const { value, quotient, mistake } = option;
    const counted = bruteForce(facts, mistake, populations);
    demand(counted !== undefined && isEqual(counted, value), `${mistake} is ${toText(value)}`);
    demand(isEqual(fraction(quotient.top, quotient.bottom), value), `${mistake} is its quotient`);
    demand(compare(value, ZERO) >= 0 && compare(value, ONE) <= 0, `${mistake} is a probability`);
    for (const other of options.slice(index + 1)) {
      const gap = toNumber(subtract(value, other.value));
      demand(Math.abs(gap) >= 0.005 - 1e-12, `${mistake} and ${other.mistake} are apart`);
    }
  }
  return faults;
}

describe('generated questions', () => {
  it(`of ${COUNT} each has one right option by listing everybody, and each mistake gives its own option`, () => {
    const asked = questions.filter((question) => question !== undefined);
    expect(asked).toHaveLength(COUNT);
    expect(asked.flatMap(faultsOf)).toEqual([]);
  });

  it('are of every kind, with every mistake among the options, and the right one at every place', () => {
    const asked = questions.filter((question) => question !== undefined);
    expect(new Set(asked.map(({ facts }) => facts.kind))).toEqual(new Set(QUIZ_KINDS));
    const mistakes = new Set(asked.flatMap(({ options }) => options.map(({ mistake }) => mistake)));
    expect(mistakes).toEqual(new Set([null, ...MISTAKES]));
    for (const place of [0, 1, 2, 3])
      expect(asked.filter(({ right }) => right === place).length).toBeGreaterThan(COUNT / 8);
  });

  it('are the same for the same seed', () => {
    for (const seed of [1, 77, 4242])
      expect(generateQuestion(sources, seed)).toEqual(generateQuestion(sources, seed));
    expect(generateQuestion(sources, 1)).not.toEqual(generateQuestion(sources, 2));
  });

  it('hold the mistake that is to be practised', () => {
    for (const mistake of MISTAKES) {
      expect(kindsWith(mistake).length, mistake).toBeGreaterThan(0);
      for (let seed = 0; seed < 20; seed++) {
        const question = generateQuestion(sources, seed, { mistake });
        expect(
          question?.options.map((option) => option.mistake),
          mistake,
        ).toContain(mistake);
      }
    }
  });

  it('are of the kind that is asked for, and none where the sources have none', () => {
    for (const kind of QUIZ_KINDS) expect(generateQuestion(sources, 5, { kind })?.facts.kind).toBe(kind);
    for (const kind of MODEL_KINDS)
      expect(generateQuestion({ populations: [], model: [] }, 5, { kind })).toBeUndefined();
    expect(generateQuestion({ populations: [], model: [] }, 5)).toBeDefined();
  });

  it('are not asked where two options would look the same', () => {
    const counts = { everyone: 100, a: 50, b: 50, both: 25 };
    const facts = { population: 'p', a: 'x', b: 'y', counts };
    // Independent halves: the condition changes nothing, so nothing tells the mistakes from the answer.
    expect(questionAbout({ kind: 'conditional', ...facts }, 1)).toBeUndefined();
  });
});

describe('events of a population', () => {
  it('are its attributes, the values of its categories and the upper half of its numbers', () => {
    const population: Population = {
      name: 'p',
      attributes: [{ name: 'a' }, { name: 'team', values: 'category' }, { name: 'age', values: 'number' }],
      groups: [
        {
          has: ['a'],
          values: [
            ['team', 'red'],
            ['age', 10],
          ],
          count: 3,
        },
        {
          has: [],
          values: [
            ['team', 'blue'],
            ['age', 20],
          ],
          count: 4,
        },
      ],
    };
    expect(eventsOf(population)).toEqual([
      { type: 'name', name: 'a' },
      { type: 'comparison', name: 'team', comparison: '=', value: 'blue' },
      { type: 'comparison', name: 'team', comparison: '=', value: 'red' },
      { type: 'comparison', name: 'age', comparison: '>=', value: 20 },
    ]);
  });
});
