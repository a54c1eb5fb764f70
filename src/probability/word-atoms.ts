/**
 * Operands of events about a word: "starts(s)", "ends with ing", "longer than 4", "is capitalised", "in(Paris, London)",
 * "among the best 5", "rank <= 5". A word alone, quoted or not, is that word.
 */
import { type AtomRead, type AtomReader, numberAt, startsOperand, wellFormed } from './atom-reader.js';
import type { ValuedAttribute } from './attribute-values.js';
import { type EventExpression, predicated } from './expression.js';
import { foldName } from './names.js';
import { phrases } from './phrases.js';
import { readComparison } from './read-comparison.js';
import { CLOSING, type Token } from './tokenise.js';
import { isCount, predicatesOf, QUANTITIES } from './word-quantities.js';

type TextPredicate = 'starts' | 'ends' | 'contains' | 'in';
type Head =
  | { readonly type: 'text'; readonly predicate: TextPredicate }
  | { readonly type: 'number'; readonly predicate: 'longer' | 'shorter' | 'rank' }
  | { readonly type: 'capital' }
  /** Compared as the number of a population is: "rank <= 5", "length is at least 3". */
  | { readonly type: 'compared'; readonly quantity: 'length' | 'rank' };

const text = (predicate: TextPredicate, ...words: readonly string[]): [Head, readonly string[]] => [
  { type: 'text', predicate },
  words,
];
const number = (
  predicate: 'longer' | 'shorter' | 'rank',
  ...words: readonly string[]
): [Head, readonly string[]] => [{ type: 'number', predicate }, words];
const withStart = (ends: readonly string[]): string[] =>
  ['starts', 'start', 'starting', 'begins', 'begin', 'beginning'].flatMap((start) =>
    ends.map((end) => `${start} ${end}`),
  );

const HEADS = phrases<Head>([
  text('starts', 'starts', 'begins', ...withStart(['with', 'with the letter', 'with the letters'])),
  text('ends', 'ends', ...['ends', 'end', 'ending'].flatMap((end) => [`${end} with`, `${end} in`])),
  text('contains', 'contains', 'contain', 'containing', 'includes', 'contains the letter'),
  text('in', 'in', 'one of', 'among'),
  number('longer', 'longer', 'longer than'),
  number('shorter', 'shorter', 'shorter than'),
  number(
    'rank',
    ...['best', 'top', 'among the best', 'among the top', 'in the top', 'among the first', 'among the'],
  ),
  [
    { type: 'capital' },
    [
      ...['capital', 'capitalised', 'capitalized', 'uppercase', 'upper case'],
      ...withStart(['with a capital', 'with a capital letter']),
    ],
  ],
  [{ type: 'compared', quantity: 'rank' }, ['rank', 'ranks']],
  [{ type: 'compared', quantity: 'length' }, ['length']],
]);

const UNITS = phrases<true>([[true, ['letters', 'letter', 'characters', 'character', 'long']]]);
const AFTER_RANK = phrases<true>([[true, ['words', 'most likely', 'most likely words', 'likeliest']]]);

export const WORD_ATOMS: AtomReader = {
  nouns: phrases([[true, ['word', 'a word', 'the word', 'next word', 'the next word', 'words', 'it']]]),
  fillers: new Set([
    'is',
    'are',
    'it',
    'a',
    'an',
    'the',
    'that',
    'has',
    'have',
    'having',
    'with',
    'do',
    'does',
    'be',
  ]),
  known(tokens, from) {
    const isPredicate = HEADS.longest(tokens, from) !== undefined || lettersAt(tokens, from) !== undefined;
    if (isPredicate) {
      const read = this.read(tokens, from);
      return read.ok ? { meaning: true, length: read.length } : undefined;
    }
    const isWord = tokens[from]?.kind === 'word' && !startsOperand(tokens, from + 1);
    return isWord ? { meaning: true, length: 1 } : undefined;
  },
  read(tokens, from) {
    const letters = lettersAt(tokens, from);
    if (letters !== undefined) return letters;
    const head = HEADS.longest(tokens, from);
    if (head === undefined) return readWord(tokens, from);
    const read = new PredicateReading(tokens, from + head.length).read(head.meaning);
    return read.ok ? { ...read, length: head.length + read.length } : read;
  },
};

function readWord(tokens: readonly Token[], from: number): AtomRead {
  const token = tokens[from];
  const isWord = token?.kind === 'word' || token?.kind === 'quoted';
  if (!isWord || foldName(token.name) === '') return expected(tokens, from, 'a word');
  return { ok: true, event: predicated('in', token.name), length: 1 };
}

