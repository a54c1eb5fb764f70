/**
 * A text as a population: its members are the places where a word stands. What is known of a place are three words: the one
 * that stands there (`next`), the one in front of it (`previous`), and the one in front of that (`before`). Words are cut as
 * everywhere (`splitRungs`). Neighbours have only white space between them: after a mark or a number, `previous` is unknown,
 * as a model that is asked for the next word is not asked what comes behind the next full stop.
 */
import { splitRungs } from '../jobs/rungs.js';
import { type Atom, type EventExpression, holds } from './expression.js';
import { wordTest } from './word-predicates.js';

export interface TextPlace {
  /** As written. */
  readonly next: string;
  readonly previous: string | undefined;
  readonly before: string | undefined;
  /** UTF-16 offsets of `next`. */
  readonly from: number;
  readonly to: number;
}

export interface Corpus {
  readonly text: string;
  /** In the order of the text. */
  readonly places: readonly TextPlace[];
  /** Place of a word among the words of the text by how often it stands there, 1 for the most frequent; case apart. */
  rankOf(word: string): number | undefined;
}

export const PLACE_ATTRIBUTES = ['next', 'previous', 'before'] as const;
export type PlaceAttribute = (typeof PLACE_ATTRIBUTES)[number];

const isPlaceAttribute = (name: string): name is PlaceAttribute =>
  PLACE_ATTRIBUTES.some((attribute) => attribute === name);

export function readCorpus(text: string): Corpus {
  const places: TextPlace[] = [];
  let previous: string | undefined;
  let before: string | undefined;
  for (const { kind, text: word, from, to } of splitRungs(text)) {
    if (kind === 'blank') continue;
    if (kind !== 'word') {
      previous = undefined;
      before = undefined;
      continue;
    }
    places.push({ next: word, previous, before, from, to });
    before = previous;
    previous = word;
  }
  return { text, places, rankOf: ranksOf(places) };
}

function ranksOf(places: readonly TextPlace[]): (word: string) => number | undefined {
  let ranks: Map<string, number> | undefined;
  return (word) => {
    ranks ??= countRanks(places);
    return ranks.get(folded(word));
  };
}

/** One more than the number of words that are more frequent. */
function countRanks(places: readonly TextPlace[]): Map<string, number> {
  const sorted = [...frequencies(places.map(({ next }) => next))];
  const ranks = new Map<string, number>();
  let rank = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const [index, { word, count }] of sorted.entries()) {
    if (count < last) rank = index + 1;
    last = count;
    ranks.set(folded(word), rank);
  }
  return ranks;
}

/** How often each word is there, the most frequent first; upper and lower case are one, in the most frequent form. */
export function frequencies(
  words: readonly string[],
): readonly { readonly word: string; readonly count: number }[] {
  const forms = new Map<string, Map<string, number>>();
  for (const word of words) {
    const key = folded(word);
    const counts = forms.get(key) ?? new Map<string, number>();
    counts.set(word, (counts.get(word) ?? 0) + 1);
    forms.set(key, counts);
  }
  return [...forms.values()]
    .map((counts) => {
      const sorted = [...counts].sort((a, b) => b[1] - a[1]);
      return { word: sorted[0]?.[0] ?? '', count: sorted.reduce((sum, [, count]) => sum + count, 0) };
    })
    .sort((a, b) => b.count - a.count);
}

/**
 * Which atoms hold at a place. Words are compared as the predicates of words compare them: small letters match either case.
 * A place where a word is unknown satisfies no comparison with it. Predicates speak of the word at the place.
 */
export function placeTest({ rankOf }: Corpus, place: TextPlace): (atom: Atom) => boolean {
  let ofNext: ((atom: Atom) => boolean) | undefined;
  return (atom) => {
    switch (atom.type) {
      case 'name':
        return false;
      case 'predicate':
        ofNext ??= wordTest(place.next, rankOf(place.next));
        return ofNext(atom);
      case 'comparison': {
        const word = isPlaceAttribute(atom.name) ? place[atom.name] : undefined;
        if (word === undefined) return false;
        const isEqual = isWord(word, String(atom.value));
        return atom.comparison === '=' ? isEqual : atom.comparison === '!=' && !isEqual;
      }
    }
  };
}

/** Places where all of the events hold. */
export function placesWhere(corpus: Corpus, ...events: readonly EventExpression[]): TextPlace[] {
  return corpus.places.filter((place) => {
    const isTrue = placeTest(corpus, place);
    return events.every((event) => holds(event, isTrue));
  });
}

/** How often these words stand one behind the other, whatever comes next: a word, a mark, or the end of the text. */
export function occurrences({ places }: Corpus, words: readonly string[]): number {
  const [last, ...others] = [...words].reverse();
  if (last === undefined) return places.length;
  return places.filter(({ next, previous, before }) => {
    const seen = [previous, before];
    return isWord(next, last) && others.every((word, index) => isWord(seen[index] ?? '', word));
  }).length;
}

/** Whether a word of the text is the one that was typed; typed in small letters, it may stand there in either case. */
function isWord(word: string, typed: string): boolean {
  const wanted = typed.normalize('NFC');
  const exact = word.normalize('NFC');
  return /\p{Lu}|\p{Lt}/u.test(wanted) ? exact === wanted : exact.toLowerCase() === wanted;
}

const folded = (word: string): string => word.normalize('NFC').toLowerCase();
