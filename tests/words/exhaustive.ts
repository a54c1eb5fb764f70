/**
 * The slow, independent reading of the rules: every path to its end, the bytes decoded as one string, and regular
 * expressions on that string. Nothing of `worker/words/` is used but the names of the outcomes.
 */
import type { ContextEnd } from '../../worker/words/context.js';
import type { Outcome } from '../../worker/words/word-grammar.js';
import type { ToyModel } from './toy-model.js';

export interface Truth {
  readonly words: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<Outcome, number>;
}

/** Stand for the end of the text and for another control token: private use, neither letter nor mark nor digit. */
const END = '\u{e000}';
const CONTROL = '\u{e001}';

const WORD = /^[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*/u;

export type Event = { readonly word: string } | { readonly outcome: Outcome };

/** What comes first in `text`, the whole continuation of a context. */
export function firstEvent(text: string, end: ContextEnd): Event {
  const spaced = text.startsWith(' ');
  const rest = spaced ? text.slice(1) : text;
  // Without a space, a combining mark belongs to the symbol before it.
  if (spaced || (end === 'open' && !/^\p{M}/u.test(rest))) {
    const word = WORD.exec(rest)?.[0];
    if (word !== undefined) return { word };
  }
  return { outcome: spaced ? afterSpace(rest) : unspaced(text, end) };
}

function afterSpace(rest: string): Outcome {
  if (/^\p{N}/u.test(rest)) return 'number';
  if (/^[\n\v\f\r\u0085\u2028\u2029]/.test(rest)) return 'newline';
  if (/^(?:\s|\ufffd|\ue000|\ue001|$)/.test(rest)) return 'other';
  return 'symbol';
}

function unspaced(text: string, end: ContextEnd): Outcome {
  if (text.startsWith(END)) return 'endOfText';
  if (/^(?:\ue001|\ufffd|$)/.test(text)) return 'other';
  if (/^[\n\v\f\r\u0085\u2028\u2029]/.test(text)) return 'newline';
  if (/^\s/.test(text)) return 'other';
  if (end === 'open' && /^\p{M}/u.test(text)) return 'punctuation';
  if (/^[\p{L}\p{M}]/u.test(text)) return 'lastWordContinues';
  if (/^\p{N}/u.test(text)) return end === 'word' ? 'lastWordContinues' : 'number';
  return end === 'word' && /^['’]\p{L}/u.test(text) ? 'lastWordContinues' : 'punctuation';
}

/** The text of a path; control tokens become marks. */
export function pathText({ tokenBytes, endTokens }: ToyModel['vocabulary'], path: readonly number[]): string {
  const parts = path.map((token) => {
    const bytes = tokenBytes[token];
    return bytes === undefined || bytes.length === 0
      ? Buffer.from(endTokens.has(token) ? END : CONTROL)
      : Buffer.from(bytes);
  });
  return Buffer.concat(parts).toString('utf8');
}

/** Walks every path until its first control token. The model must end every path. */
export function enumerate(model: ToyModel, end: ContextEnd): Truth {
  const words = new Map<string, number>();
  const outcomes = new Map<Outcome, number>();
  const visit = (path: number[], mass: number) => {
    for (const [token, probability] of model.row(path).entries()) {
      if (probability === 0) continue;
      const next = [...path, token];
      const nextMass = mass * probability;
      if (!model.vocabulary.specialTokens.has(token)) {
        visit(next, nextMass);
        continue;
      }
      const event = firstEvent(pathText(model.vocabulary, next), end);
      if ('word' in event) words.set(event.word, (words.get(event.word) ?? 0) + nextMass);
      else outcomes.set(event.outcome, (outcomes.get(event.outcome) ?? 0) + nextMass);
    }
  };
  visit([], 1);
  return { words, outcomes };
}