/** "more than 4 letters", "5 letters". */
function lettersAt(tokens: readonly Token[], from: number): AtomRead | undefined {
  if (tokens[from]?.key === '') return undefined;
  const read = readComparison(QUANTITIES.length, tokens, from, from);
  const unit = read.ok ? UNITS.longest(tokens, from + read.length) : undefined;
  if (!read.ok || unit === undefined) return undefined;
  const event = predicatesOf(read.event);
  return event === undefined ? undefined : { ok: true, event, length: read.length + unit.length };
}

class PredicateReading {
  readonly #tokens: readonly Token[];
  readonly #from: number;
  #index: number;

  constructor(tokens: readonly Token[], from: number) {
    this.#tokens = tokens;
    this.#from = from;
    this.#index = from;
  }

  read(head: Head): AtomRead {
    const isBracketed = this.#tokens[this.#index]?.kind === 'open';
    switch (head.type) {
      case 'capital':
        return this.#done(predicated('capital'));
      case 'text':
        return isBracketed ? this.#list(head.predicate) : this.#plainTexts(head.predicate);
      case 'number':
        return this.#number(head.predicate, isBracketed);
      case 'compared':
        if (isBracketed && head.quantity === 'rank') return this.#number('rank', true);
        return this.#compared(QUANTITIES[head.quantity]);
    }
  }

  /** (s, t): one of them. */
  #list(predicate: TextPredicate): AtomRead {
    const closing = CLOSING.get(this.#tokens[this.#index]?.text ?? '') ?? ')';
    const texts: string[] = [];
    do {
      this.#index++;
      const given = this.#text();
      if (given === undefined) return this.#expected('a word or letters');
      texts.push(given);
    } while (['comma', 'or'].includes(this.#tokens[this.#index]?.kind ?? ''));
    if (this.#tokens[this.#index]?.text !== closing) return this.#expected('“,”', `“${closing}”`);
    this.#index++;
    return this.#done(predicated(predicate, ...texts));
  }

  /** "starts with s", "starts with s or t": what stands alone behind the "or" is no predicate of its own. */
  #plainTexts(predicate: TextPredicate): AtomRead {
    const first = this.#text();
    if (first === undefined) return this.#expected('“(”', 'a word or letters');
    const texts = [first];
    while (this.#tokens[this.#index]?.kind === 'or' && this.#isAlone(this.#index + 1)) {
      this.#index++;
      texts.push(this.#text() ?? '');
    }
    return this.#done(predicated(predicate, ...texts));
  }

  #isAlone(index: number): boolean {
    const kind = this.#tokens[index]?.kind;
    const isText = kind === 'word' || kind === 'quoted';
    return (
      isText && HEADS.longest(this.#tokens, index) === undefined && !startsOperand(this.#tokens, index + 1)
    );
  }

  #number(predicate: 'longer' | 'shorter' | 'rank', isBracketed: boolean): AtomRead {
    const closing = isBracketed ? CLOSING.get(this.#tokens[this.#index]?.text ?? '') : undefined;
    if (isBracketed) this.#index++;
    const value = numberAt(this.#tokens, this.#index);
    if (value === undefined || !isCount(value.meaning)) return this.#expected('a whole number from 0 on');
    this.#index += value.length;
    const unit = (predicate === 'rank' ? AFTER_RANK : UNITS).longest(this.#tokens, this.#index);
    if (!isBracketed) this.#index += unit?.length ?? 0;
    else if (this.#tokens[this.#index]?.text !== closing) return this.#expected(`“${closing}”`);
    else this.#index++;
    return this.#done(predicated(predicate, value.meaning));
  }

  #compared(attribute: ValuedAttribute): AtomRead {
    const read = readComparison(attribute, this.#tokens, this.#index, this.#index);
    if (!read.ok) {
      const isMissing = read.problem.code === 'needs-comparison' || read.problem.code === 'unknown-value';
      this.#index = read.index;
      return isMissing ? this.#expected('“<=” and a whole number') : read;
    }
    const event = predicatesOf(read.event);
    if (event === undefined) return this.#expected('a whole number from 0 on');
    return { ok: true, event, length: read.length };
  }

  #text(): string | undefined {
    const token = this.#tokens[this.#index];
    const isText = token !== undefined && (token.key !== '' || token.kind === 'quoted');
    if (!isText || foldName(token.name) === '') return undefined;
    this.#index++;
    return token.name;
  }

  #done(event: EventExpression): AtomRead {
    return { ok: true, event, length: this.#index - this.#from };
  }

  #expected(...what: readonly string[]): AtomRead {
    return expected(this.#tokens, this.#index, ...what);
  }
}

function expected(tokens: readonly Token[], index: number, ...what: readonly string[]): AtomRead {
  const found = wellFormed(tokens[index]?.text ?? '');
  return { ok: false, problem: { code: 'expression-syntax', found, expected: what }, index };
}
