import { isCjk } from './cjk-files.js';
import { graphemesOf, textWidth } from './drawable-text.js';
import type { Weight } from './theme.js';

export interface Font {
  readonly size: number;
  readonly weight: Weight;
}

const ELLIPSIS = '…';

/** The text, or as much of its start (or end) as fits into `maxWidth` pixels, with an ellipsis where it was cut. */
export function truncate(
  text: string,
  font: Font,
  maxWidth: number,
  keep: 'start' | 'end' = 'start',
): string {
  if (textWidth(text, font.size, font.weight) <= maxWidth) return text;
  let left = maxWidth - textWidth(ELLIPSIS, font.size, font.weight);
  const graphemes = graphemesOf(text);
  if (keep === 'end') graphemes.reverse();
  const kept: string[] = [];
  for (const grapheme of graphemes) {
    left -= textWidth(grapheme, font.size, font.weight);
    if (left < 0) break;
    kept.push(grapheme);
  }
  return keep === 'start'
    ? withEllipsis(kept.join('').trimEnd())
    : `${ELLIPSIS}${kept.reverse().join('').trimStart()}`;
}

/** Lines run from left to right, so words of a script that does not end at the left, and there the ellipsis stands. */
function withEllipsis(text: string): string {
  const graphemes = graphemesOf(text);
  let start = graphemes.length;
  for (let at = graphemes.length - 1; at >= 0; at--) {
    const grapheme = graphemes[at] ?? '';
    if (RIGHT_TO_LEFT.test(grapheme)) start = at;
    else if (/[\p{L}\p{N}]/u.test(grapheme)) break;
  }
  return `${graphemes.slice(0, start).join('')}${ELLIPSIS}${graphemes.slice(start).join('')}`;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

export interface WrapOptions {
  readonly maxWidth: number;
  readonly maxLines: number;
  /** Pixels kept free behind the last line. */
  readonly reserveAtEnd?: number;
  readonly keep?: 'start' | 'end';
  /** Lines of about equal length instead of a last line of one word. */
  readonly balanced?: boolean;
}

/** What is never parted: a word, or one character of a script that needs no spaces, with the marks that stand by it. */
interface Piece {
  readonly text: string;
  /** A space stands before it, unless it begins a line. */
  readonly isSpaced: boolean;
}

/** Marks that begin no line, and those that end none. */
const CLOSING = /^[\p{Pe}\p{Pf}、。，．：；？！…％%]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;

function piecesOf(text: string): Piece[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => (graphemesOf(word).some(isCjk) ? partsOf(word) : [word]).map(toPiece));
}

const toPiece = (text: string, index: number): Piece => ({ text, isSpaced: index === 0 });

/** "P(患病)是" as "P(患", "病)", "是". */
function partsOf(word: string): string[] {
  const parts: string[] = [];
  let isOpen = false;
  let wasCjk = false;
  for (const grapheme of graphemesOf(word)) {
    const isOwn = isCjk(grapheme);
    const last = parts.length - 1;
    const joins = last >= 0 && (isOpen || CLOSING.test(grapheme) || (!isOwn && !wasCjk));
    if (joins) parts[last] += grapheme;
    else parts.push(grapheme);
    isOpen = OPENING.test(grapheme);
    wasCjk = isOwn && !isOpen;
  }
  return parts;
}

/**
 * Breaks a text at spaces, and between Chinese characters, into at most `maxLines` lines of `maxWidth` pixels. A word wider than a
 * line is cut. What does not fit is dropped at the end, or at the start with `keep: 'end'`, and an ellipsis stands in its place.
 */
export function wrap(text: string, font: Font, options: WrapOptions): string[] {
  const { maxWidth, maxLines, reserveAtEnd = 0, keep = 'start' } = options;
  const pieces = piecesOf(text).map((piece) => ({
    ...piece,
    text: truncate(piece.text, font, maxWidth - reserveAtEnd, keep),
  }));
  if (pieces.length === 0) return [''];
  const whole = fill(pieces, font, maxWidth, reserveAtEnd);
  if (whole.length <= maxLines) {
    return options.balanced === true ? balance(pieces, font, maxWidth, whole.length) : whole;
  }

  // Largest number of pieces that still fits: more pieces never need fewer lines.
  let low = 1;
  let high = pieces.length - 1;
  const withText = (piece: Piece | undefined, change: (text: string) => string): Piece[] =>
    piece === undefined ? [] : [{ ...piece, text: change(piece.text) }];
  const partOf = (count: number): Piece[] =>
    keep === 'start'
      ? [...pieces.slice(0, count - 1), ...withText(pieces[count - 1], (last) => `${last}${ELLIPSIS}`)]
      : [
          ...withText(pieces[pieces.length - count], (first) => `${ELLIPSIS}${first}`),
          ...pieces.slice(pieces.length - count + 1),
        ];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fill(partOf(middle), font, maxWidth, reserveAtEnd).length <= maxLines) low = middle;
    else high = middle - 1;
  }
  // The ellipsis may have made its word too wide for a line of its own.
  const lines = fill(partOf(low), font, maxWidth, reserveAtEnd).map((line, index, all) =>
    truncate(line, font, maxWidth - (index === all.length - 1 ? reserveAtEnd : 0), keep),
  );
  const last = lines.at(-1) ?? '';
  return last.endsWith(ELLIPSIS) ? [...lines.slice(0, -1), withEllipsis(last.slice(0, -1))] : lines;
}

function balance(pieces: readonly Piece[], font: Font, maxWidth: number, lineCount: number): string[] {
  let narrow = maxWidth / lineCount / 2;
  let wide = maxWidth;
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    const lines = fill(pieces, font, middle, 0);
    const fits =
      lines.length <= lineCount && lines.every((line) => textWidth(line, font.size, font.weight) <= middle);
    if (fits) wide = middle;
    else narrow = middle;
  }
  return fill(pieces, font, wide, 0);
}

function fill(pieces: readonly Piece[], font: Font, maxWidth: number, reserveAtEnd: number): string[] {
  const space = textWidth(' ', font.size, font.weight);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  pieces.forEach(({ text, isSpaced }, index) => {
    const width = textWidth(text, font.size, font.weight);
    const room = index === pieces.length - 1 ? maxWidth - reserveAtEnd : maxWidth;
    const gap = isSpaced ? space : 0;
    if (line !== '' && used + gap + width > room) {
      lines.push(line);
      line = '';
      used = 0;
    }
    used += (line === '' ? 0 : gap) + width;
    line = line === '' ? text : `${line}${isSpaced ? ' ' : ''}${text}`;
  });
  lines.push(line);
  return lines;
}
