/** A text with one more word, as a person would type it. */
import { splitRungs } from './rungs.js';

/** After these a word follows at once: white space, an opening bracket or quote, a dash, and signs that lean on what follows. */
const LEANS_ON = /^[\s\p{Ps}\p{Pi}\p{Pd}/#@$_¿¡]$/u;

/**
 * The word after a space, unless the text ends where a word can begin ("(", "“", a new line, a space).
 * `complete`: the last word of the text is only its beginning, and `word` is the whole one.
 */
export function continueText(
  text: string,
  word: string,
  options: { readonly complete?: boolean } = {},
): string {
  if (options.complete === true) return text.slice(0, fragmentStart(text)) + word;
  return `${text}${needsSpace(text) ? ' ' : ''}${word}`;
}

/** Where the half-typed word at the end of the text begins, in UTF-16 units; the length of the text when there is none. */
export function fragmentStart(text: string): number {
  const rungs = splitRungs(text);
  const last = rungs.at(-1);
  if (last?.kind === 'word') return last.from;
  // "don'": the apostrophe is part of the word as soon as a letter follows.
  const before = rungs.at(-2);
  const isJoiner = last?.kind === 'mark' && /^['’]$/.test(last.text) && last.start === last.from;
  return isJoiner && before?.kind === 'word' ? before.from : text.length;
}

/** A word of the text replaced by another; undefined when no word of the text begins at `from` (UTF-16 units). */
export function replaceWord(text: string, from: number, word: string): string | undefined {
  const rung = wordAt(text, from);
  return rung === undefined ? undefined : text.slice(0, rung.from) + word + text.slice(rung.to);
}

export function wordAt(text: string, from: number) {
  return splitRungs(text).find((rung) => rung.kind === 'word' && rung.from === from);
}

function needsSpace(text: string): boolean {
  const last = [...text].at(-1);
  if (last === undefined || LEANS_ON.test(last)) return false;
  if (last === '"') return isClosed(text);
  // A single quote after a letter or a mark is an apostrophe or closes; any other one opens.
  if (last === "'") return /[\p{L}\p{M}\p{N}.,!?…]'$/u.test(text);
  return true;
}

/** Straight quotes look the same on both sides, so they are counted. */
function isClosed(text: string): boolean {
  return (text.split('"').length - 1) % 2 === 0;
}
