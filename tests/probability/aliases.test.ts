/** Other names for members of whom several things are so. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/jobs/limits.js';
import type { Population } from '../../src/jobs/population.js';
import { populationFor } from '../../src/populations/for-question.js';
import { READY_MADE } from '../../src/populations/ready-made.js';
import { complete } from '../../src/probability/complete.js';
import { parseQuestion } from '../../src/probability/parse.js';
import { countWhere } from '../../src/probability/population.js';
import { printQuestion } from '../../src/probability/print.js';
import { populationCard } from '../../src/render/population.js';

const readyMade = (name: string): Population => {
  const found = READY_MADE.find(({ population }) => population.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found.population;
};
const titanic = readyMade('titanic');

function read(question: string, population: Population = titanic) {
  const parsed = parseQuestion(question, population, LIMITS);
  if (!parsed.ok) throw new Error(`${question}: ${JSON.stringify(parsed)}`);
  return parsed.value;
}

describe('aliases of a population', () => {
  // Counts of R. J. MacG. Dawson's table: adults and children by sex.
  it.each<[string, number, number]>([
    ['survived given women', 316, 425],
    ['survived given men', 338, 1667],
    ['survived given children', 57, 109],
    ['survived given girls', 28, 45],
    ['survived given boys', 29, 64],
    ['P(survived | adults)', 654, 2092],
    ['survived given first class', 203, 325],
    ['survived given first class and women', 140, 144],
    ['survivors given male', 367, 1731],
    ['died given not women', 1381, 1776],
  ])('%s', (question, joint, condition) => {
    const parsed = read(question);
    if (parsed.type !== 'probability' || parsed.given === null) throw new Error(parsed.type);
    expect([countWhere(titanic, parsed.event, parsed.given), countWhere(titanic, parsed.given)]).toEqual([
      joint,
      condition,
    ]);
  });

  it('are printed as what they mean, and that reads back to the same', () => {
    const printed = printQuestion(read('survived given women'));
    expect(printed).toContain('female and not child');
    expect(read(printed)).toEqual(read('survived given women'));
  });

  it('are still known in what of the population travels with a question', () => {
    for (const { population } of READY_MADE) {
      for (const alias of (population.aliases ?? []).flatMap(({ names }) => names)) {
        const question = `P(${alias})`;
        const parsed = read(question, population);
        expect(read(question, populationFor(parsed, population))).toEqual(parsed);
      }
    }
  });

  it('never hide a name of the population itself, and mean nothing where an attribute is missing', () => {
    const aliases = [{ names: ['tea', 'drinkers'], has: ['coffee'], hasNot: [] }];
    const groups = [
      { has: ['tea'], count: 3 },
      { has: ['coffee'], count: 2 },
    ];
    const both = { name: 'class', attributes: [{ name: 'tea' }, { name: 'coffee' }], groups, aliases };
    const counted = (question: string) => {
      const parsed = read(question, both);
      return parsed.type === 'probability' ? countWhere(both, parsed.event) : undefined;
    };
    expect([counted('P(tea)'), counted('P(drinkers)')]).toEqual([3, 2]);
    const one = { ...both, attributes: [{ name: 'tea' }] };
    expect(parseQuestion('P(drinkers)', one, LIMITS).ok).toBe(false);
  });

  it('are offered while typing, suggested for a slip, and shown with what they mean', () => {
    expect(complete('survived given wom', titanic)).toContain('survived given women');
    const slip = parseQuestion('survived given womenn', titanic, LIMITS);
    expect(slip.ok ? undefined : slip.refusal).toMatchObject({ code: 'unknown-name', suggestion: 'women' });
    const card = JSON.stringify(populationCard({ population: titanic, questions: [], isDefault: false }));
    expect(card).toContain('women (female, not child), men (not female, not child), children (child)');
  });
});
