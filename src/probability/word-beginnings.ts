/** What the beginning of a word already says about it: for each predicate whether every word that begins so satisfies it, or none. */
import type { Atom } from './expression.js';

const fold = (text: string): string => text.toLowerCase();
const length = (text: string): number => [...text].length;

export function wordTest(word: string, rank = Number.POSITIVE_INFINITY): (atom: Atom) => boolean {
  return (atom) => {
    if (atom.type !== 'predicate') return false;
    const [first] = atom.arguments;
    const texts = atom.arguments.map((one) => fold(String(one)));
    const folded = fold(word);
    switch (atom.predicate) {
      case 'starts':
        return texts.some((text) => folded.startsWith(text));
      case 'ends':
        return texts.some((text) => folded.endsWith(text));
      case 'contains':
        return texts.some((text) => folded.includes(text));
      case 'in':
        return texts.includes(folded);
      case 'longer':
        return length(word) > Number(first);
      case 'shorter':
        return length(word) < Number(first);
      case 'capital':
        return /^\p{Lu}/u.test(word);
      case 'rank':
        return rank <= Number(first);
    }
  };
}

export function beginningTest(beginning: string): (atom: Atom) => boolean | undefined {
  const folded = fold(beginning);
  const least = length(beginning);
  const some = (texts: readonly string[], of: (text: string) => boolean | undefined) => {
    const all = texts.map(of);
    return all.includes(true) ? true : all.every((one) => one === false) ? false : undefined;
  };
  return (atom) => {
    if (atom.type !== 'predicate') return false;
    const [first] = atom.arguments;
    const texts = atom.arguments.map((one) => fold(String(one)));
    switch (atom.predicate) {
      case 'starts':
        return some(texts, (text) =>
          folded.startsWith(text) ? true : text.startsWith(folded) ? undefined : false,
        );
      case 'ends':
        return undefined;
      case 'contains':
        return texts.some((text) => folded.includes(text)) ? true : undefined;
      case 'in':
        return some(texts, (text) => (text.startsWith(folded) ? undefined : false));
      case 'longer':
        return least > Number(first) ? true : undefined;
      case 'shorter':
        return least >= Number(first) ? false : undefined;
      case 'capital':
        return beginning === '' ? undefined : /^\p{Lu}/u.test(beginning);
      case 'rank':
        return undefined;
    }
  };
}
export const WORD_TESTS = { ofWord: wordTest, ofBeginning: beginningTest };
