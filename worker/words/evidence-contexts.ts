/** The contexts that `/evidence` asks about: the last n words of a text, and the text without one of its words. */
import { splitRungs, type TextRung } from '../../src/jobs/rungs.js';

export interface EvidenceContexts {
  /** From nothing to the whole text, by words. */
  readonly ladder: readonly { readonly words: number; readonly text: string }[];
  readonly without: readonly {
    readonly word: string;
    readonly from: number;
    readonly to: number;
    /** The text that is left. */
    readonly text: string;
  }[];
}

/** Numbers count as words here: they are context too. Of a longer text only the last `limit` words are taken one by one. */
export function evidenceContexts(text: string, limit: number): EvidenceContexts {
  const rungs = splitRungs(text);
  const words = rungs.filter(({ kind }) => kind === 'word' || kind === 'number');
  const last = words.slice(-limit);
  const ladder = [{ words: 0, text: '' }];
  for (const [index, { from }] of last.toReversed().entries()) {
    const count = index + 1;
    // With all words, everything in front of the first one belongs to the context too.
    ladder.push({ words: count, text: count === words.length ? text : text.slice(from) });
  }
  if (words.length > last.length || words.length === 0) ladder.push({ words: words.length, text });
  return { ladder, without: last.map((word) => ({ ...placeOf(word), text: withoutRung(text, word) })) };
}

function placeOf({ text: word, from, to }: TextRung) {
  return { word, from, to };
}

/** The space glued to the word goes with it; at the very beginning, the one behind it. */
function withoutRung(text: string, { start, to }: TextRung): string {
  const rest = text.slice(to);
  return start === 0 ? rest.replace(/^ /, '') : text.slice(0, start) + rest;
}
