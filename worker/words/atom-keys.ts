/**
 * What is known of a word, or of all words with one beginning, atom by atom: bits of the atoms that are sure to hold and of
 * those that are sure not to. Equal knowledge is one number, so that the mass of thousands of paths adds up under few keys.
 */
import {
  type Atom,
  atomKey,
  EVERYONE,
  type EventExpression,
  holds,
  type WordPredicate,
} from '../../src/probability/expression.js';
import { CONDITION, JOINT, OUTSIDE } from '../../src/probability/unassigned.js';
import { beginningTest, isCaseless } from '../../src/probability/word-beginnings.js';
import { wordTest } from '../../src/probability/word-predicates.js';

/** Atoms of one question at most, so that a key is a small integer. */
export const MOST_ATOMS = 12;

/** Set in the key of a path that is sure to give a word. */
const IS_WORD = 1 << (2 * MOST_ATOMS);
const ALL = (1 << MOST_ATOMS) - 1;

export class AtomKeys {
  readonly atoms: readonly Atom[];
  /** Atoms of rank: their place among the atoms, and how many of the likeliest words they hold for. */
  readonly ranks: readonly { readonly at: number; readonly best: number }[];
  readonly #places = new Map<string, number>();
  /** Of every combination of atoms, whether some word could have it. */
  readonly #isPossible: Uint8Array;

  /** Throws RangeError for more than `MOST_ATOMS` atoms. */
  constructor(atoms: readonly Atom[]) {
    if (atoms.length > MOST_ATOMS) throw new RangeError(`${atoms.length} atoms; ${MOST_ATOMS} at most`);
    this.atoms = atoms;
    this.ranks = atoms.flatMap((atom, at) => {
      const best = numberOf(atom, 'rank');
      return best === undefined ? [] : [{ at, best }];
    });
    for (const [at, atom] of atoms.entries()) this.#places.set(atomKey(atom), at);
    this.#isPossible = possibleCombinations(atoms);
  }

  /** Ranks are left open. */
  ofWord(word: string): number {
    return this.#keyOf(wordTest(word, undefined)) | IS_WORD;
  }

  /** Ranks are left open, and whether a word comes at all. */
  ofBeginning(beginning: string): number {
    return this.#keyOf(beginningTest(beginning));
  }

  /** The key of the same beginning where some word comes for sure. */
  asWord(key: number): number {
    return key | IS_WORD;
  }

