import { cutGraphemes, cutGraphemesAtStart } from '../../discord/safe-text.js';

/** Discord's limit for the description of an attachment, in code points. */
export const ALT_LIMIT = 1024;

/** The text, cut at a grapheme border to at most `limit` ≥ 1 code points, with an ellipsis at the cut. */
export function clip(text: string, limit: number, keep: 'start' | 'end' = 'start'): string {
  return keep === 'start' ? cutGraphemes(text, limit) : cutGraphemesAtStart(text, limit);
}
