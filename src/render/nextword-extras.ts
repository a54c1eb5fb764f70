/** What the options of `/nextword` add to its card: watched words, the adjusted set, the half-typed word, the choices. */
import type { NextwordAnswer } from '../jobs/nextword.js';
import type { Block, Inline } from './card.js';
import { conditionText, divisionText, isPlainConditioning } from './condition-text.js';
import { bitsNumber, choicesText, percent, percentAtMost, probabilityText, settingText } from './numbers.js';
import { rankText, worstRank } from './ranks.js';

export function completionNote({ completion }: NextwordAnswer): Block[] {
  if (completion === undefined) return [];
  const { fragment, mass } = completion;
  const content: Inline[] = [
    'Every probability is given that the text goes on with ',
    { strong: fragment },
    `, which itself has ${boundsText(mass)}: P(word | text, ${fragment}…).`,
  ];
  return [{ type: 'paragraph', content }];
}

/** Raw next to adjusted, and what links them. */
export function adjustedBlocks({ adjusted, words }: NextwordAnswer): Block[] {
  if (adjusted === undefined) return [];
  const kept = adjusted.words.length;
  return [
    { type: 'paragraph', content: [{ strong: `Given: ${conditionText(adjusted)}.` }, ` ${link(adjusted)}`] },
    {
      type: 'table',
      columns: [
        { title: 'word', align: 'left' },
        { title: 'raw', align: 'right' },
        { title: 'P(word|kept)', align: 'right' },
      ],
      rows: words.map(({ word, probability }, index) => [
        word,
        percent(probability),
        index < kept ? percent(adjusted.words[index]?.probability ?? 0) : '0 %',
      ]),
      ...(kept > 0 && kept < words.length ? { rulesBefore: [kept] } : {}),
    },
  ];
}

function link(adjusted: NonNullable<NextwordAnswer['adjusted']>): string {
  const [first] = adjusted.words;
  const reached = adjusted.reached
    ? ''
    : ` It is not proved that these words hold the share ${settingText(adjusted.topP ?? 1)} of the word mass.`;
  if (first === undefined) return `No word is kept.${reached}`;
  if (adjusted.temperature === 0) return `Temperature 0 gives everything to the likeliest word.${reached}`;
  if (isPlainConditioning(adjusted)) {
    return `Conditioning divides by the mass of the kept words (${boundsText(adjusted.keptMass)}): ${first.word} ${divisionText(adjusted) ?? ''}.${reached}`;
  }
  return `Temperature raises each raw probability to the power ${powerText(adjusted.temperature ?? 1)} and divides by the sum over the kept words.${reached}`;
}

const powerText = (temperature: number): string =>
  temperature < 0.01 ? '1 / T' : `${settingText(1 / temperature)} (= 1 / T)`;

export function watchedTable({ watched = [] }: NextwordAnswer): Block[] {
  if (watched.length === 0) return [];
  return [
    {
      type: 'table',
      columns: [
        { title: 'watched', align: 'left' },
        { title: 'P', align: 'right' },
        { title: 'at most', align: 'right' },
        { title: 'rank', align: 'right' },
      ],
      rows: watched.map(({ word, probability, upper, rank }) => [
        word,
        probabilityText(probability),
        probabilityText(probability) === probabilityText(upper) ? '' : percentAtMost(upper),
        rankText(rank).replace('rank ', '').replace(' at best', '+'),
      ]),
    },
  ];
}

/** Sentences below the table. */
export function furtherNotes({ entropy, folded, watched = [] }: NextwordAnswer): Block[] {
  const notes = [
    `Effective number of choices: at least ${choicesText(entropy.bitsAtLeast)} (2 to the entropy of ${bitsNumber(entropy.bitsAtLeast)} bits or more; what is not resolved could only add to it).`,
    ...(folded === true ? ['Upper and lower case count as one word.'] : []),
    ...(watched.some(({ rank }) => worstRank(rank) === undefined)
      ? ['A rank with + is the best possible one; how much worse it may be is not known.']
      : []),
  ];
  return [{ type: 'paragraph', content: [notes.join(' ')] }];
}

export function boundsText({ lower, upper }: { readonly lower: number; readonly upper: number }): string {
  const [low, high] = [probabilityText(lower), probabilityText(upper)];
  return low === high ? low : `${low} to ${high}`;
}
