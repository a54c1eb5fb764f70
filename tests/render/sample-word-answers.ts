import type { CountingAnswer } from '../../src/jobs/counting.js';
import type { Estimate, WordProbAnswer } from '../../src/jobs/word-prob.js';

export const between = (lower: number, upper: number): Estimate => ({
  lower,
  upper,
  value: (lower + upper) / 2,
});

const MODEL = {
  name: 'SmolLM2 135M',
  quantisation: 'Q4_1',
  sha256: 'a'.repeat(64),
  device: 'cpu',
  precision: 'exact',
} as const;

/** P(starts(s) | longer(4)) after "The capital of France is". */
export function wordProbAnswer(changes: Partial<WordProbAnswer> = {}): WordProbAnswer {
  const word = (text: string, lower: number, upper = lower) => ({ word: text, lower, upper });
  return {
    kind: 'word-prob',
    form: 'probability',
    view: 'venn',
    question: 'P(starts(s) | longer(4))',
    text: 'The capital of France is',
    event: 'starts(s)',
    given: 'longer(4)',
    reading: { event: 'begin with “s”', condition: 'have more than 4 letters' },
    probability: between(0.0051, 0.0058),
    condition: between(0.898, 0.91),
    prior: between(0.0054, 0.0058),
    joint: between(0.0046, 0.0052),
    reverse: between(0.807, 0.899),
    sets: ['starts(s)', 'longer(4)'],
    regions: [
      {
        has: ['starts(s)'],
        inEvent: true,
        inCondition: false,
        mass: between(0.0006, 0.001),
        words: [word('St', 0.0004)],
      },
      {
        has: ['longer(4)'],
        inEvent: false,
        inCondition: true,
        mass: between(0.893, 0.905),
        words: [word('Paris', 0.811)],
      },
      {
        has: ['starts(s)', 'longer(4)'],
        inEvent: true,
        inCondition: true,
        mass: between(0.0046, 0.0052),
        words: [word('Saint', 0.0015)],
      },
      {
        has: [],
        inEvent: false,
        inCondition: false,
        mass: between(0.0908, 0.101),
        words: [word('the', 0.04)],
      },
    ],
    unassigned: 0.011,
    wordMass: { lower: 0.9931, upper: 0.9931 },
    instead: {
      number: 0.0001,
      punctuation: 0.006,
      symbol: 0,
      newline: 0,
      endOfText: 0,
      lastWordContinues: 0.0008,
      other: 0,
    },
    words: [word('Saint', 0.0015), word('Strasbourg', 0.001, 0.0018), word('sometimes', 0.00005)],
    found: 9,
    certified: { isTight: true, ranks: [] },
    expansions: 136,
    model: MODEL,
    elapsedMs: 1234,
    ...changes,
  };
}

/** P(next = rain | previous = cloudy) in a diary of 28 words. */
export function countingAnswer(changes: Partial<CountingAnswer> = {}): CountingAnswer {
  return {
    kind: 'counting',
    form: 'probability',
    view: null,
    question: 'P(next = rain | previous = cloudy)',
    event: 'next = rain',
    given: 'previous = cloudy',
    reading: { event: 'the next word is “rain”', condition: 'behind “cloudy”' },
    counts: { joint: 2, condition: 5, event: 4, population: 28 },
    probability: { numerator: 2, denominator: 5, value: 0.4 },
    prior: { numerator: 1, denominator: 7, value: 1 / 7 },
    reverse: { numerator: 1, denominator: 2, value: 0.5 },
    corpus: { name: 'weather diary', words: 28, distinct: 14 },
    context: { words: ['cloudy'], occurrences: 6 },
    transformer: { text: 'cloudy', probability: between(0.0011, 0.0013), expansions: 90 },
    sets: ['next = rain', 'previous = cloudy'],
    regions: [
      { has: ['next = rain'], count: 2, inEvent: true, inCondition: false },
      { has: ['previous = cloudy'], count: 3, inEvent: false, inCondition: true },
      { has: ['next = rain', 'previous = cloudy'], count: 2, inEvent: true, inCondition: true },
      { has: [], count: 21, inEvent: false, inCondition: false },
    ],
    followers: [
      { word: 'rain', count: 2, model: between(0.0011, 0.0013) },
      { word: 'and', count: 1, model: between(0.105, 0.105) },
      { word: 'day', count: 1, model: between(0.0017, 0.0017) },
    ],
    favourites: [
      { word: 'and', probability: 0.105, count: 1 },
      { word: 'to', probability: 0.018, count: 0 },
    ],
    places: [
      { before: 'A cloudy day, a cloudy ', word: 'rain', after: ', a cloudy', inEvent: true },
      { before: 'The day is cloudy ', word: 'and', after: ' rain comes.', inEvent: false },
    ],
    model: MODEL,
    elapsedMs: 820,
    ...changes,
  };
}
