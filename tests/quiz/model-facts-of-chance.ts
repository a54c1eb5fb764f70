/** What a model might say: facts of both kinds, with numbers of chance. */
import { randomNumber } from '../../src/probability/random.js';
import type { ModelFacts } from '../../src/quiz/model-facts.js';

/** `count` of each kind. */
export function modelFactsOfChance(count: number): readonly ModelFacts[] {
  const perMille = (seed: number, index: number, most: number) =>
    10 + Math.floor(randomNumber(seed, index) * most);
  return Array.from({ length: count }, (_, seed): ModelFacts[] => [
    {
      kind: 'two-words',
      model: 'a model',
      context: 'It was a',
      first: 'very',
      second: 'good',
      perMille: {
        first: perMille(seed, 0, 500),
        secondAfterFirst: perMille(seed, 1, 500),
        secondAlone: perMille(seed, 2, 300),
      },
    },
    {
      kind: 'which-text',
      model: 'a model',
      texts: ['It is cloudy, so it will', 'It is clear, so it will'],
      word: 'rain',
      perMille: [perMille(seed, 3, 500), perMille(seed, 4, 500)],
    },
  ]).flat();
}
