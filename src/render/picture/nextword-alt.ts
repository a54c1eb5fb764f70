import type { NextwordAnswer } from '../../jobs/nextword.js';
import { conditionText, divisionText } from '../condition-text.js';
import { intervalLabel } from '../mass-labels.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import { middleOf } from './dumbbell.js';
import { chance } from './percent.js';

const WORD = 24;
const TEXT = 100;

type Of<K extends keyof NextwordAnswer> = NonNullable<NextwordAnswer[K]>;

export function dieAlt(answer: NextwordAnswer, { seed, at, intervals, outcome }: Of<'draw'>): string {
  const hit = intervals[outcome];
  const parts = intervals
    .slice(0, 20)
    .map((one) => `${word(intervalLabel(one))} ${one.from.toFixed(4)} to ${one.to.toFixed(4)}`);
  const more = intervals.length > parts.length ? `; ${intervals.length - parts.length} more` : '';
  return clip(
    `A next word drawn after “${text(answer.text)}”: seed ${seed} draws ${at.toFixed(4)}, which falls on “${word(hit === undefined ? '' : intervalLabel(hit))}” (${chance((hit?.to ?? 0) - (hit?.from ?? 0))}). The line from 0 to 1: ${parts.join('; ')}${more}.`,
    ALT_LIMIT,
  );
}

export function comparedAlt(answer: NextwordAnswer, compared: Of<'compared'>): string {
  const words = compared.words
    .slice(0, 16)
    .map(
      ({ word: one, here, there }) => `${word(one)} ${chance(middleOf(here))} / ${chance(middleOf(there))}`,
    );
  const more = compared.words.length > words.length ? `; ${compared.words.length - words.length} more` : '';
  return clip(
    `Next words after A “${text(answer.text)}” and B “${text(compared.text)}”, probability after A / after B: ${words.join('; ')}${more}.`,
    ALT_LIMIT,
  );
}

export function tokensAlt(answer: NextwordAnswer, { next, paths }: Of<'tokens'>): string {
  const chains = paths.slice(0, 4).flatMap(({ word: one, paths: [path] }) => {
    if (path === undefined) return [];
    const factors = path.tokens.map((token) => `“${clip(token.text, WORD)}” ${chance(token.probability)}`);
    const ending = middleOf(path.ending);
    return [
      `${word(one)} = ${factors.join(' × ')} × ends ${chance(ending)} = ${chance(path.product * ending)}`,
    ];
  });
  const tokens = next.slice(0, 6).map((token) => `“${clip(token.text, WORD)}” ${chance(token.probability)}`);
  return clip(
    `How the next words after “${text(answer.text)}” are made of tokens: ${chains.join('; ')}. Likeliest next tokens: ${tokens.join(', ')}.`,
    ALT_LIMIT,
  );
}

export function adjustedAlt(answer: NextwordAnswer, adjusted: Of<'adjusted'>): string {
  const words = answer.words
    .slice(0, 16)
    .map(
      ({ word: one, probability }, index) =>
        `${word(one)} ${chance(adjusted.words[index]?.probability ?? 0)} (raw ${chance(probability)})`,
    );
  const more = answer.words.length > words.length ? `; ${answer.words.length - words.length} more` : '';
  const division = divisionText(adjusted);
  return clip(
    `Next word after “${text(answer.text)}”, given: ${conditionText(adjusted)}. ${division === undefined ? '' : `First word: raw / mass of all kept words = ${division}. `}${words.join('; ')}${more}.`,
    ALT_LIMIT,
  );
}

const word = (one: string): string => clip(oneLine(one), WORD);
const text = (one: string): string => clip(oneLine(one), TEXT, 'end');
const oneLine = (one: string): string => one.replace(/\s+/g, ' ').trim();
