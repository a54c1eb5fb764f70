/** What can follow instead of a listed word, in the order of the tables. */
import type { Masses } from '../jobs/nextword.js';

export const MASS_LABELS: readonly (readonly [keyof Masses, string])[] = [
  ['otherWords', 'other words'],
  ['number', 'a number'],
  ['punctuation', 'punctuation'],
  ['symbol', 'a symbol'],
  ['newline', 'a new line'],
  ['endOfText', 'end of text'],
  ['lastWordContinues', 'last word goes on'],
  ['other', 'anything else'],
  ['unassigned', 'not yet assigned'],
];

const LABELS: ReadonlyMap<string, string> = new Map(MASS_LABELS);

/** Label of a part of the unit interval: a word as it is, a mass by its name in the tables. */
export function intervalLabel({
  label,
  isWord,
}: {
  readonly label: string;
  readonly isWord: boolean;
}): string {
  return isWord ? label : (LABELS.get(label) ?? label);
}
