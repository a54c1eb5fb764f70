import { codePointLength } from '../../jobs/limits.js';
import type { NextwordAnswer } from '../../jobs/nextword.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import { certificateOf } from './bars-layout.js';
import { massShares } from './mass-shares.js';
import { percent } from './percent.js';

const LEAST_TEXT = 40;

/** How much of the words and bounds is written out, from the fullest form to one that fits any 25 words. */
const FORMS: readonly { readonly wordLimit: number; readonly bounds: 'full' | 'short' }[] = [
  { wordLimit: 60, bounds: 'full' },
  { wordLimit: 24, bounds: 'full' },
  { wordLimit: 20, bounds: 'short' },
  { wordLimit: 12, bounds: 'short' },
  { wordLimit: 6, bounds: 'short' },
];

/** Everything the bars show as text. Every number stays; the context and long words are shortened until it fits. */
export function barsAlt(answer: NextwordAnswer): string {
  let alt = '';
  for (const form of FORMS) {
    const body = bodyOf(answer, form);
    const room = ALT_LIMIT - codePointLength(body) - codePointLength(headOf(''));
    alt = clip(headOf(clip(oneLine(answer.text), Math.max(room, 1), 'end')) + body, ALT_LIMIT);
    if (room >= LEAST_TEXT) break;
  }
  return alt;
}

const headOf = (text: string): string => `Next word after “${text}”: `;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function bodyOf(answer: NextwordAnswer, { wordLimit, bounds }: (typeof FORMS)[number]): string {
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
  return `${words.join(', ')}. Where all of the probability is: ${masses.join(', ')}. ${proof[0]?.toUpperCase() ?? ''}${proof.slice(1)}.`;
}

const PERCENT_SIGN = /\s%$/u;
