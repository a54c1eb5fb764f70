/**
 * What each token does to a path: ends the word, lets it go on, leaves it undecided, or is another outcome.
 * A state is where a path stands (at the start after a context, or inside a word) and the bytes still undecided: a bare
 * space, an apostrophe, the first bytes of a character. Each state has one table over the vocabulary, built when first
 * met and kept.
 */
import type { Sieve } from '../engine/port.js';
import type { Tokenizer } from '../model/tokenizer-port.js';
import { ByteStrings } from './byte-strings.js';
import { foldBytes, foldText } from './case-fold.js';
import type { ContextEnd } from './context.js';
import { prefixForest } from './prefix-forest.js';
import { sharedBytes, sharedIntegers } from './shared-arrays.js';
import {
  OUTCOMES,
  type Outcome,
  type Reading,
  readControlAtStart,
  readStart,
  readWord,
} from './word-grammar.js';

/** Codes 0 … OUTCOMES.length − 1 are the outcomes in that order. */
export const ENDS_WORD: number = OUTCOMES.length;
/** Among the candidates. */
export const GOES_ON: number = OUTCOMES.length + 1;
/** Among the candidates, too: after a word, what adds nothing to it yet, so that it may already be over (an apostrophe alone). */
export const MAY_END: number = OUTCOMES.length + 2;
/** Among the named. */
export const ENDS_INSIDE: number = OUTCOMES.length + 3;
/** In no table of a vocabulary: tokens that a condition excludes. */
export const RULED_OUT: number = OUTCOMES.length + 4;
export const CODES: number = OUTCOMES.length + 5;

export interface ClassTable {
  /**
   * Codes of all tokens. Candidates are those after which the path is still open: the first may become words and stand in the
   * order of their prefix forest; the rest can only become another outcome. Named are those that hold the end of a word
   * and more ("b, ").
   */
  readonly sieve: Sieve;
  /** Per candidate of the forest: bytes that its word is sure to have, if it becomes one, beyond the word so far. */
  readonly keys: ByteStrings;
  /** Per candidate: id of the state that it leads to. */
  readonly states: Int32Array;
  /** Per named token: the bytes that it adds to the word. */
  readonly endings: readonly Uint8Array[];
}

type Base = ContextEnd | 'in-word';

interface State {
  readonly base: Base;
  readonly pending: Uint8Array;
}

export type Vocabulary = Pick<Tokenizer, 'tokenBytes' | 'specialTokens' | 'endTokens'>;

const NOTHING = new Uint8Array(0);

export class VocabularyClasses {
  readonly size: number;
  readonly #vocabulary: Vocabulary;
  /** Tokens by their bytes, so that the keys of every table come nearly sorted. */
  readonly #sorted: readonly number[];
  readonly #states: State[] = [];
  readonly #ids = new Map<string, number>();
  readonly #tables = new Map<number, ClassTable>();
  readonly #positions = new Map<number, ReadonlyMap<string, readonly number[]>>();
  /** Upper and lower case are one: the bytes that words are told apart by are those of the folded word. */
  readonly isFolded: boolean;

  constructor(vocabulary: Vocabulary, isFolded = false) {
    this.#vocabulary = vocabulary;
    this.isFolded = isFolded;
    this.size = vocabulary.tokenBytes.length;
    this.#sorted = prefixForest(vocabulary.tokenBytes.map(latin1)).order;
  }

  /** State of a path that ends in a word with nothing pending. */
  get inWord(): number {
    return this.#intern({ base: 'in-word', pending: NOTHING });
  }

  /** State of the empty path after a context with this end. */
  start(end: ContextEnd): number {
    return this.#intern({ base: end, pending: NOTHING });
  }

  /** Whether a path in this state is sure to give a word: it has begun with whole characters and can only grow. */
  isInWord(state: number): boolean {
    return this.#states[state]?.base === 'in-word';
  }

  /** True for exactly one space after the context: a number, or more white space, is about to come. */
  isBareSpace(state: number): boolean {
    const known = this.#states[state];
    return known?.base !== 'in-word' && known?.pending.length === 1 && known.pending[0] === 0x20;
  }

  table(state: number): ClassTable {
    const known = this.#tables.get(state);
    if (known !== undefined) return known;
    const definition = this.#states[state];
    if (definition === undefined) throw new RangeError(`no state ${state}`);
    const table = this.#build(definition);
    this.#tables.set(state, table);
    return table;
  }

  /** What a word is told apart by: itself, or its folded form. */
  nameOf(word: string): string {
    return this.isFolded ? foldText(word) : word;
  }

