/** A text counted as a whole, to be asked for next words (interpolated Kneser-Ney on two words of context). */
import { splitRungs } from '../../src/jobs/rungs.js';
import { trainNgram } from './ngram.js';
import {
  contextOf,
  END,
  type Example,
  examplesOf,
  fold,
  RARE,
  START,
  sentencesOf,
  type Vocabulary,
  vocabularyOf,
} from './training-text.js';

/** Words of context. */
export const WINDOW = 2;

export interface CountedText {
  readonly vocabulary: Vocabulary;
  readonly words: number;
  readonly sentences: number;
  /** P over the numbers of the vocabulary after this text; sums to 1. */
  next(text: string): Float64Array;
  /** The longest end of the context of this text that the counted one has, and what came behind it. */
  seenBehind(text: string): SeenBehind;
  /** As it is written inside sentences, where the text has it there. */
  written(word: string): string;
}

export interface SeenBehind {
  /** Words, 0 to WINDOW. */
  readonly length: number;
  readonly total: number;
  /** By number of the vocabulary. */
  readonly counts: ReadonlyMap<number, number>;
}

export function countText(text: string): CountedText {
  const sentences = sentencesOf(text);
  const vocabulary = vocabularyOf(sentences, Number.POSITIVE_INFINITY);
  const examples = examplesOf(
    sentences.map((sentence) => sentence.map(vocabulary.idOf)),
    WINDOW,
  );
  const model = trainNgram(examples, {
    order: WINDOW + 1,
    smoothing: 'kneser-ney',
    vocabularySize: vocabulary.words.length,
  });
  const forms = formsOf(text);
  return {
    vocabulary,
    words: sentences.reduce((sum, sentence) => sum + sentence.length, 0),
    sentences: sentences.length,
    next: (before) => model.distribution(contextOf(before, vocabulary, WINDOW)),
    seenBehind: (before) => seenBehind(examples, contextOf(before, vocabulary, WINDOW)),
    written: (word) => forms.get(fold(word)) ?? word,
  };
}

function seenBehind(examples: readonly Example[], context: readonly number[]): SeenBehind {
  const known = context.filter((id) => id !== START);
  for (let length = known.length; length >= 0; length--) {
    // In front of a sentence stands nothing else, and that is where beginnings are counted.
    const wanted = known.length === 0 ? context : context.slice(WINDOW - length);
    const counts = new Map<number, number>();
    let total = 0;
    if (!wanted.includes(RARE)) {
      for (const example of examples) {
        if (wanted.some((id, index) => example.context[WINDOW - wanted.length + index] !== id)) continue;
        total++;
        counts.set(example.label, (counts.get(example.label) ?? 0) + 1);
      }
    }
    if (total > 0) return { length, total, counts };
  }
  return { length: 0, total: 0, counts: new Map() };
}

/** Large and small letters say more inside a sentence than at its start. */
function formsOf(text: string): ReadonlyMap<string, string> {
  const inside = new Map<string, string>();
  const atStart = new Map<string, string>();
  let isStart = true;
  for (const { kind, text: word } of splitRungs(text)) {
    if (kind === 'blank') continue;
    if (kind === 'word') {
      const forms = isStart ? atStart : inside;
      if (!forms.has(fold(word))) forms.set(fold(word), word);
    }
    isStart = kind === 'mark' && sentencesOf(`a${word}b`).length > 1;
  }
  return new Map([...[...atStart].map(([key, word]) => [key, word.toLowerCase()] as const), ...inside]);
}

/** What stands for no word of its own. */
export const isReserved = (id: number): boolean => id === START || id === END || id === RARE;
