/** What the next word is conditioned on: the text without one trailing space, and how that text ends. */
import { kindOfCodePoint } from './characters.js';

/**
 * How a context ends decides what may come next.
 * - `word`: letter, mark or digit. Words start with a space; unspaced letters, digits and joiners continue the last word.
 * - `joiner`: an apostrophe after a word ("don'"). Words start with a space; an unspaced letter continues the last word.
 * - `closed`: closing punctuation. Words start with a space; unspaced letters count as the last word going on ("e.g").
 * - `open`: nothing at all, white space, an opening or straight quote, bracket, dash, slash, other symbols.
 *   Words start with a space or without; both forms of a word are the same word.
 */
export type ContextEnd = 'word' | 'joiner' | 'closed' | 'open';

export interface Context {
  /** Fed to the model after the start token; may be empty. */
  readonly text: string;
  readonly end: ContextEnd;
}

/** Marks after which a new word needs a space. Straight quotes are not here: they may be open or closed. */
const CLOSING = /^[\p{Pe}\p{Pf}.,;:!?…%‰°。、，．；：！？؟،؛।॥]$/u;

/**
 * One trailing space is ignored: it belongs to the token of the next word, and a model that is fed the space alone
 * expects a number. `text` and `text + ' '` therefore give the same context.
 */
export function splitContext(text: string): Context {
  const context = text.endsWith(' ') ? text.slice(0, -1) : text;
  return { text: context, end: endOf(context) };
}

function endOf(context: string): ContextEnd {
  const last = lastCharacter(context);
  if (last === undefined) return 'open';
  switch (kindOf(last)) {
    case 'letter':
    case 'mark':
    case 'digit':
      return 'word';
    case 'joiner': {
      const before = lastCharacter(context.slice(0, -last.length));
      return before !== undefined && isInWord(before) ? 'joiner' : 'open';
    }
    default:
      return CLOSING.test(last) ? 'closed' : 'open';
  }
}

function lastCharacter(text: string): string | undefined {
  return /.$/su.exec(text)?.[0];
}

function isInWord(character: string): boolean {
  const kind = kindOf(character);
  return kind === 'letter' || kind === 'mark' || kind === 'digit';
}

function kindOf(character: string) {
  return kindOfCodePoint(character.codePointAt(0) ?? 0);
}