  /** UTF-8 bytes of a token; control tokens have none. */
  bytesOfToken(token: number): Uint8Array {
    return this.#vocabulary.specialTokens.has(token)
      ? NOTHING
      : (this.#vocabulary.tokenBytes[token] ?? NOTHING);
  }

  /** Bytes of a path of tokens. */
  bytesOfPath(tokens: readonly number[]): Uint8Array {
    let bytes: Uint8Array = NOTHING;
    for (const token of tokens) bytes = concatenate(bytes, this.#vocabulary.tokenBytes[token] ?? NOTHING);
    return bytes;
  }

  /** The word that a path after a context begins with, as written. */
  wordOfPath(tokens: readonly number[]): string {
    const bytes = this.bytesOfPath(tokens);
    const from = bytes[0] === 0x20 ? 1 : 0;
    const reading = readWord(bytes, from);
    const to = reading.type === 'open' || reading.type === 'ended' ? reading.to : from;
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(from, to));
  }

  /** Positions of the candidates that may become words, by their key (one UTF-16 unit a byte). */
  positionsByKey(state: number): ReadonlyMap<string, readonly number[]> {
    const known = this.#positions.get(state);
    if (known !== undefined) return known;
    const { keys } = this.table(state);
    const positions = new Map<string, number[]>();
    for (let i = 0; i < keys.length; i++) {
      const key = latin1(keys.at(i));
      const same = positions.get(key);
      if (same === undefined) positions.set(key, [i]);
      else same.push(i);
    }
    this.#positions.set(state, positions);
    return positions;
  }

  #build({ base, pending }: State): ClassTable {
    const codes = sharedBytes(this.size);
    const keyed: Child[] = [];
    const wordless: Child[] = [];
    const endsInside: { token: number; bytes: Uint8Array }[] = [];
    for (const token of this.#sorted) {
      const tokenBytes = this.#vocabulary.tokenBytes[token] ?? NOTHING;
      // A token without bytes would let a path grow for ever without saying anything.
      if (tokenBytes.length === 0 || this.#vocabulary.specialTokens.has(token)) {
        codes[token] = this.#controlCode(token, base, pending);
        continue;
      }
      const bytes = concatenate(pending, tokenBytes);
      const reading = base === 'in-word' ? readWord(bytes) : readStart(bytes, base);
      if (reading.type === 'outcome') {
        codes[token] = codeOf(reading.outcome);
      } else if (reading.type === 'ended') {
        const isInside = base !== 'in-word' || reading.to > 0;
        codes[token] = isInside ? ENDS_INSIDE : ENDS_WORD;
        if (isInside) endsInside.push({ token, bytes: this.#fold(bytes.slice(reading.from, reading.to)) });
      } else {
        const { key, state } = goingOn(reading, bytes, base);
        codes[token] = base === 'in-word' && key?.length === 0 ? MAY_END : GOES_ON;
        const child = { token, key: this.#fold(key ?? NOTHING), state: this.#intern(state) };
        (key === null ? wordless : keyed).push(child);
      }
    }
    const { order, parents } = prefixForest(keyed.map(({ key }) => latin1(key)));
    const candidates = order.map((index) => keyed[index]).filter((child) => child !== undefined);
    const keys = new ByteStrings(candidates.map(({ key }) => key));
    candidates.push(...wordless);
    return {
      sieve: {
        classes: codes,
        classCount: CODES,
        candidates: sharedIntegers(candidates.map(({ token }) => token)),
        parents: sharedIntegers(parents),
        named: sharedIntegers(endsInside.map(({ token }) => token)),
      },
      keys,
      states: Int32Array.from(candidates, ({ state }) => state),
      endings: endsInside.map(({ bytes }) => bytes),
    };
  }

  /** A key that ends inside a character is cut before it: its cases may differ in any byte, and a shorter key is true too. */
  #fold(key: Uint8Array): Uint8Array {
    return this.isFolded ? foldBytes(key) : key;
  }

  #controlCode(token: number, base: Base, pending: Uint8Array): number {
    if (base === 'in-word') return ENDS_WORD;
    return codeOf(readControlAtStart(pending, this.#vocabulary.endTokens.has(token)));
  }

  #intern(state: State): number {
    const name = `${state.base}:${latin1(state.pending)}`;
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#states.length;
    this.#states.push(state);
    this.#ids.set(name, id);
    return id;
  }
}

interface Child {
  readonly token: number;
  readonly key: Uint8Array;
  readonly state: number;
}

function goingOn(
  reading: Extract<Reading, { type: 'open' | 'undecided' }>,
  bytes: Uint8Array,
  base: Base,
): { key: Uint8Array | null; state: State } {
  if (reading.type === 'open') {
    const pending = reading.to === bytes.length ? NOTHING : bytes.slice(reading.to);
    const state: State = { base: 'in-word', pending };
    return { key: bytes.slice(reading.from, reading.to), state };
  }
  const key = reading.from === null ? null : bytes.slice(reading.from);
  return { key, state: { base, pending: bytes } };
}

function codeOf(outcome: Outcome): number {
  return OUTCOMES.indexOf(outcome);
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

export function latin1(bytes: Uint8Array): string {
  let string = '';
  for (let i = 0; i < bytes.length; i++) string += String.fromCharCode(bytes[i] ?? 0);
  return string;
}

const ofTokenizer = new WeakMap<Vocabulary, VocabularyClasses>();
const foldedOfTokenizer = new WeakMap<Vocabulary, VocabularyClasses>();

/** The classes of this tokenizer, made once; the tables that nearly every question needs are ready on return. */
export function vocabularyClassesOf(vocabulary: Vocabulary, isFolded = false): VocabularyClasses {
  const made = isFolded ? foldedOfTokenizer : ofTokenizer;
  const known = made.get(vocabulary);
  if (known !== undefined) return known;
  const classes = new VocabularyClasses(vocabulary, isFolded);
  classes.table(classes.start('word'));
  classes.table(classes.inWord);
  made.set(vocabulary, classes);
  return classes;
}
