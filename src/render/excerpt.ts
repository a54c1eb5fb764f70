/** The place in a text where something is wrong, as two lines of a monospaced font. */
import { plainText } from '../discord/safe-text.js';
import { cutCells, displayWidth } from './display-width.js';
import { graphemesOf } from './graphemes.js';
import { PHONE_CELLS } from './table-text.js';

/** Cells before the place that stay in view however much follows it. */
const CELLS_BEFORE = 20;

/**
 * The text with a caret under the character at `at` (UTF-16 units, 0 ≤ at ≤ length), or behind its end.
 * Of a long text the part around the place is shown, with an ellipsis where something is left out.
 */
export function excerptWithCaret(text: string, at: number): readonly [string, string] {
  const before = inOneLine(text.slice(0, at));
  const after = inOneLine(text.slice(at));
  // One cell is kept for the caret behind the end.
  const spare = PHONE_CELLS - Math.max(1, displayWidth(after));
  const shownBefore = lastCells(before, Math.max(CELLS_BEFORE, spare));
  const beforeWidth = displayWidth(shownBefore);
  return [shownBefore + cutCells(after, PHONE_CELLS - beforeWidth), `${' '.repeat(beforeWidth)}^`];
}

function inOneLine(text: string): string {
  return plainText(text).replaceAll('\n', ' ');
}

function lastCells(text: string, maxCells: number): string {
  if (displayWidth(text) <= maxCells) return text;
  let shown = '';
  let width = 1;
  for (const grapheme of [...graphemesOf(text)].reverse()) {
    width += displayWidth(grapheme);
    if (width > maxCells) break;
    shown = grapheme + shown;
  }
  return `…${shown}`;
}
