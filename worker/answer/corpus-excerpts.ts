/** A few places of a text with the words around them, to see what was counted. */
import type { CountingAnswer } from '../../src/jobs/counting.js';
import type { Corpus, TextPlace } from '../../src/probability/corpus.js';

type Excerpts = CountingAnswer['places'];

const SHOWN = 6;
/** UTF-16 units on either side, before the cut is moved to the next white space. */
const AROUND = 40;

/** Those in the event first, each kind in the order of the text; at least two of each kind where there are any. */
export function excerptsOf(
  { text }: Corpus,
  places: readonly TextPlace[],
  isIn: (place: TextPlace) => boolean,
): Excerpts {
  const inside = places.filter(isIn);
  const outside = places.filter((place) => !isIn(place));
  const kept = Math.max(SHOWN - outside.length, SHOWN - 2);
  const first = inside.slice(0, kept);
  return [...first, ...outside.slice(0, SHOWN - first.length)].map((place) => ({
    before: before(text, place.from),
    word: place.next,
    after: after(text, place.to),
    inEvent: inside.includes(place),
  }));
}

/** One line, from the beginning of a word on; `…` stands for what is cut off. */
function before(text: string, end: number): string {
  const from = Math.max(0, end - AROUND);
  const part = text.slice(from, end);
  return from === 0 ? inLine(part) : `…${inLine(part.replace(/^\S*/u, '')).trimStart()}`;
}

function after(text: string, start: number): string {
  const part = text.slice(start, start + AROUND);
  if (start + AROUND >= text.length) return inLine(part).trimEnd();
  return `${inLine(part.replace(/(?<!\S)\S*$/u, '')).trimEnd()}…`;
}

const inLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');
