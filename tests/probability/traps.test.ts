import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Population } from '../../src/jobs/population.js';
import { findReadyMade } from '../../src/populations/ready-made.js';
import { type EventExpression, named, not, type SetQuestion } from '../../src/probability/expression.js';
import { toNumber, toPercent } from '../../src/probability/fraction.js';
import { PEOPLE } from '../../src/probability/population.js';
import { randomNumber } from '../../src/probability/random.js';
import { findTraps, MOST_TRAPS, type Trap } from '../../src/probability/traps.js';
import { attributesOf, LETTERS, populations } from './arbitraries.js';

function readyMade(name: string): Population {
  const found = findReadyMade(name);
  if (found === undefined) throw new Error(`no population ${name}`);
  return found.population;
}

const given = (event: EventExpression, condition: EventExpression): SetQuestion => ({
  type: 'probability',
  event,
  given: condition,
});
const versus = (event: EventExpression, left: EventExpression, right: EventExpression): SetQuestion => ({
  type: 'versus',
  left: { event, given: left },
  right: { event, given: right },
});
const is = (name: string, value: string): EventExpression => ({
  type: 'comparison',
  name,
  comparison: '=',
  value,
});

/** "reversed department: 30.4 % against 44.5 %, adjusted 43.0 % against 38.7 %" */
function told(trap: Trap): string {
  if (!('adjusted' in trap)) return trap.type;
  const rate = ({ joint, condition }: { joint: number; condition: number }) =>
    `${((100 * joint) / condition).toFixed(1)} %`;
  const { left, right } = trap.adjusted;
  const overall = `${rate(trap.overall.left)} against ${rate(trap.overall.right)}`;
  return `${trap.type} ${trap.attribute}: ${overall}, adjusted ${toPercent(left, 1)} against ${toPercent(right, 1)}`;
}
const tell = (population: Population, question: SetQuestion) => findTraps(population, question).map(told);

