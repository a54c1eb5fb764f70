import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import type { FractionJson, ProbAnswer } from '../../src/jobs/prob.js';

/** "The capital of France is": three words whose lower bounds and the masses sum to 1. */
export function nextwordAnswer(changes: Partial<NextwordAnswer> = {}): NextwordAnswer {
  return {
    kind: 'nextword',
    text: 'The capital of France is',
    words: [
      { word: 'Paris', probability: 0.805, lower: 0.805, upper: 0.8054 },
      { word: 'the', probability: 0.036, lower: 0.036, upper: 0.0362 },
      { word: 'not', probability: 0.0052, lower: 0.0052, upper: 0.0054 },
    ],
    masses: {
      otherWords: 0.12,
      number: 0.0011,
      punctuation: 0.0014,
      symbol: 0.0018,
      newline: 0.0009,
      endOfText: 0.0000001,
      lastWordContinues: 0.001,
      other: 0.0001999,
      unassigned: 0.0274,
    },
    certified: { set: true, order: true, ranks: 3, tolerance: 0.0005 },
    expansions: 16,
    model: {
      name: 'SmolLM2-135M-Instruct',
      quantisation: 'Q4_1',
      sha256: 'b'.repeat(64),
      device: 'cpu',
      precision: 'exact',
    },
    elapsedMs: 812,
    entropy: { bitsAtLeast: 1.2, choicesAtLeast: 2 ** 1.2 },
    ...changes,
  };
}

export function fraction(numerator: number, denominator: number): FractionJson {
  return { numerator, denominator, value: numerator / denominator };
}

/** P(tennis | football) among 14 people: 5 only tennis, 4 only football, 3 both, 2 none. */
export function probAnswer(changes: Partial<ProbAnswer> = {}): ProbAnswer {
  return {
    kind: 'prob',
    form: 'probability',
    view: 'venn',
    question: 'P(tennis | football)',
    event: 'tennis',
    given: 'football',
    counts: { joint: 3, condition: 7, event: 8, population: 14 },
    probability: fraction(3, 7),
    prior: fraction(4, 7),
    reverse: fraction(3, 8),
    joint: fraction(3, 14),
    change: { direction: 'lowers', difference: fraction(-1, 7), lift: fraction(3, 4) },
    attributes: [
      { name: 'tennis', symbol: '🎾' },
      { name: 'football', symbol: '⚽' },
    ],
    regions: [
      { has: ['tennis'], count: 5, inEvent: true, inCondition: false },
      { has: ['football'], count: 4, inEvent: false, inCondition: true },
      { has: ['tennis', 'football'], count: 3, inEvent: true, inCondition: true },
      { has: [], count: 2, inEvent: false, inCondition: false },
    ],
    reading: { event: 'like tennis', condition: 'like football' },
    population: { name: 'study group', size: 14 },
    elapsedMs: 0.4,
    ...changes,
  };
}
