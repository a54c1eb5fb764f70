import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/jobs/limits.js';
import { firstQuestions, firstTextQuestions } from '../../src/populations/first-questions.js';
import { READY_MADE } from '../../src/populations/ready-made.js';
import { parseQuestion } from '../../src/probability/parse.js';
import { keptPopulations } from './arbitraries.js';

describe('questions to begin with', () => {
  it.each(READY_MADE)('can be asked of $population.name', ({ population }) => {
    const questions = firstQuestions(population);
    expect(questions.length).toBeGreaterThan(1);
    for (const question of questions) {
      expect([question, parseQuestion(question, population, LIMITS).ok]).toEqual([question, true]);
    }
  });

  it('can be asked of any population, whatever its names are', () => {
    fc.assert(
      fc.property(keptPopulations, (population) => {
        for (const question of firstQuestions(population)) {
          expect([question, parseQuestion(question, population, LIMITS).ok]).toEqual([question, true]);
        }
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('speak of the commonest pair of words in a text', () => {
    expect(firstTextQuestions('Sun sun rain; sun rain, rain!')).toEqual(['rain given sun']);
    expect(firstTextQuestions('not given not given')).toEqual(['"given" given "not"']);
    expect(firstTextQuestions('rain')).toEqual([]);
  });
});
