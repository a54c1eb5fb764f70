/** Limits of the questions, in one place, so that commands, the wire and the worker agree. Lengths are code points. */
export const LIMITS = {
  /** `/nextword text`; Discord itself would allow 6,000. */
  textCharacters: { min: 1, max: 1000 },
  /** Rows of the `/nextword` table. Five is the least that shows a ranking; 25 still fits one embed. */
  words: { min: 5, max: 25, default: 10 },
  temperature: { min: 0, max: 2 },
  topK: { min: 1, max: 25 },
  /** Share of the word mass; a set of mass 0 would be empty. */
  topP: { min: 0.01, max: 1 },
  /** `/nextword watch`: words, and characters of each. */
  watchedWords: 8,
  watchedCharacters: 60,
  seed: { min: 0, max: 2_147_483_647 },
  /** `/sequence text`; a message of Discord has 2,000 at most unless its author pays for more. */
  sequenceCharacters: { min: 1, max: 2000 },
  /** Words of `/evidence text` that are taken away one by one. */
  evidenceWords: 60,
  /** `/prob question`. */
  questionCharacters: { min: 1, max: 500 },
  /** Nesting of brackets and `not` in one expression. */
  expressionDepth: 32,
  /** Different names in one expression. */
  expressionNames: 12,
  /** Members of a population; attributes a population may have. */
  populationMembers: 5000,
  populationAttributes: 24,
  populationNameCharacters: 40,
  attributeCharacters: 100,
  /** A category's value, and a member's name. */
  valueCharacters: 60,
  memberCharacters: 60,
  /** `/bayes`: positive tests in a row, a rate as typed, and what condition and test are called. */
  bayesTests: { min: 1, max: 5 },
  rateCharacters: 40,
  bayesNameCharacters: 40,
  /** A text whose words are counted, in UTF-8 bytes. */
  corpusBytes: 200_000,
} as const;

/** Length as Discord counts it: Unicode code points, not UTF-16 units. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
