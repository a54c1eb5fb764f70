import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYONE, NOBODY, named } from '../../src/probability/expression.js';
import { PEOPLE } from '../../src/probability/population.js';
import { SIMULATION_DRAWS, simulate } from '../../src/probability/simulate.js';
import { LETTERS, populations } from './arbitraries.js';

const TENNIS_GIVEN_FOOTBALL = { event: named('tennis'), given: named('football') };

describe('simulate', () => {
  test('the same seed draws the same, another one something else', () => {
    const steps = simulate(PEOPLE, TENNIS_GIVEN_FOOTBALL, 7);
    expect(simulate(PEOPLE, TENNIS_GIVEN_FOOTBALL, 7)).toEqual(steps);
    expect(simulate(PEOPLE, TENNIS_GIVEN_FOOTBALL, 8)).not.toEqual(steps);
  });

  test.each([1, 2, 3, 4, 5])('settles toward the exact value, seed %i', (seed) => {
    const last = simulate(PEOPLE, TENNIS_GIVEN_FOOTBALL, seed).at(-1);
    if (last === undefined) throw new Error('no step');
    // Five standard deviations of a binomial share.
    expect(Math.abs(last.kept / last.draws - 1 / 2)).toBeLessThan(5 * Math.sqrt(0.25 / last.draws));
    expect(Math.abs(last.hits / last.kept - 3 / 7)).toBeLessThan(5 * Math.sqrt(12 / 49 / last.kept));
  });

  test('keeps everybody without a condition, and nobody for whom it never holds', () => {
    const everyone = simulate(PEOPLE, { event: EVERYONE, given: null }, 1).at(-1);
    expect(everyone).toEqual({ draws: SIMULATION_DRAWS, kept: SIMULATION_DRAWS, hits: SIMULATION_DRAWS });
    expect(simulate(PEOPLE, { event: EVERYONE, given: NOBODY }, 1).at(-1)).toMatchObject({
      kept: 0,
      hits: 0,
    });
    expect(simulate({ groups: [] }, { event: EVERYONE, given: null }, 1)).toEqual([]);
  });

  test('records at most 200 steps, each after the one before it', () => {
    const [a, b] = LETTERS;
    fc.assert(
      fc.property(populations, fc.nat(), (population, seed) => {
        const steps = simulate(population, { event: named(a), given: named(b) }, seed);
        expect(steps.length).toBeLessThanOrEqual(200);
        let before = { draws: 0, kept: 0, hits: 0 };
        for (const step of steps) {
          const drawn = step.draws - before.draws;
          expect(drawn).toBeGreaterThan(0);
          for (const [more, most] of [
            [step.kept - before.kept, drawn],
            [step.hits - before.hits, step.kept - before.kept],
          ] as const) {
            expect(more).toBeGreaterThanOrEqual(0);
            expect(more).toBeLessThanOrEqual(most);
          }
          before = step;
        }
        if (steps.length > 0) expect(before.draws).toBe(SIMULATION_DRAWS);
      }),
      { numRuns: 30 },
    );
  });
});