describe('known cases', () => {
  const ADMITTED = named('admitted');
  const FEMALE = named('female');

  test('Berkeley: fewer women were admitted overall, more of them department by department', () => {
    const department = ['reversed department: 30.4 % against 44.5 %, adjusted 43.0 % against 38.7 %'];
    expect(tell(readyMade('berkeley'), given(ADMITTED, FEMALE))).toEqual(department);
    expect(tell(readyMade('berkeley'), versus(ADMITTED, FEMALE, not(FEMALE)))).toEqual(department);
    expect(
      tell(readyMade('berkeley'), { type: 'independent', event: ADMITTED, other: FEMALE, given: null }),
    ).toEqual(department);
    const [trap] = findTraps(readyMade('berkeley'), given(ADMITTED, FEMALE));
    if (trap === undefined || !('strata' in trap)) throw new Error('no trap');
    expect(
      trap.strata.map(({ label, left, right }) => [
        label,
        left.joint,
        left.condition,
        right.joint,
        right.condition,
      ]),
    ).toEqual([
      ['department A', 89, 108, 512, 825],
      ['department B', 17, 25, 353, 560],
      ['department C', 202, 593, 120, 325],
      ['department D', 131, 375, 138, 417],
      ['department E', 94, 393, 53, 191],
      ['department F', 24, 341, 22, 373],
    ]);
  });

  test('inside one department there is nothing to turn round', () => {
    expect(
      tell(readyMade('berkeley'), {
        type: 'independent',
        event: ADMITTED,
        other: FEMALE,
        given: is('department', 'A'),
      }),
    ).toEqual([]);
  });

  test('Titanic: the crew survived less often than the third class, but women and men of it more often each', () => {
    expect(
      tell(readyMade('titanic'), versus(named('survived'), is('class', 'third'), is('class', 'crew'))),
    ).toEqual(['reversed female: 25.2 % against 24.0 %, adjusted 21.2 % against 31.2 %']);
    expect(tell(readyMade('titanic'), given(named('survived'), named('female')))).toEqual([]);
  });

  test('Simpson 1951: no difference within either, as much as chance allows, and one overall', () => {
    const groups = (has: readonly string[], joint: number, rest: number) => [
      { has: ['event', ...has], count: joint },
      { has: [...has], count: rest },
    ];
    const population: Population = {
      name: 'ice cream',
      attributes: attributesOf(['event', 'cone', 'summer']),
      groups: [
        ...groups(['cone', 'summer'], 40, 40),
        ...groups(['summer'], 10, 10),
        ...groups(['cone'], 2, 18),
        ...groups([], 8, 72),
      ],
    };
    expect(tell(population, given(named('event'), named('cone')))).toEqual([
      'explained summer: 42.0 % against 18.0 %, adjusted 30.0 % against 30.0 %',
    ]);
  });

  test('an attribute that settles the event explains nothing', () => {
    const population: Population = {
      name: 'exam',
      attributes: attributesOf(['passed', 'studied', 'failed']),
      groups: [
        { has: ['passed', 'studied'], count: 60 },
        { has: ['failed', 'studied'], count: 20 },
        { has: ['passed'], count: 20 },
        { has: ['failed'], count: 60 },
      ],
    };
    expect(tell(population, given(named('passed'), named('studied')))).toEqual([]);
  });

  test('a medical test: nine in ten of the ill test positive, one in eleven of the positive is ill', () => {
    const test = readyMade('medical test');
    const [trap] = findTraps(test, given(named('ill'), named('positive')));
    if (trap?.type !== 'base-rate') throw new Error('no base rate');
    expect([trap.hit, trap.prior, trap.posterior].map(toNumber)).toEqual([9 / 10, 1 / 100, 9 / 98]);
    expect(tell(test, given(named('positive'), named('ill')))).toEqual(['inverse']);
  });

  test.each<[string, SetQuestion]>([
    ['people', given(named('tennis'), named('football'))],
    ['cards', given(is('rank', 'king'), named('face'))],
    ['two dice', { type: 'independent', event: named('double'), other: is('first', '6'), given: null }],
    ['berkeley', { type: 'inside', event: ADMITTED, other: FEMALE, given: null }],
    ['berkeley', { type: 'exclusive', event: ADMITTED, other: FEMALE, given: null }],
    ['berkeley', { type: 'probability', event: ADMITTED, given: null }],
    // Two events, or groups that share members, are no comparison of two groups.
    [
      'berkeley',
      { type: 'versus', left: { event: ADMITTED, given: FEMALE }, right: { event: FEMALE, given: ADMITTED } },
    ],
    [
      'berkeley',
      { type: 'versus', left: { event: ADMITTED, given: FEMALE }, right: { event: ADMITTED, given: null } },
    ],
  ])('nothing in %s', (name, question) => {
    expect(tell(readyMade(name), question)).toEqual([]);
  });
});

/** Members of the eight combinations of a, b and c, most populations with some dependence. */
const CELLS = fc.array(fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 600 })), { minLength: 8, maxLength: 8 });
const NAMES = ['a', 'b', 'c'] as const;

function ofCells(counts: readonly number[]): Population {
  return {
    name: 'cells',
    attributes: attributesOf(NAMES),
    groups: counts.map((count, mask) => ({
      has: NAMES.filter((_, digit) => Math.floor(mask / 2 ** digit) % 2 === 1),
      count,
    })),
  };
}

