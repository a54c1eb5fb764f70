/**
 * What the beginning of a word already says about it. A search for words follows beginnings, and most predicates are decided
 * long before the word is whole: "so" begins with "s", and has more than one letter, however it goes on.
 */
import type { Atom } from './expression.js';

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });
const CASED = /\p{Lu}|\p{Lt}/u;

/** The last character and what stands on it: letters that follow may still be composed with it. */
const LAST = /(?:\P{M}|^)\p{M}*$/u;

/** Whether texts as arguments of a predicate match a word in either case, and not only as they are written. */
export const isCaseless = (texts: readonly (number | string)[]): boolean =>
  texts.every((text) => !CASED.test(String(text)));

/**
 * Of the words that begin so, the beginning itself among them, does the atom hold for all (true), for none (false), or is
 * neither known (undefined)? Agrees with `wordTest`. Of ranks nothing is known; names and comparisons hold for no word.
 */
export function beginningTest(beginning: string): (atom: Atom) => boolean | undefined {
  const exact = beginning.normalize('NFC');
  const sure = exact.replace(LAST, '');
  // Of Σ the lower case depends on what follows, so nothing is said from there on.
  const sureFolded = (/^[^Σ]*/u.exec(sure)?.[0] ?? '').toLowerCase();
  const hasSigma = sure.includes('Σ');
  const base = baseLetter(exact.slice(sure.length));
  const least = graphemes(exact);
  /** `goesOn`: whether what follows the sure part may be that of `part`. */
  const each = (
    given: readonly (number | string)[],
    test: (sure: string, part: string, goesOn: boolean) => boolean | undefined,
  ) => {
    const found = given.map((argument) => {
      const part = String(argument).normalize('NFC');
      const isCased = CASED.test(part);
      const known = isCased ? sure : sureFolded;
      const other = baseLetter(part.slice(known.length));
      const mayBe = base === undefined || other === undefined || base === other || (hasSigma && !isCased);
      return test(known, part, part.startsWith(known) && part.length > known.length && mayBe);
    });
    if (found.includes(true)) return true;
    return found.every((one) => one === false) ? false : undefined;
  };
  return (atom) => {
    if (atom.type !== 'predicate') return false;
    const { arguments: given } = atom;
    const [limit] = given;
    switch (atom.predicate) {
      case 'starts':
        return each(given, (known, part, goesOn) =>
          known.startsWith(part) ? true : goesOn ? undefined : false,
        );
      case 'contains':
        return each(given, (known, part) => (known.includes(part) ? true : undefined));
      case 'in':
        // At least one character more comes after what is sure.
        return each(given, (_, __, goesOn) => (goesOn ? undefined : false));
      case 'longer':
        return typeof limit === 'number' && least > limit ? true : undefined;
      case 'shorter':
        return typeof limit === 'number' && least >= limit ? false : undefined;
      case 'capital': {
        const letter = /\p{L}/u.exec(exact)?.[0];
        return letter === undefined ? undefined : CASED.test(letter);
      }
      case 'ends':
      case 'rank':
        return undefined;
    }
  };
}

/** In small: no mark changes an ASCII letter into another one. Undefined for any other character. */
function baseLetter(text: string): string | undefined {
  return /^[a-z]/.exec(text.normalize('NFD').toLowerCase())?.[0];
}

function graphemes(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of SEGMENTER.segment(text)) count++;
  return count;
}
