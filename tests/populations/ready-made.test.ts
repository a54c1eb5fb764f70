import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/jobs/limits.js';
import { populationSchema } from '../../src/jobs/population.js';
import { findReadyMade, READY_MADE } from '../../src/populations/ready-made.js';
import { combine, type EventExpression, named, not } from '../../src/probability/expression.js';
import { parseQuestion } from '../../src/probability/parse.js';
import { countWhere, sizeOf } from '../../src/probability/population.js';

const population = (name: string) => {
  const found = findReadyMade(name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found.population;
};
const is = (name: string, value: string | number): EventExpression => ({
  type: 'comparison',
  name,
  comparison: '=',
  value,
});
const atLeast = (name: string, value: number): EventExpression => ({
  type: 'comparison',
  name,
  comparison: '>=',
  value,
});

describe('ready-made populations', () => {
  it('are six, and found whatever the case and spacing of the name', () => {
    expect(READY_MADE.map(({ population: { name } }) => name)).toEqual([
      'people',
      'titanic',
      'berkeley',
      'medical test',
      'two dice',
      'cards',
    ]);
    expect(findReadyMade(' Medical  TEST ')?.population.name).toBe('medical test');
    expect(findReadyMade('constructor')).toBeUndefined();
  });

  it.each(READY_MADE)('$population.name fits the contract, and its questions can be read', (readyMade) => {
    expect(populationSchema.parse(readyMade.population)).toEqual(readyMade.population);
    const names = new Set(readyMade.population.attributes.map(({ name }) => name));
    for (const { has, values = [] } of readyMade.population.groups) {
      for (const name of [...has, ...values.map(([name]) => name)]) expect(names).toContain(name);
    }
    expect(readyMade.questions.length).toBeGreaterThan(0);
    for (const question of readyMade.questions) {
      expect([question, parseQuestion(question, readyMade.population, LIMITS).ok]).toEqual([question, true]);
    }
  });

  it('titanic has the published totals', () => {
    const titanic = population('titanic');
    const survived = named('survived');
    expect(sizeOf(titanic)).toBe(2201);
    expect(countWhere(titanic, survived)).toBe(711);
    // Dawson's margins: class, and survivors of it; sex; age.
    expect(
      ['first', 'second', 'third', 'crew'].map((name) => [
        countWhere(titanic, is('class', name)),
        countWhere(titanic, is('class', name), survived),
      ]),
    ).toEqual([
      [325, 203],
      [285, 118],
      [706, 178],
      [885, 212],
    ]);
    expect([countWhere(titanic, named('female')), countWhere(titanic, named('female'), survived)]).toEqual([
      470, 344,
    ]);
    expect([
      countWhere(titanic, not(named('female'))),
      countWhere(titanic, not(named('female')), survived),
    ]).toEqual([1731, 367]);
    expect([countWhere(titanic, named('child')), countWhere(titanic, named('child'), survived)]).toEqual([
      109, 57,
    ]);
  });

  it('berkeley has the published totals, and turns around within departments', () => {
    const berkeley = population('berkeley');
    const admitted = named('admitted');
    const female = named('female');
    expect(sizeOf(berkeley)).toBe(4526);
    expect(countWhere(berkeley, admitted)).toBe(1755);
    expect([countWhere(berkeley, not(female)), countWhere(berkeley, not(female), admitted)]).toEqual([
      2691, 1198,
    ]);
    expect([countWhere(berkeley, female), countWhere(berkeley, female, admitted)]).toEqual([1835, 557]);
    expect(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => countWhere(berkeley, is('department', name))),
    ).toEqual([933, 585, 918, 792, 584, 714]);
    const rate = (...events: EventExpression[]) =>
      countWhere(berkeley, admitted, ...events) / countWhere(berkeley, ...events);
    expect(rate(female)).toBeLessThan(rate(not(female)));
    const inA = is('department', 'A');
    expect(rate(female, inA)).toBeGreaterThan(rate(not(female), inA));
  });

  it('medical test: 9 of the 98 who test positive are ill', () => {
    const test = population('medical test');
    expect(sizeOf(test)).toBe(1000);
    expect(countWhere(test, named('ill'))).toBe(10);
    expect(countWhere(test, named('positive'))).toBe(98);
    expect(countWhere(test, combine('and', named('ill'), named('positive')))).toBe(9);
  });

  it('two dice have 36 outcomes, and the triangle of sums', () => {
    const dice = population('two dice');
    expect(sizeOf(dice)).toBe(36);
    expect(countWhere(dice, named('double'))).toBe(6);
    expect([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((sum) => countWhere(dice, is('sum', sum)))).toEqual([
      1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1,
    ]);
    expect(countWhere(dice, atLeast('first', 5))).toBe(12);
  });

  it('cards are 52: four suits, two colours, thirteen ranks, twelve faces', () => {
    const cards = population('cards');
    expect(sizeOf(cards)).toBe(52);
    expect(countWhere(cards, is('colour', 'red'))).toBe(26);
    expect(countWhere(cards, is('suit', 'hearts'), is('colour', 'red'))).toBe(13);
    expect(countWhere(cards, is('rank', '7'))).toBe(4);
    expect(countWhere(cards, named('face'))).toBe(12);
    expect(countWhere(cards, is('rank', 'king'), named('face'), is('value', 13))).toBe(4);
  });
});
