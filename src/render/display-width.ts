/**
 * How many cells a text takes in a monospaced font: East Asian wide characters and emoji take two, combining marks and
 * format characters none. An estimate that holds for the fonts of terminals and of Discord's code blocks, not a promise.
 */

import { graphemesOf } from './graphemes.js';

/** Ranges of East_Asian_Width W and F (Unicode 17, annex 11) that are not emoji, as pairs [first, last]. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4dc0, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2}/u;
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11FF\uD7B0-\uD7FF]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Cells, ≥ 0. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const grapheme of graphemesOf(text)) width += graphemeWidth(grapheme);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (grapheme.length === 1 && grapheme >= ' ' && grapheme <= '~') return 1;
  if (EMOJI.test(grapheme)) return 2;
  let width = 0;
  for (const character of grapheme) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): 0 | 1 | 2 {
  if (WITHOUT_WIDTH.test(character)) return 0;
  const codePoint = character.codePointAt(0) ?? 0;
  return WIDE.some(([first, last]) => codePoint >= first && codePoint <= last) ? 2 : 1;
}

/** Cuts at a grapheme border so that at most `maxCells` are taken, the ellipsis included. Reads no further than that. */
export function cutCells(text: string, maxCells: number): string {
  let width = 0;
  let readLength = 0;
  let keptLength = 0;
  for (const grapheme of graphemesOf(text)) {
    width += graphemeWidth(grapheme);
    readLength += grapheme.length;
    if (width > maxCells) return maxCells < 1 ? '' : `${text.slice(0, keptLength).trimEnd()}…`;
    if (width <= maxCells - 1) keptLength = readLength;
  }
  return text;
}

/**
 * Cuts or pads to exactly `cells`. A text with right-to-left letters is isolated, so that it cannot reorder the
 * neighbouring columns.
 */
export function padCells(text: string, cells: number, align: 'left' | 'right'): string {
  const cut = cutCells(text, cells);
  const padding = ' '.repeat(Math.max(0, cells - displayWidth(cut)));
  const shown = RIGHT_TO_LEFT.test(cut) ? `${FIRST_STRONG_ISOLATE}${cut}${POP_ISOLATE}` : cut;
  return align === 'left' ? shown + padding : padding + shown;
}
