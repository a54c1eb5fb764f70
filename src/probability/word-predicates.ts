/** What the predicates of a word mean, and how a sentence says them. */
import type { Atom } from './expression.js';

type PredicateAtom = Extract<Atom, { type: 'predicate' }>;

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });
const ONE_UNIT_EACH = /^[ -~]*$/;

/**
 * Which predicates hold for a word without spaces around it. `rank`: its place in the distribution, 1 for the most likely;
 * undefined where it is not known, and then no rank holds. Names and comparisons hold for none.
 *
 * starts, ends, contains, in: one of the arguments does. An argument without an upper-case letter matches either case
 * ("paris" finds "Paris"), one with an upper-case letter only as it is written ("Paris" does not find "paris").
 * longer(4): more than 4 graphemes, shorter(4): fewer than 4. capital: the first letter is one. rank(5): rank ≤ 5.
 */
export function wordTest(word: string, rank: number | undefined): (atom: Atom) => boolean {
  const exact = word.normalize('NFC');
  const folded = exact.toLowerCase();
  const length = graphemeCount(exact);
  const matches = (given: readonly (number | string)[], test: (word: string, part: string) => boolean) =>
    given.some((argument) => {
      const part = String(argument).normalize('NFC');
      return test(/\p{Lu}|\p{Lt}/u.test(part) ? exact : folded, part);
    });
  return (atom) => {
    if (atom.type !== 'predicate') return false;
    const { arguments: given } = atom;
    const [limit] = given;
    switch (atom.predicate) {
      case 'starts':
        return matches(given, (whole, part) => whole.startsWith(part));
      case 'ends':
        return matches(given, (whole, part) => whole.endsWith(part));
      case 'contains':
        return matches(given, (whole, part) => whole.includes(part));
      case 'in':
        return matches(given, (whole, part) => whole === part);
      case 'longer':
        return typeof limit === 'number' && length > limit;
      case 'shorter':
        return typeof limit === 'number' && length < limit;
      case 'capital':
        return /^\P{L}*(?:\p{Lu}|\p{Lt})/u.test(exact);
      case 'rank':
        return typeof limit === 'number' && rank !== undefined && rank <= limit;
    }
  };
}

/** As predicates of words in the plural: "begin with “s”", "do not have more than 4 letters". */
export function wordReading({ predicate, arguments: given }: PredicateAtom, isNegative: boolean): string {
  const texts = alternatives(given.map((argument) => `“${argument}”`));
  const [limit] = given;
  const does = isNegative ? 'do not ' : '';
  const are = isNegative ? 'are not' : 'are';
  switch (predicate) {
    case 'starts':
      return `${does}begin with ${texts}`;
    case 'ends':
      return `${does}end in ${texts}`;
    case 'contains':
      return `${does}contain ${texts}`;
    case 'in':
      return `${are} ${texts}`;
    case 'longer':
      return `${does}have more than ${letters(limit)}`;
    case 'shorter':
      return `${does}have fewer than ${letters(limit)}`;
    case 'capital':
      return `${does}begin with a capital letter`;
    case 'rank':
      return `${are} among the ${limit} most likely`;
  }
}

function letters(count: number | string | undefined): string {
  return count === 1 ? '1 letter' : `${count} letters`;
}

/** "“s”", "“s” or “t”", "“s”, “t” or “u”". */
function alternatives(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} or ${last}`;
}

function graphemeCount(word: string): number {
  if (ONE_UNIT_EACH.test(word)) return word.length;
  let count = 0;
  for (const _ of SEGMENTER.segment(word)) count++;
  return count;
}
