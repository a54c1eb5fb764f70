import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Population } from '../../src/jobs/population.js';
import { conditionalProbability } from '../../src/probability/conditional.js';
import {
  type Atom,
  combine,
  EVERYONE,
  type EventExpression,
  named,
  not,
} from '../../src/probability/expression.js';
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  isEqual,
  multiply,
  ONE,
  subtract,
  ZERO,
} from '../../src/probability/fraction.js';
import { countWhere, regions, regionTest, sizeOf } from '../../src/probability/population.js';
import { eventsOver, LETTERS, MEMBER_ATOMS, populations } from './arbitraries.js';

const RUNS = { numRuns: 500 };
const event = eventsOver(MEMBER_ATOMS);
const peopled = populations.filter((population) => sizeOf(population) > 0);

const p = (
  population: Population,
  a: EventExpression,
  given: EventExpression = EVERYONE,
): Fraction | null => {
  const { probability } = conditionalProbability(countsOf(population, a, given));
  return probability;
};
/** P(a), for a population with members. */
const P = (population: Population, a: EventExpression): Fraction =>
  fraction(countWhere(population, a), sizeOf(population));

const countsOf = (population: Population, a: EventExpression, b: EventExpression) => ({
  joint: countWhere(population, a, b),
  condition: countWhere(population, b),
  event: countWhere(population, a),
  population: sizeOf(population),
});

/** Members as numbers, events as sets of them: the same algebra by other means. */
function membersIn(population: Population, expression: EventExpression): Set<number> {
  const members = population.groups.flatMap((group) => Array.from({ length: group.count }, () => group));
  const everyone = members.map((_, index) => index);
  const visit = (node: EventExpression): Set<number> => {
    switch (node.type) {
      case 'everyone':
        return new Set(everyone);
      case 'nobody':
        return new Set();
      case 'name':
        return new Set(everyone.filter((index) => members[index]?.has.includes(node.name)));
      case 'not': {
        const inside = visit(node.operand);
        return new Set(everyone.filter((index) => !inside.has(index)));
      }
      case 'comparison':
        return new Set(everyone.filter((index) => isSatisfied(node, members[index]?.values ?? [])));
      case 'predicate':
        return new Set();
      default:
        return node.operands.map(visit).reduce((left, right) => {
          const isKept = (index: number) => {
            if (node.type === 'and') return left.has(index) && right.has(index);
            if (node.type === 'or') return left.has(index) || right.has(index);
            if (node.type === 'minus') return left.has(index) && !right.has(index);
            return left.has(index) !== right.has(index);
          };
          return new Set(everyone.filter(isKept));
        });
    }
  };
  return visit(expression);
}

/** By the order of the numbers or the sameness of the texts; nothing is so of a value that is not there. */
function isSatisfied(
  { name, comparison, value }: Extract<Atom, { type: 'comparison' }>,
  values: readonly (readonly [string, string | number])[],
): boolean {
  const found = values.find(([key]) => key === name)?.[1];
  if (found === undefined) return false;
  const order = Number(found > value) - Number(found < value);
  const passing = { '<': [-1], '<=': [-1, 0], '=': [0], '>=': [0, 1], '>': [1], '!=': [-1, 1] };
  return passing[comparison].includes(order);
}

