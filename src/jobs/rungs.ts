/**
 * A text cut into the rungs of the chain rule, by the same rules for words as everywhere: letters and marks, digits
 * directly after letters, ' and ’ when a letter follows. Pure text: no model is asked.
 */

export type RungKind = 'word' | 'number' | 'mark' | 'blank';

export interface TextRung {
  /** As typed, without the one space that is glued to its front. */
  readonly text: string;
  /** UTF-16 offsets of `text`. */
  readonly from: number;
  readonly to: number;
  readonly kind: RungKind;
  /** Where the rung starts with the space glued to it: `from` or `from − 1`. */
  readonly start: number;
}

const TAIL = String.raw`(?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*`;
const BLANK = String.raw`[\s\u0085]`;

/**
 * White space, then one thing: a word; a number (a digit, and what goes on with it: "3rd"); a run of other characters
 * with the marks that belong to them, such as the variation selector of an emoji. White space may also end the text.
 * Pieces follow each other without a gap, so a match is never looked for further on (flag y).
 */
const PIECE = new RegExp(
  String.raw`(${BLANK}*)(?:([\p{L}\p{M}]${TAIL})|(\p{N}${TAIL})|((?:(?!${BLANK})[^\p{L}\p{M}\p{N}])+(?:(?!${BLANK})[^\p{L}\p{N}])*))|${BLANK}+$`,
  'guy',
);

/**
 * The rungs in order; with the spaces glued to them they cover the text without a gap. One U+0020 in front of something is
 * part of it; all other white space is `blank`.
 */
export function splitRungs(text: string): TextRung[] {
  const rungs: TextRung[] = [];
  for (const match of text.matchAll(PIECE)) {
    const [all, space, word, number, mark] = match;
    const end = match.index + all.length;
    const body = word ?? number ?? mark;
    const from = body === undefined ? end : end - body.length;
    const start = body !== undefined && space?.endsWith(' ') ? from - 1 : from;
    if (start > match.index) {
      const { index } = match;
      rungs.push({ text: text.slice(index, start), from: index, to: start, kind: 'blank', start: index });
    }
    if (body === undefined) continue;
    const kind = word !== undefined ? 'word' : number !== undefined ? 'number' : 'mark';
    rungs.push({ text: body, from, to: end, kind, start });
  }
  return rungs;
}

/** Whether `text` is exactly one word, such as a person may ask the probability of. */
export function isOneWord(text: string): boolean {
  const [rung, ...others] = splitRungs(text);
  return rung?.kind === 'word' && others.length === 0 && rung.text === text;
}
