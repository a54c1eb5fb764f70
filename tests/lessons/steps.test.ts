import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.js';
import { answered, guessed, LESSON_STEPS, newProgress } from '../../src/lessons/lesson.js';
import {
  factsOf,
  type LessonCounts,
  lessonCountsOf,
  PEOPLE_COUNTS,
} from '../../src/lessons/lesson-population.js';
import { STEPS } from '../../src/lessons/steps.js';
import { LESSON_MESSAGES } from '../../src/messages/lesson/index.js';
import { READY_MADE } from '../../src/populations/ready-made.js';
import { PEOPLE } from '../../src/probability/population.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';

const CONTEXT = {
  locale: 'en-US',
  person: '1',
  place: { scope: 'u-1', channel: '1' },
  populations: new MemoryPopulations(),
};
const part = fc.integer({ min: 1, max: 500 });
const telling = fc
  .record({ onlyA: part, onlyB: part, both: part, neither: part })
  .filter(({ onlyA, onlyB, both, neither }) => onlyA !== onlyB && both * neither !== onlyA * onlyB)
  .map((parts): LessonCounts => ({ name: 'class', a: 'tea', b: 'coffee', ...parts }));

const populationOf = ({ onlyA, onlyB, both, neither }: Omit<LessonCounts, 'name' | 'a' | 'b'>) => ({
  name: 'class',
  attributes: [{ name: 'age', values: 'number' as const }, { name: 'tea' }, { name: 'coffee' }],
  groups: [
    { has: ['tea'], count: onlyA },
    { has: ['coffee'], count: onlyB },
    { has: ['tea', 'coffee'], count: both },
    { has: [], count: neither },
  ].filter(({ count }) => count > 0),
});

describe('the population of the lesson', () => {
  it('is the 14 people, with their own numbers', () => {
    expect(lessonCountsOf(PEOPLE)).toEqual(PEOPLE_COUNTS);
    expect(PEOPLE_COUNTS).toEqual({
      name: 'people',
      a: 'tennis',
      b: 'football',
      onlyA: 5,
      onlyB: 4,
      both: 3,
      neither: 2,
    });
    expect(factsOf(PEOPLE_COUNTS, 'de')).toMatchObject({ n: '14', nA: '8', nB: '7', union: '12', sum: '15' });
  });

  it('is refused when two answers would be one number', () => {
    expect(lessonCountsOf(populationOf({ onlyA: 2, onlyB: 2, both: 1, neither: 1 }))).toBeUndefined();
    expect(lessonCountsOf(populationOf({ onlyA: 2, onlyB: 3, both: 0, neither: 1 }))).toBeUndefined();
    expect(lessonCountsOf(populationOf({ onlyA: 2, onlyB: 3, both: 1, neither: 6 }))).toBeUndefined();
    expect(lessonCountsOf({ name: 'none', attributes: [], groups: [{ has: [], count: 3 }] })).toBeUndefined();
    expect(lessonCountsOf(populationOf({ onlyA: 2, onlyB: 3, both: 1, neither: 1 }))).toMatchObject({
      a: 'tea',
    });
  });

  it('is found in some that come with Given', () => {
    const fitting = READY_MADE.filter(({ population }) => lessonCountsOf(population) !== undefined);
    expect(fitting.map(({ population }) => population.name)).toContain('titanic');
  });
});

describe('every step', () => {
  it('has one right option among three that differ, whatever the population', () => {
    fc.assert(
      fc.property(telling, (counts) => {
        const facts = factsOf(counts, 'en');
        for (const [index, step] of LESSON_MESSAGES.en.steps.entries()) {
          const say = (text: string | ((f: typeof facts) => string)) =>
            typeof text === 'string' ? text : text(facts);
          const guesses = step.predict.options.map(say);
          const answers = step.check.options.map(({ text }) => say(text));
          expect(new Set(guesses).size).toBe(3);
          expect(new Set(answers).size).toBe(3);
          const { right, foreseen } = STEPS[index] ?? { right: -1, foreseen: () => -1 };
          expect([0, 1, 2]).toContain(right);
          expect([null, 0, 1, 2]).toContain(foreseen(counts));
        }
      }),
    );
  });

  it('foretells what the counts say', () => {
    fc.assert(
      fc.property(telling, (counts) => {
        const { onlyA, onlyB, both, neither } = counts;
        const [pA, pAB, pBA] = [
          (onlyA + both) / (onlyA + onlyB + both + neither),
          both / (both + onlyB),
          both / (both + onlyA),
        ];
        expect(STEPS[1]?.foreseen(counts)).toBe(pAB > pA ? 0 : 1);
        expect(STEPS[2]?.foreseen(counts)).toBe(pBA > pAB ? 0 : 1);
        // The first step: at least one of the two.
        expect(Number(factsOf(counts, 'en').union.replaceAll(',', ''))).toBe(onlyA + onlyB + both);
      }),
    );
  });

  it('tries something that its command takes', async () => {
    for (const { tries } of STEPS) {
      expect(tries.length).toBeGreaterThan(0);
      for (const tried of tries) {
        const what = tried(PEOPLE_COUNTS, 7);
        if (what.type === 'gist') continue;
        const command = COMMANDS.get(what.command);
        if (command === undefined || !('question' in command)) throw new Error(what.command);
        const checked = await command.question(new Map(Object.entries(what.options)), CONTEXT);
        expect(checked.ok, what.command).toBe(true);
      }
    }
  });
});

describe('progress', () => {
  it('keeps the first guess and the last answer of a step', () => {
    const first = guessed(newProgress(1), 3, 2);
    expect(guessed(first, 3, 0).guesses).toEqual(first.guesses);
    expect(answered(answered(first, 3, 0), 3, 1)).toMatchObject({ step: 3, guesses: first.guesses });
    expect(answered(answered(first, 3, 0), 3, 1).answers[2]).toBe(1);
    expect(newProgress(1).guesses).toHaveLength(LESSON_STEPS);
  });
});
