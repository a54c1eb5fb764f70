/** What a word is, on text: the same rules as the worker has on bytes (`worker/words/word-grammar.ts`). */

/** A letter first; letters, marks and digits go on; an apostrophe goes on when a letter follows. */
const WORD = /^[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}[\p{L}\p{M}\p{N}]*)*$/u;
const IN_WORD = /^[\p{L}\p{M}\p{N}'’]$/u;
/** After these a word follows at once: white space, an opening bracket or quote, a dash, and signs that lean on what follows. */
const LEANS_ON = /^[\s\p{Ps}\p{Pi}\p{Pd}/#@$_¿¡]$/u;

export function isWord(text: string): boolean {
  return WORD.test(text);
}

/**
 * The text with one more word: after a space, unless the text ends where a word can begin ("(", "“", a new line, a space).
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
  let from = text.length;
  for (const character of [...text].reverse()) {
    if (!IN_WORD.test(character)) break;
    from -= character.length;
  }
  // What stands before the first letter (a quote, digits) belongs to no word.
  for (const character of text.slice(from)) {
    if (/^[\p{L}\p{M}]$/u.test(character)) break;
    from += character.length;
  }
  return from;
}

function needsSpace(text: string): boolean {
  const last = [...text].at(-1);
  if (last === undefined || LEANS_ON.test(last)) return false;
  if (last === '"') return isClosed(text, '"');
  // A single quote that no letter precedes opens; after a letter it is an apostrophe or closes.
  if (last === "'") return /[\p{L}\p{M}\p{N}.,!?]'$/u.test(text);
  return true;
}

/** Straight quotes look the same on both sides, so they are counted. */
function isClosed(text: string, mark: string): boolean {
  return (text.split(mark).length - 1) % 2 === 0;
}
