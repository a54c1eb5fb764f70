/** Below a `/nextword` answer: the words to go on with, and other views of the same prediction. */
import type { CountedNextwordAnswer } from '../../jobs/counted-nextword.js';
import type { NextwordAnswer } from '../../jobs/nextword.js';
import type { Control } from '../card.js';
import { percent } from '../numbers.js';

const MOST_OPTIONS = 25;

export function nextwordControls(answer: NextwordAnswer): readonly (readonly Control[])[] {
  // "How was this computed" is read by one person, and closed.
  if (answer.search !== undefined) return [];
  return [...continuing(answer), buttons(answer)];
}

/** Not below two texts: which one would go on? */
function continuing({ words, compared, completion }: NextwordAnswer): readonly (readonly Control[])[] {
  if (compared !== undefined || words.length === 0) return [];
  return [[menu(words, completion === undefined ? 'Continue with …' : 'Complete it to …')]];
}

/** Below a counted answer there is nothing to look into; the model may be there the next time. */
export function countedNextwordControls({ words }: CountedNextwordAnswer): readonly (readonly Control[])[] {
  const retry: Control = {
    type: 'button',
    action: 'retry',
    label: 'Ask the language model again',
    emoji: '🔁',
  };
  return words.length === 0 ? [[retry]] : [[menu(words, 'Continue with …')], [retry]];
}

function menu(
  words: readonly { readonly word: string; readonly probability: number }[],
  placeholder: string,
): Control {
  return {
    type: 'menu',
    action: 'continue',
    placeholder,
    options: words.slice(0, MOST_OPTIONS).map(({ word, probability }) => ({
      label: word,
      value: word,
      description: percent(probability),
    })),
  };
}

function buttons({ tokens, draw, compared }: NextwordAnswer): readonly Control[] {
  return [
    {
      type: 'button',
      action: 'draw',
      label: draw === undefined ? 'Draw a word' : 'Draw again',
      emoji: '🎲',
      ...(draw === undefined ? {} : { isPrimary: true }),
    },
    ...(compared === undefined
      ? [
          tokens === undefined
            ? ({ type: 'button', action: 'tokens', label: 'Tokens' } as const)
            : ({ type: 'button', action: 'words', label: 'Words' } as const),
        ]
      : []),
    { type: 'button', action: 'how', label: 'How was this computed?' },
    { type: 'button', action: 'compare', label: 'Compare …' },
  ];
}
