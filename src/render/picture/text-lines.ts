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

/**
 * Breaks a text at spaces into at most `maxLines` lines of `maxWidth` pixels. A word wider than a line is cut.
 * What does not fit is dropped at the end, or at the start with `keep: 'end'`, and an ellipsis stands in its place.
 */
export function wrap(text: string, font: Font, options: WrapOptions): string[] {
  const { maxWidth, maxLines, reserveAtEnd = 0, keep = 'start' } = options;
  const words = text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => truncate(word, font, maxWidth - reserveAtEnd, keep));
  if (words.length === 0) return [''];
  const whole = fill(words, font, maxWidth, reserveAtEnd);
  if (whole.length <= maxLines) {
    return options.balanced === true ? balance(words, font, maxWidth, whole.length) : whole;
  }

  // Largest number of words that still fits: more words never need fewer lines.
  let low = 1;
  let high = words.length - 1;
  const partOf = (count: number): string[] =>
    keep === 'start'
      ? [...words.slice(0, count - 1), `${words[count - 1]}${ELLIPSIS}`]
      : [`${ELLIPSIS}${words[words.length - count]}`, ...words.slice(words.length - count + 1)];
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

function balance(words: readonly string[], font: Font, maxWidth: number, lineCount: number): string[] {
  let narrow = maxWidth / lineCount / 2;
  let wide = maxWidth;
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    const lines = fill(words, font, middle, 0);
    const fits =
      lines.length <= lineCount && lines.every((line) => textWidth(line, font.size, font.weight) <= middle);
    if (fits) wide = middle;
    else narrow = middle;
  }
  return fill(words, font, wide, 0);
}

function fill(words: readonly string[], font: Font, maxWidth: number, reserveAtEnd: number): string[] {
  const space = textWidth(' ', font.size, font.weight);
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  words.forEach((word, index) => {
    const width = textWidth(word, font.size, font.weight);
    const room = index === words.length - 1 ? maxWidth - reserveAtEnd : maxWidth;
    if (line.length > 0 && used + space + width > room) {
      lines.push(line.join(' '));
      line = [];
      used = 0;
    }
    used += (line.length > 0 ? space : 0) + width;
    line.push(word);
  });
  lines.push(line.join(' '));
  return lines;
}