describe('laws on random populations and events, in exact fractions', () => {
  test('counting agrees with sets of members', () => {
    fc.assert(
      fc.property(populations, event, (population, a) => {
        expect(countWhere(population, a)).toBe(membersIn(population, a).size);
      }),
      { numRuns: 300 },
    );
  });

  test('De Morgan, inclusion–exclusion, total probability and Bayes, 10,000 times', () => {
    fc.assert(
      fc.property(peopled, event, event, (population, a, b) => {
        const [inA, inB] = [P(population, a), P(population, b)];
        const both = P(population, combine('and', a, b));
        const either = P(population, combine('or', a, b));
        expect(P(population, not(combine('or', not(a), not(b))))).toEqual(both);
        expect(P(population, not(combine('and', not(a), not(b))))).toEqual(either);
        expect(subtract(add(inA, inB), both)).toEqual(either);
        expect(add(both, P(population, combine('minus', a, b)))).toEqual(inA);
        const { probability, reverse } = conditionalProbability(countsOf(population, a, b));
        if (probability !== null) expect(multiply(probability, inB)).toEqual(both);
        if (probability !== null && reverse !== null)
          expect(reverse).toEqual(divide(multiply(probability, inB), inA));
      }),
      { numRuns: 10_000 },
    );
  });

  test('De Morgan', () => {
    fc.assert(
      fc.property(populations, event, event, (population, a, b) => {
        const same = (left: EventExpression, right: EventExpression) =>
          expect(countWhere(population, combine('xor', left, right))).toBe(0);
        same(not(combine('and', a, b)), combine('or', not(a), not(b)));
        same(not(combine('or', a, b)), combine('and', not(a), not(b)));
        same(combine('minus', a, b), combine('and', a, not(b)));
        same(combine('xor', a, b), combine('minus', combine('or', a, b), combine('and', a, b)));
      }),
      RUNS,
    );
  });

  test('complement', () => {
    fc.assert(
      fc.property(peopled, event, event, (population, a, b) => {
        expect(add(P(population, a), P(population, not(a)))).toEqual(ONE);
        const conditional = p(population, a, b);
        const other = p(population, not(a), b);
        if (conditional !== null && other !== null) expect(add(conditional, other)).toEqual(ONE);
        else expect([conditional, other]).toEqual([null, null]);
      }),
      RUNS,
    );
  });

  test('inclusion–exclusion for three events', () => {
    fc.assert(
      fc.property(peopled, event, event, event, (population, a, b, c) => {
        const of = (...parts: EventExpression[]) => P(population, combine('and', EVERYONE, ...parts));
        const singles = add(add(of(a), of(b)), of(c));
        const pairs = add(add(of(a, b), of(a, c)), of(b, c));
        expect(P(population, combine('or', a, b, c))).toEqual(add(subtract(singles, pairs), of(a, b, c)));
      }),
      RUNS,
    );
  });

  test('total probability', () => {
    fc.assert(
      fc.property(peopled, event, event, (population, a, b) => {
        const parts = [b, not(b)].map((part) => {
          const conditional = p(population, a, part);
          return conditional === null ? ZERO : multiply(conditional, P(population, part));
        });
        expect(parts.reduce(add)).toEqual(P(population, a));
      }),
      RUNS,
    );
  });

  test('Bayes: P(B | A) = P(A | B) P(B) / P(A)', () => {
    fc.assert(
      fc.property(peopled, event, event, (population, a, b) => {
        const { probability, reverse, prior } = conditionalProbability(countsOf(population, a, b));
        fc.pre(probability !== null && prior !== null && !isEqual(prior, ZERO));
        expect(reverse).toEqual(divide(multiply(probability, P(population, b)), prior));
      }),
      RUNS,
    );
  });

  test('chain rule: P(A and B and C) = P(A | B and C) P(B | C) P(C)', () => {
    fc.assert(
      fc.property(peopled, event, event, event, (population, a, b, c) => {
        const first = p(population, a, combine('and', b, c));
        const second = p(population, b, c);
        fc.pre(first !== null && second !== null);
        expect(multiply(multiply(first, second), P(population, c))).toEqual(
          P(population, combine('and', a, b, c)),
        );
      }),
      RUNS,
    );
  });

  test('the verdict raises, lowers or keeps as the lift is above, below or at 1, and is the same both ways round', () => {
    fc.assert(
      fc.property(peopled, event, event, (population, a, b) => {
        const there = conditionalProbability(countsOf(population, a, b)).change;
        const back = conditionalProbability(countsOf(population, b, a)).change;
        fc.pre(there !== null && there.lift !== null);
        const expected = { '-1': 'lowers', '0': 'keeps', '1': 'raises' } as const;
        expect(there.direction).toBe(expected[compare(there.lift, ONE)]);
        expect(there.direction).toBe(expected[compare(there.difference, ZERO)]);
        expect(back?.direction).toBe(there.direction);
        expect(back?.lift ?? ONE).toEqual(there.lift);
      }),
      RUNS,
    );
  });

  test('regions add up to the population and to every event over their names', () => {
    fc.assert(
      fc.property(populations, fc.subarray([...LETTERS], { minLength: 1 }), (population, names) => {
        const parts = regions(population, names.map(named));
        expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(sizeOf(population));
        for (const name of names) {
          const inside = parts.filter((part) => regionTest(part)(named(name)));
          expect(inside.reduce((sum, { count }) => sum + count, 0)).toBe(countWhere(population, named(name)));
        }
        if (names.length <= 3) expect(parts).toHaveLength(2 ** names.length);
        else expect(parts.every(({ count }) => count > 0)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('where nothing can be divided', () => {
  test('an empty population has no probabilities', () => {
    const counts = { joint: 0, condition: 0, event: 0, population: 0 };
    expect(conditionalProbability(counts)).toEqual({
      probability: null,
      prior: null,
      reverse: null,
      joint: null,
      change: null,
    });
  });

  test('an impossible event keeps its probability and has no lift', () => {
    const { change, reverse } = conditionalProbability({ joint: 0, condition: 7, event: 0, population: 14 });
    expect(change).toEqual({ direction: 'keeps', difference: ZERO, lift: null });
    expect(reverse).toBeNull();
  });
});