  #keyOf(test: (atom: Atom) => boolean | undefined): number {
    let key = 0;
    for (const [at, atom] of this.atoms.entries()) {
      if (numberOf(atom, 'rank') !== undefined) continue;
      const known = test(atom);
      if (known !== undefined) key = withAtom(key, at, known);
    }
    return key;
  }

  /**
   * For a key, the places where its mass may be: JOINT in event and condition, CONDITION in that alone, OUTSIDE of it. The
   * sample space is all words: what is no word is outside.
   */
  places(event: EventExpression, given: EventExpression | null): (key: number) => number {
    const placeOf = new Uint8Array(this.#isPossible.length);
    for (let combination = 0; combination < placeOf.length; combination++) {
      const isTrue = this.#truth(combination);
      const inCondition = holds(given ?? EVERYONE, isTrue);
      placeOf[combination] = !inCondition ? OUTSIDE : holds(event, isTrue) ? JOINT : CONDITION;
    }
    return this.#placesBy(placeOf);
  }

  /** The same for the event that exactly these atoms hold, given a word. */
  placesOfRegion(combination: number): (key: number) => number {
    const placeOf = new Uint8Array(this.#isPossible.length).fill(CONDITION);
    placeOf[combination] = JOINT;
    return this.#placesBy(placeOf);
  }

  #placesBy(placeOf: Uint8Array): (key: number) => number {
    const known = new Map<number, number>();
    return (key) => {
      let places = known.get(key);
      if (places === undefined) {
        places = (key & IS_WORD) === 0 ? OUTSIDE : 0;
        for (const combination of this.combinations(key)) places |= placeOf[combination] ?? 0;
        known.set(key, places);
      }
      return places;
    };
  }

  /** All combinations of atoms that a word with this key may have, as bits. Never empty: what is known is so of some word. */
  combinations(key: number): number[] {
    const always = key & ALL;
    const open = this.#all & ~(always | ((key >> MOST_ATOMS) & ALL));
    const found: number[] = [];
    for (let part = open; ; part = (part - 1) & open) {
      if (this.#isPossible[always | part] === 1) found.push(always | part);
      if (part === 0) break;
    }
    return found.length > 0 ? found : [always];
  }

  /** The one combination that a word with this key has; undefined while several may be, or no word may come. */
  combinationOf(key: number): number | undefined {
    if ((key & IS_WORD) === 0) return undefined;
    const [only, ...others] = this.combinations(key);
    return others.length === 0 ? only : undefined;
  }

  /** Which atoms a combination has. */
  atomsOf(combination: number): Atom[] {
    return this.atoms.filter((_, at) => (combination & (1 << at)) !== 0);
  }

  get #all(): number {
    return (1 << this.atoms.length) - 1;
  }

  #truth(combination: number): (atom: Atom) => boolean {
    return (atom) => (combination & (1 << (this.#places.get(atomKey(atom)) ?? MOST_ATOMS))) !== 0;
  }
}

/** The key with one more atom known. */
export function withAtom(key: number, at: number, isTrue: boolean): number {
  return key | (1 << (isTrue ? at : at + MOST_ATOMS));
}

function numberOf(atom: Atom, predicate: 'longer' | 'shorter' | 'rank'): number | undefined {
  if (atom.type !== 'predicate' || atom.predicate !== predicate) return undefined;
  return Number(atom.arguments[0] ?? 0);
}

/**
 * Leaves out what no word can be: longer than 6 and not longer than 4, among the best 3 and not among the best 10, begun with
 * two different letters, or a word of a list with a property that no word of the list has.
 */
function possibleCombinations(atoms: readonly Atom[]): Uint8Array {
  const isPossible = new Uint8Array(1 << atoms.length).fill(1);
  const lengths = scale(atoms, ({ longer, shorter }, length) =>
    longer !== undefined ? length > longer : shorter !== undefined ? length < shorter : undefined,
  );
  const ranks = scale(atoms, ({ rank }, at) => (rank === undefined ? undefined : at <= rank));
  const lists = atoms.flatMap((atom, at) => {
    if (atom.type !== 'predicate' || atom.predicate !== 'in') return [];
    return [{ at, words: atom.arguments.map((word) => combinationOfWord(atoms, String(word))) }];
  });
  // In small letters a list stands for either case, so it says nothing of capitals, and of a length not for sure.
  const ofLetters = atoms.reduce((bits, atom, at) => bits | (isOfLetters(atom) ? 1 << at : 0), 0);
  const apart = startsApart(atoms);
  for (let combination = 0; combination < isPossible.length; combination++) {
    const isOnScales = [lengths, ranks].every(({ mask, values }) => values.has(combination & mask));
    const isOnLists = lists.every(
      ({ at, words }) =>
        (combination & (1 << at)) === 0 || words.some((word) => ((word ^ combination) & ofLetters) === 0),
    );
    const areStarts = apart.every((pair) => (combination & pair) !== pair);
    if (!isOnScales || !isOnLists || !areStarts) isPossible[combination] = 0;
  }
  return isPossible;
}

/** Bits of each two atoms of which a word cannot have both, as neither beginning goes on with the other. */
function startsApart(atoms: readonly Atom[]): number[] {
  const beginnings = atoms.map((atom) =>
    atom.type === 'predicate' && atom.predicate === 'starts'
      ? atom.arguments.map((text) => String(text).normalize('NFC').toLowerCase())
      : [],
  );
  const pairs: number[] = [];
  for (const [at, own] of beginnings.entries()) {
    for (let other = 0; other < at; other++) {
      const theirs = beginnings[other] ?? [];
      // The lower case of Σ depends on what follows, so nothing is concluded from it.
      const isPlain =
        own.length > 0 && theirs.length > 0 && ![...own, ...theirs].some((text) => /[σς]/u.test(text));
      const mayAgree = own.some((a) => theirs.some((b) => a.startsWith(b) || b.startsWith(a)));
      if (isPlain && !mayAgree) pairs.push((1 << at) | (1 << other));
    }
  }
  return pairs;
}

const OF_LETTERS: ReadonlySet<string> = new Set<WordPredicate>(['starts', 'ends', 'contains', 'in']);

function isOfLetters(atom: Atom): boolean {
  return atom.type === 'predicate' && OF_LETTERS.has(atom.predicate) && isCaseless(atom.arguments);
}

function combinationOfWord(atoms: readonly Atom[], word: string): number {
  const test = wordTest(word, undefined);
  return atoms.reduce((bits, atom, at) => bits | (test(atom) ? 1 << at : 0), 0);
}

/** The atoms that one number decides, and every way in which it may decide them. */
function scale(
  atoms: readonly Atom[],
  decides: (
    limits: { readonly longer?: number; readonly shorter?: number; readonly rank?: number },
    value: number,
  ) => boolean | undefined,
): { readonly mask: number; readonly values: ReadonlySet<number> } {
  const limits = atoms.map((atom) => {
    const [longer, shorter, rank] = (['longer', 'shorter', 'rank'] as const).map((name) =>
      numberOf(atom, name),
    );
    return {
      ...(longer === undefined ? {} : { longer }),
      ...(shorter === undefined ? {} : { shorter }),
      ...(rank === undefined ? {} : { rank }),
    };
  });
  const mask = limits.reduce((bits, limit, at) => bits | (decides(limit, 1) === undefined ? 0 : 1 << at), 0);
  const turns = new Set([1]);
  for (const limit of limits) {
    for (const value of Object.values(limit))
      for (const near of [value - 1, value, value + 1]) turns.add(near);
  }
  const values = new Set<number>();
  for (const value of turns) {
    if (value < 1) continue;
    values.add(limits.reduce((bits, limit, at) => bits | (decides(limit, value) === true ? 1 << at : 0), 0));
  }
  return { mask, values };
}
