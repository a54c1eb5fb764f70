import { codePointLength } from '../../jobs/limits.js';
import type { NextwordAnswer } from '../../jobs/nextword.js';
import { choicesText } from '../numbers.js';
import { rankText } from '../ranks.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import { certificateOf } from './bars-layout.js';
import { massShares } from './mass-shares.js';
import { chance, percent } from './percent.js';

const LEAST_TEXT = 40;

/** How much of the words and bounds is written out, from the fullest form to one that fits any 25 words. */
const FORMS: readonly { readonly wordLimit: number; readonly bounds: 'full' | 'short' }[] = [
  { wordLimit: 60, bounds: 'full' },
  { wordLimit: 24, bounds: 'full' },
  { wordLimit: 20, bounds: 'short' },
  { wordLimit: 12, bounds: 'short' },
  { wordLimit: 6, bounds: 'short' },
];

/** Everything the bars show as text. Every number of the list stays; the context and long words are shortened until it fits. */
export function barsAlt(answer: NextwordAnswer): string {
  const { watched = [] } = answer;
  const roomFor = (body: string): number => ALT_LIMIT - codePointLength(body) - codePointLength(headOf(''));
  let body = '';
  for (const form of FORMS) {
    body = bodyOf(answer, form, watched.length);
    if (roomFor(body) >= LEAST_TEXT) break;
  }
  // Only 25 words with many watched ones come here: of the watched ones as many as fit, the others counted.
  const shortest = FORMS.at(-1);
  for (
    let count = watched.length - 1;
    shortest !== undefined && count >= 0 && roomFor(body) < LEAST_TEXT;
    count--
  ) {
    body = bodyOf(answer, shortest, count);
  }
  const text = answer.completion === undefined ? answer.text : `${answer.text}…`;
  return clip(headOf(clip(oneLine(text), Math.max(roomFor(body), 1), 'end')) + body, ALT_LIMIT);
}

const headOf = (text: string): string => `Next word after “${text}”: `;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function bodyOf(
  answer: NextwordAnswer,
  { wordLimit, bounds }: (typeof FORMS)[number],
  watchedCount: number,
): string {
  const words = answer.words.map((word) => {
    const shown = `${clip(oneLine(word.word), wordLimit)} ${percent(word.probability)}`;
    const [lower, upper] = [percent(word.lower), percent(word.upper)];
    if (lower === upper) return shown;
    return bounds === 'full'
      ? `${shown} (${lower} to ${upper})`
      : `${shown} (${lower.replace(PERCENT_SIGN, '')}–${upper.replace(PERCENT_SIGN, '')})`;
  });
  const masses = massShares(answer).map((share) => `${share.label} ${share.percent}`);
  const proof = certificateOf(answer).replace(/^\S+ /, '');
  const { watched = [], entropy } = answer;
  const named = watched
    .slice(0, watchedCount)
    .map(
      ({ word, probability, rank }) =>
        `${clip(oneLine(word), wordLimit)} ${chance(probability)} ${rankText(rank)}`,
    );
  if (watchedCount < watched.length) named.push(`${watched.length - watchedCount} more`);
  const parts = [
    `${words.join(', ')}.`,
    ...(named.length === 0 ? [] : [`Watched: ${named.join(', ')}.`]),
    `Where all of the probability is: ${masses.join(', ')}.`,
    ...(entropy === undefined ? [] : [`At least ${choicesText(entropy.bitsAtLeast)} even choices.`]),
    `${proof[0]?.toUpperCase() ?? ''}${proof.slice(1)}.`,
  ];
  return parts.join(' ');
}

const PERCENT_SIGN = /\s%$/u;
