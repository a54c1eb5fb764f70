import { emojiImage } from './emoji.js';
import { loadFonts } from './fonts.js';
import { isSymbol, UNDRAWABLE_MARK } from './symbols.js';
import type { Weight } from './theme.js';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Neither visible nor safe to hand on: controls, bidirectional overrides, zero-width signs on their own. */
const INVISIBLE = /^(?:\p{Cc}|\p{Cf}|\p{Cs}|\p{Default_Ignorable_Code_Point})+$/u;

export interface DrawableText {
  /** Normalised text in which everything can be drawn: characters of the fonts, emoji and signs with a picture. */
  readonly text: string;
  /** Graphemes that had to be replaced by ◌, each once. */
  readonly undrawable: readonly string[];
}

export function graphemesOf(text: string): string[] {
  // Segmenting is slow, and in plain ASCII every character stands for itself.
  if (/^[ -~]*$/.test(text)) return text.split('');
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/**
 * Makes a text fit to be drawn: NFC, one space for any white space, a visible ↵ for a line break,
 * invisible characters dropped and ◌ for each grapheme that neither font nor emoji can show.
 */
export function toDrawable(text: string): DrawableText {
  const undrawable = new Set<string>();
  let drawn = '';
  const plain = text
    .normalize('NFC')
    .replace(/\s+/g, (space) => (/[\n\r\u2028\u2029]/.test(space) ? ' ↵ ' : space))
    .replace(/[^\S\u00A0]+/g, ' ');
  for (const grapheme of graphemesOf(plain)) {
    if (INVISIBLE.test(grapheme)) continue;
    if (advanceOf(grapheme, 600) !== undefined) {
      drawn += grapheme;
    } else {
      undrawable.add(grapheme);
      drawn += UNDRAWABLE_MARK;
    }
  }
  return { text: drawn, undrawable: [...undrawable] };
}

/** Whether the grapheme is drawn from a picture one em wide. Digits and © are emoji to Unicode, yet letters to us. */
export function isPictorial(grapheme: string): boolean {
  if (isSymbol(grapheme)) return true;
  const wantsEmoji = /\p{Emoji_Presentation}|\uFE0F/u.test(grapheme);
  return (
    (wantsEmoji || loadFonts().advanceOf(grapheme, 600) === undefined) && emojiImage(grapheme) !== undefined
  );
}

function advanceOf(grapheme: string, weight: Weight): number | undefined {
  return isPictorial(grapheme) ? 1 : loadFonts().advanceOf(grapheme, weight);
}

/** Width in pixels of a drawable text on one line; kerning is left out, so it is a slight overestimate. */
export function textWidth(text: string, sizePx: number, weight: Weight): number {
  let em = 0;
  for (const grapheme of graphemesOf(text)) em += advanceOf(grapheme, weight) ?? 1;
  return em * sizePx;
}
