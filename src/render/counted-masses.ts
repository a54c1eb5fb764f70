/** Names and values of what can follow beside the listed words of a counted answer, in the order of its table. */
import type { CountedNextwordAnswer } from '../jobs/counted-nextword.js';

const LABELS: readonly (readonly [keyof CountedNextwordAnswer['masses'], string])[] = [
  ['otherWords', 'its other words'],
  ['newWords', 'a word it lacks'],
  ['number', 'a number'],
  ['punctuation', 'punctuation'],
  ['endOfSentence', 'end of sentence'],
];

/** Of every picture and card of such an answer. */
export const COUNTED_NOTE = 'Counted in a small text, not the language model';

export const countedMasses = ({
  masses,
}: CountedNextwordAnswer): readonly { readonly label: string; readonly share: number }[] =>
  LABELS.map(([name, label]) => ({ label, share: masses[name] }));
