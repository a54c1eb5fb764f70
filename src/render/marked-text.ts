/** Texts of the catalogue as runs: `**strong**` and `` `code` ``; anything else stays as it is. */
import type { Inline } from './card.js';

const MARK = /\*\*([^*]+)\*\*|`([^`]+)`/g;

export function markedText(text: string): Inline[] {
  const runs: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, strong, code] = match;
    if (match.index > from) runs.push(text.slice(from, match.index));
    runs.push(strong === undefined ? { code: code ?? '' } : { strong });
    from = match.index + whole.length;
  }
  if (from < text.length) runs.push(text.slice(from));
  return runs;
}
