/**
 * The rules for words, on bytes. A word is letters and marks (Unicode L, M), started by a space or by the context
 * (see ContextEnd); digits directly after letters go on; ' and ’ go on when a letter follows; everything else ends it.
 */
import type { Masses } from '../../src/jobs/nextword.js';
import { readCharacter } from './characters.js';
import type { ContextEnd } from './context.js';

/** What can follow a text instead of a new word. */
export const OUTCOMES = [
  'number',
  'punctuation',
  'symbol',
  'newline',
  'endOfText',
  'lastWordContinues',
  'other',
] as const satisfies readonly (keyof Masses)[];
export type Outcome = (typeof OUTCOMES)[number];

/** What some bytes amount to. Offsets are into these bytes; `from` to `to` are bytes of the word. */
export type Reading =
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  /** The word ended at `to`, whatever follows. */
  | { readonly type: 'ended'; readonly from: number; readonly to: number }
  /** The word goes on or ends after `to`; bytes from `to` on are pending: they may or may not belong to it. */
  | { readonly type: 'open'; readonly from: number; readonly to: number }
  /**
   * Not even known whether this becomes a word; all bytes are pending. If it does, the word starts with the bytes
   * from `from` on; null: it cannot become one.
   */
  | { readonly type: 'undecided'; readonly from: number | null };

/** Reads on inside a word; `from` is where its bytes start (all before `from` belongs to no word). */
export function readWord(bytes: Uint8Array, from = 0): Reading {
  let at = from;
  for (;;) {
    const character = readCharacter(bytes, at);
    switch (character?.kind) {
      case 'letter':
      case 'mark':
      case 'digit':
        at += character.length;
        break;
      case 'joiner': {
        const next = readCharacter(bytes, at + character.length);
        if (next === undefined || next.kind === 'incomplete') return { type: 'open', from, to: at };
        if (next.kind !== 'letter') return { type: 'ended', from, to: at };
        at += character.length + next.length;
        break;
      }
      case undefined:
      case 'incomplete':
        return { type: 'open', from, to: at };
      default:
        return { type: 'ended', from, to: at };
    }
  }
}

const outcome = (name: Outcome): Reading => ({ type: 'outcome', outcome: name });

/** Reads the first bytes (≥ 1) after a context. */
export function readStart(bytes: Uint8Array, end: ContextEnd): Reading {
  const first = readCharacter(bytes, 0);
  switch (first?.kind) {
    case undefined:
      return { type: 'undecided', from: 0 };
    case 'space':
      return readAfterSpace(bytes);
    case 'newline':
      return outcome('newline');
    case 'letter':
      return end === 'open' ? readWord(bytes) : outcome('lastWordContinues');
    case 'mark':
      // After a symbol it belongs to that one, as the variation selector of an emoji does; no word begins with it.
      return outcome(end === 'open' ? 'punctuation' : 'lastWordContinues');
    case 'digit':
      return outcome(end === 'word' ? 'lastWordContinues' : 'number');
    case 'joiner': {
      if (end !== 'word') return outcome('punctuation');
      const next = readCharacter(bytes, first.length);
      if (next === undefined || next.kind === 'incomplete') return { type: 'undecided', from: null };
      return outcome(next.kind === 'letter' ? 'lastWordContinues' : 'punctuation');
    }
    case 'other':
      return outcome('punctuation');
    case 'incomplete':
      return { type: 'undecided', from: end === 'open' ? 0 : null };
    case 'blank':
    case 'invalid':
      return outcome('other');
  }
}

function readAfterSpace(bytes: Uint8Array): Reading {
  const next = readCharacter(bytes, 1);
  switch (next?.kind) {
    case undefined:
    case 'incomplete':
      return { type: 'undecided', from: 1 };
    case 'letter':
    case 'mark':
      return readWord(bytes, 1);
    case 'digit':
      return outcome('number');
    case 'newline':
      return outcome('newline');
    case 'joiner':
    case 'other':
      return outcome('symbol');
    case 'space':
    case 'blank':
    case 'invalid':
      return outcome('other');
  }
}

/** What a control token means after bytes that are still undecided (`pending`, empty at the very start). */
export function readControlAtStart(pending: Uint8Array, isEnd: boolean): Outcome {
  const first = readCharacter(pending, 0);
  if (first === undefined) return isEnd ? 'endOfText' : 'other';
  // An apostrophe that no letter follows was a mark.
  return first.kind === 'joiner' ? 'punctuation' : 'other';
}