/** The rule once more, in floating point and straight from the eight counts: index = a + 2 b + 4 c. */
function bruteForce(counts: readonly number[]): 'reversed' | 'explained' | null {
  const at = (a: number, b: number, c: number) => counts[a + 2 * b + 4 * c] ?? 0;
  const tables = [1, 0].map((c) => ({
    with: at(1, 1, c),
    ofWith: at(0, 1, c) + at(1, 1, c),
    without: at(1, 0, c),
    ofWithout: at(0, 0, c) + at(1, 0, c),
  }));
  const all = {
    with: at(1, 1, 0) + at(1, 1, 1),
    ofWith: at(0, 1, 0) + at(1, 1, 0) + at(0, 1, 1) + at(1, 1, 1),
    without: at(1, 0, 0) + at(1, 0, 1),
    ofWithout: at(0, 0, 0) + at(1, 0, 0) + at(0, 0, 1) + at(1, 0, 1),
  };
  if (tables.some(({ ofWith, ofWithout }) => ofWith < 5 || ofWithout < 5)) return null;
  const gap = (t: typeof all) => t.with / t.ofWith - t.without / t.ofWithout;
  const size = (t: typeof all) => t.ofWith + t.ofWithout;
  const members = (of: readonly (typeof all)[]) => of.reduce((sum, t) => sum + size(t), 0);
  const standardised = tables.reduce((sum, t) => sum + (gap(t) * size(t)) / size(all), 0);
  const deviations = (of: readonly (typeof all)[]) => {
    let difference = 0;
    let variance = 0;
    for (const t of of) {
      const n = size(t);
      const having = t.with + t.without;
      difference += t.with - (t.ofWith * having) / n;
      variance += (t.ofWith * t.ofWithout * having * (n - having)) / (n * n * (n - 1));
    }
    return variance === 0 ? 0 : Math.abs(difference) / Math.sqrt(variance);
  };
  const isTurned =
    gap(all) * standardised < 0 && Math.min(Math.abs(gap(all)), Math.abs(standardised)) >= 0.01;
  if (isTurned && Math.max(deviations([all]), deviations(tables)) > 3) {
    if (2 * members(tables.filter((t) => gap(t) * standardised > 0)) >= size(all)) return 'reversed';
  }
  const isExplained =
    Math.abs(gap(all)) >= 0.05 &&
    deviations([all]) > 3 &&
    Math.abs(standardised) <= Math.abs(gap(all)) / 5 &&
    tables.every((t) => deviations([t]) <= 2) &&
    2 * members(tables.filter((t) => t.with + t.without > 0 && t.with + t.without < size(t))) >= size(all);
  return isExplained ? 'explained' : null;
}

describe('laws', () => {
  test('third attributes are found exactly where counting once more, in floating point, finds them', () => {
    const found = new Map<string, number>();
    fc.assert(
      fc.property(CELLS, (counts) => {
        const traps = findTraps(ofCells(counts), given(named('a'), named('b')));
        const third = traps.find((trap) => 'adjusted' in trap)?.type ?? null;
        found.set(String(third), (found.get(String(third)) ?? 0) + 1);
        expect(third).toBe(bruteForce(counts));
      }),
      { numRuns: 4000, seed: 17 },
    );
    // The law says something only as far as both kinds come up.
    expect(found.get('reversed')).toBeGreaterThan(50);
    expect(found.get('explained')).toBeGreaterThan(20);
  });

  test('swapping the sides of a comparison swaps the numbers and keeps the finding', () => {
    fc.assert(
      fc.property(CELLS, (counts) => {
        const [one, other] = [named('b'), not(named('b'))].map((side, index, both) =>
          findTraps(ofCells(counts), versus(named('a'), side, both[1 - index] ?? side)),
        );
        expect(one?.map(({ type }) => type)).toEqual(other?.map(({ type }) => type));
      }),
      { numRuns: 300, seed: 18 },
    );
  });

  test('where chance alone deals out five attributes, no third one raises an alarm', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (let seed = 0; seed < 150; seed++) {
      const size = 10 + Math.floor(randomNumber(seed) * 300);
      const groups = Array.from({ length: size }, (_, member) => ({
        has: names.filter((_name, place) => randomNumber(seed, 1 + member * names.length + place) < 0.5),
        count: 1,
      }));
      const population = { name: 'chance', attributes: attributesOf(names), groups };
      const traps = findTraps(population, given(named('a'), named('b')));
      expect(traps.filter((trap) => 'adjusted' in trap)).toEqual([]);
    }
  });

  test('at most four, of any population', () => {
    const [a, b] = LETTERS;
    fc.assert(
      fc.property(populations, (population) => {
        expect(findTraps(population, given(named(a), named(b))).length).toBeLessThanOrEqual(MOST_TRAPS);
      }),
    );
    expect(findTraps({ ...PEOPLE, groups: [] }, given(named('tennis'), named('football')))).toEqual([]);
  });
});
