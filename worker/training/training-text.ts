/** A text as supervised examples: each word is the label of the words in front of it, and nobody had to write a label. */
import { splitRungs } from '../../src/jobs/rungs.js';
import { Dice } from '../../src/quiz/dice.js';

/** Numbers of entries that every vocabulary has, in this order. */
export const START = 0;
export const END = 1;
export const RARE = 2;
const RESERVED = 3;

export interface Vocabulary {
  /** START, END and RARE have none; the others are in order of frequency, ties in the order of the text. */
  readonly words: readonly (string | undefined)[];
  idOf(word: string): number;
}

export interface TrainingText {
  readonly vocabulary: Vocabulary;
  /** Numbers of the words of each sentence, without START and END. */
  readonly training: readonly (readonly number[])[];
  /** Sentences that are never learnt from. */
  readonly heldOut: readonly (readonly number[])[];
  /** Words and marks in the whole text. */
  readonly tokens: number;
}

/** Every tenth sentence is held out, chosen by the seed; at least one where there are two. */
const HELD_OUT_SHARE = 0.1;

/**
 * Words, numbers and marks, in small letters, so that the first word of a sentence is no word of its own. A sentence ends with
 * . ! ? … or their like, or with an empty line; the mark is part of the END. Words beyond the `mostWords` most frequent ones are RARE.
 */
export function readTrainingText(text: string, mostWords: number, seed: number): TrainingText {
  const sentences = sentencesOf(text);
  const dice = new Dice(seed);
  const order = dice.shuffle(sentences.map((_, index) => index));
  const held = sentences.length < 2 ? 0 : Math.max(1, Math.round(sentences.length * HELD_OUT_SHARE));
  const isHeldOut = new Set(order.slice(0, held));
  const vocabulary = vocabularyOf(
    sentences.filter((_, index) => !isHeldOut.has(index)),
    mostWords,
  );
  const numbers = sentences.map((sentence) => sentence.map((word) => vocabulary.idOf(word)));
  return {
    vocabulary,
    training: numbers.filter((_, index) => !isHeldOut.has(index)),
    heldOut: numbers.filter((_, index) => isHeldOut.has(index)),
    tokens: sentences.reduce((sum, sentence) => sum + sentence.length, 0),
  };
}

const SENTENCE_END = /[.!?…。！？]/u;

export function sentencesOf(text: string): string[][] {
  const sentences: string[][] = [];
  let sentence: string[] = [];
  const end = () => {
    if (sentence.length > 0) sentences.push(sentence);
    sentence = [];
  };
  for (const { kind, text: piece } of splitRungs(text)) {
    if (kind === 'blank') {
      if (/\n\s*\n/.test(piece)) end();
    } else if (kind === 'mark' && SENTENCE_END.test(piece)) end();
    else sentence.push(fold(piece));
  }
  end();
  return sentences;
}

/** As words of a text are compared and shown. */
export const fold = (word: string): string => word.normalize('NFC').toLowerCase();

export function vocabularyOf(sentences: readonly (readonly string[])[], mostWords: number): Vocabulary {
  const counts = new Map<string, number>();
  for (const word of sentences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const kept = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostWords);
  const ids = new Map(kept.map(([word], index) => [word, index + RESERVED]));
  return {
    words: [undefined, undefined, undefined, ...kept.map(([word]) => word)],
    idOf: (word) => ids.get(word) ?? RARE,
  };
}

/** One supervised example: what stands in front, the nearest last, and what comes. */
export interface Example {
  /** As many as the window is wide; START where the sentence has not so many. */
  readonly context: readonly number[];
  /** A word, RARE, or END. */
  readonly label: number;
}

export function examplesOf(sentences: readonly (readonly number[])[], window: number): Example[] {
  return sentences.flatMap((sentence) => {
    const padded = [...Array<number>(window).fill(START), ...sentence];
    return [...sentence, END].map((label, index) => ({
      context: padded.slice(index, index + window),
      label,
    }));
  });
}

/** The last `window` words of a text that goes on, for asking a trained model. */
export function contextOf(text: string, vocabulary: Vocabulary, window: number): readonly number[] {
  const words = openSentence(text).map((word) => vocabulary.idOf(word));
  return [...Array<number>(window).fill(START), ...words].slice(-window);
}

/** Words and marks of the sentence that is not over yet, folded. */
export function openSentence(text: string): string[] {
  const pieces = splitRungs(text).filter(({ kind }) => kind !== 'blank');
  const from = pieces.findLastIndex(({ kind, text: piece }) => kind === 'mark' && SENTENCE_END.test(piece));
  return pieces.slice(from + 1).map(({ text: piece }) => fold(piece));
}
