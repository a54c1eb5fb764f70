import { describe, expect, it } from 'vitest';
import type { Population } from '../../src/jobs/population.js';
import { populationFor } from '../../src/populations/for-question.js';
import { findReadyMade } from '../../src/populations/ready-made.js';
import { combine, named, type SetQuestion } from '../../src/probability/expression.js';
import { countWhere, PEOPLE, sizeOf } from '../../src/probability/population.js';

const about = (name: string, given: string | null = null): SetQuestion => ({
  type: 'probability',
  event: named(name),
  given: given === null ? null : named(given),
});
const CARDS = findReadyMade('cards')?.population ?? PEOPLE;

describe('what of a population travels with a question', () => {
  it('is what it names and what a trap may hide in, and nobody’s name', () => {
    const population: Population = {
      name: 'class',
      attributes: [
        { name: 'tea' },
        { name: 'coffee' },
        { name: 'age', values: 'number' },
        { name: 'team', values: 'category' },
      ],
      groups: [17, 18].map((age) => ({
        has: ['tea'],
        values: [
          ['age', age],
          ['team', 'red'],
        ],
        count: 1,
        members: [`Ann ${age}`],
      })),
    };
    expect(populationFor(about('tea'), population)).toEqual({
      name: 'class',
      attributes: [{ name: 'tea' }, { name: 'coffee' }, { name: 'team', values: 'category' }],
      groups: [{ has: ['tea'], values: [['team', 'red']], count: 2 }],
    });
    expect(populationFor({ type: 'members', event: named('tea'), given: null }, population).groups).toEqual([
      { has: ['tea'], values: [['team', 'red']], count: 2, members: ['Ann 17', 'Ann 18'] },
    ]);
    const ages: SetQuestion = {
      type: 'probability',
      event: { type: 'comparison', name: 'age', comparison: '>', value: 17 },
      given: null,
    };
    expect(populationFor(ages, population).groups).toHaveLength(2);
    expect(populationFor(about('tea'), population, ['age']).groups).toHaveLength(2);
  });

  it('keeps every attribute that any part of the question names', () => {
    const names = (question: SetQuestion) =>
      populationFor(question, CARDS).attributes.map(({ name }) => name);
    const value = { type: 'comparison', name: 'value', comparison: '>', value: 7 } as const;
    const rank = { type: 'comparison', name: 'rank', comparison: '=', value: 'ace' } as const;
    // 13 ranks are too many to compare within, unless the question names them.
    expect(names(about('face'))).toEqual(['suit', 'colour', 'face']);
    expect(names({ type: 'independent', event: named('face'), other: rank, given: value })).toEqual([
      'suit',
      'colour',
      'rank',
      'value',
      'face',
    ]);
    expect(
      names({
        type: 'versus',
        left: { event: named('face'), given: value },
        right: { event: combine('and', named('face'), rank), given: null },
      }),
    ).toHaveLength(5);
  });

  it('stays below 1 MB: what a trap may hide in is given up, the last first', () => {
    const traits = Array.from(
      { length: 23 },
      (_, index) => `${'a trait with a long name '.repeat(3)}${index}`,
    );
    const population: Population = {
      name: 'large',
      attributes: [...traits.map((name) => ({ name })), { name: 'tea' }],
      groups: Array.from({ length: 5000 }, (_, index) => ({
        has: [
          ...traits.filter((_, digit) => (index * 7919) % (digit + 2) === 0),
          ...(index % 3 === 0 ? ['tea'] : []),
        ],
        count: 1,
      })),
    };
    const reduced = populationFor(about('tea'), population);
    expect(Buffer.byteLength(JSON.stringify(reduced))).toBeLessThanOrEqual(1_000_000);
    expect(reduced.attributes.length).toBeGreaterThan(3);
    expect(reduced.attributes.slice(0, -1)).toEqual(
      population.attributes.slice(0, reduced.attributes.length - 1),
    );
    expect(reduced.attributes.at(-1)).toEqual({ name: 'tea' });
    expect(sizeOf(reduced)).toBe(5000);
    expect(countWhere(reduced, named('tea'))).toBe(countWhere(population, named('tea')));
  });
});
