/** A sentence of a text, cut at the word that people guess. */
import { codePointLength } from '../jobs/limits.js';
import { splitRungs } from '../jobs/rungs.js';
import { Dice } from '../quiz/dice.js';

/** `context`, a space, `word` and `rest` are the sentence. */
export interface Cut {
  readonly context: string;
  readonly word: string;
  /** What follows the word, with its space or mark in front; may be empty. */
  readonly rest: string;
}

export const CUT_LIMITS = {
  /** Words of a sentence of a group's own text. */
  words: { min: 6, max: 25 },
  /** Words that stand in front of the one that is guessed, at least. */
  wordsBefore: 3,
  /** Code points of a sentence. */
  characters: 250,
  wordCharacters: 60,
} as const;

/** Letters alone: a word that a person types the same way as the author. */
const PLAIN_WORD = /^\p{L}[\p{L}\p{M}]*$/u;
const SENTENCE_END = /(?<=[.!?…。！？])\s+|\n\s*/u;

/** The sentences of a text that can be guessed in: 6–25 words, at least three of them in front of the word. */
export function sentencesToGuess(text: string): readonly string[] {
  return text
    .split(SENTENCE_END)
    .map((sentence) => sentence.replaceAll(/\s+/gu, ' ').trim())
    .filter((sentence) => {
      const { min, max } = CUT_LIMITS.words;
      const words = splitRungs(sentence).filter(({ kind }) => kind === 'word').length;
      return words >= min && words <= max && places(sentence).length > 0;
    });
}

/** One sentence of the text and one of its words, by the seed. Undefined: none of its sentences will do. */
export function cutFromText(text: string, seed: number): Cut | undefined {
  const dice = new Dice(seed);
  const sentence = dice.pick(sentencesToGuess(text));
  const place = sentence === undefined ? undefined : dice.pick(places(sentence));
  if (sentence === undefined || place === undefined) return undefined;
  return {
    context: sentence.slice(0, place.from - 1),
    word: sentence.slice(place.from, place.to),
    rest: sentence.slice(place.to),
  };
}

/** Where a word stands that can be guessed: after a space, with enough words in front of it. */
function places(sentence: string): readonly { readonly from: number; readonly to: number }[] {
  if (codePointLength(sentence) > CUT_LIMITS.characters) return [];
  let before = 0;
  return splitRungs(sentence).filter(({ text, kind, from, start }) => {
    if (kind !== 'word') return false;
    before++;
    return (
      before > CUT_LIMITS.wordsBefore &&
      start === from - 1 &&
      PLAIN_WORD.test(text) &&
      codePointLength(text) <= CUT_LIMITS.wordCharacters
    );
  });
}

/** The next of the built-in sentences: each scope has an order of its own, and none comes again before all have come. */
export function nextOwnSentence(sentences: readonly Cut[], scope: string, rounds: number): Cut {
  const dice = new Dice(seedOf(scope));
  const sentence = dice.shuffle(sentences)[rounds % sentences.length];
  if (sentence === undefined) throw new RangeError('no sentence to guess in');
  return sentence;
}

/** FNV-1a (Fowler, Noll and Vo) of the name, 32 bits. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
