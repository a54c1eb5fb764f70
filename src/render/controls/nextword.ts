/** Below a `/nextword` answer: the words to go on with, and other views of the same prediction. */
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
  return [
    [
      {
        type: 'menu',
        action: 'continue',
        placeholder: completion === undefined ? 'Continue with …' : 'Complete it to …',
        options: words.slice(0, MOST_OPTIONS).map(({ word, probability }) => ({
          label: word,
          value: word,
          description: percent(probability),
        })),
      },
    ],
  ];
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
