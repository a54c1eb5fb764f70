/**
 * Revealed rounds of guessing at the size at which Discord shows them: few and many people, points, Shannon's game, long words.
 *
 *   npm run pictures -- guess
 */
import { OWN_SENTENCES } from '../src/guess/sentences.js';
import type { GuessRevealQuestion } from '../src/jobs/guess.js';
import { drawGuess } from '../src/render/picture/guess.js';
import { loadRealModel } from '../tests/model/load-real-model.js';
import { answerGuessReveal } from '../worker/answer/guess-reveal.js';
import { type Save, sheetOf } from './sheets.js';

type Guesses = GuessRevealQuestion['guesses'];

const words = (counts: Readonly<Record<string, number>>): Guesses =>
  Object.entries(counts).flatMap(([word, count]) =>
    Array.from({ length: count }, (_, index) => ({
      person: `${word}-${index}`,
      guess: { type: 'word' as const, word },
    })),
  );
const points = (...all: readonly number[][]): Guesses =>
  all.map((each, index) => ({ person: String(index), guess: { type: 'split', points: each } }));
const until = (...all: readonly string[][]): Guesses =>
  all.map((each, index) => ({
    person: String(index),
    guess: { type: 'shannon', words: each, isFound: true },
  }));

const ROUNDS: readonly (readonly [start: string, Partial<GuessRevealQuestion>])[] = [
  ['She opened her umbrella', { guesses: words({ rain: 7, pour: 2, drizzle: 1 }) }],
  ['The train was late', { guesses: words({ beginning: 4, start: 3, train: 2, film: 1 }) }],
  ['The lift was broken', { guesses: words({ stairs: 1 }) }],
  [
    'He put the kettle on',
    {
      mode: 'split',
      candidates: ['coffee', 'tea', 'hot', 'soup'],
      guesses: points([30, 60, 5, 0, 5], [0, 100, 0, 0, 0], [25, 25, 25, 20, 5]),
    },
  ],
  [
    'My grandmother keeps',
    {
      mode: 'split',
      candidates: ['chest', 'cabinet', 'drawer', 'frame'],
      guesses: points([20, 20, 20, 20, 20], [10, 10, 60, 0, 20]),
    },
  ],
  [
    'The plane landed',
    { mode: 'shannon', guesses: until(['weather', 'storm', 'fog'], ['fog'], ['snow', 'fog']) },
  ],
  [
    'The king had three',
    { guesses: words({ Donaudampfschifffahrtsgesellschaft: 2, handsomest: 3, cleverest: 1, strongest: 2 }) },
  ],
  [
    'She looked at the clock',
    { guesses: words({ midnight: 60, late: 40, noon: 30, dark: 12, five: 9, time: 3 }) },
  ],
];

export async function drawGuessSheet(save: Save): Promise<void> {
  const model = await loadRealModel();
  try {
    const pictures: Uint8Array[] = [];
    for (const [start, changes] of ROUNDS) {
      const cut = OWN_SENTENCES.find(({ context }) => context.startsWith(start));
      if (cut === undefined) throw new Error(`no sentence begins with “${start}”`);
      const checked = await answerGuessReveal(
        {
          kind: 'guess-reveal',
          round: 'sheet',
          mode: 'word',
          locale: 'en',
          ...cut,
          candidates: [],
          guesses: [],
          before: [],
          ...changes,
        },
        model,
      );
      if (!checked.ok) throw new Error(`${start}: ${checked.refusal.code}`);
      pictures.push((await drawGuess(checked.value)).png);
    }
    await save('sheets-guess.png', sheetOf(pictures, 0));
  } finally {
    await model.engine.dispose();
  }
}
