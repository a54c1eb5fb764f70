/**
 * What is said of a number or category: ">= 18", "is at least 18", "between 18 and 30", "in (red, blue)", "18 or more",
 * or the value alone, "red".
 */
import { type AtomRead, numberAt, runOfWords, startsOperand, wellFormed } from './atom-reader.js';
import { closestValue, type ValuedAttribute } from './attribute-values.js';
import { type Comparison, combine, compared, type EventExpression, not } from './expression.js';
import { type Found, phrases } from './phrases.js';
import type { AttributeValues } from './problem.js';
import { CLOSING, type Token } from './tokenise.js';

type Comparator = Comparison | 'between' | 'in' | 'not in';

const SIGNS: ReadonlyMap<string, Comparator> = new Map<string, Comparator>([
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['<>', '!='],
  ['≠', '!='],
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['=<', '<='],
  ['≤', '<='],
  ['⩽', '<='],
  ['>=', '>='],
  ['≥', '>='],
  ['⩾', '>='],
  ['∈', 'in'],
  ['∉', 'not in'],
]);

const WORDED: readonly (readonly [Comparator, readonly string[]])[] = [
  ['=', ['', 'equal to', 'equals', 'exactly']],
  ['!=', ['other than', 'different from']],
  ['<', ['less than', 'fewer than', 'lower than', 'smaller than', 'younger than', 'under', 'below']],
  ['<=', ['at most', 'no more than', 'up to']],
  ['>', ['more than', 'greater than', 'higher than', 'larger than', 'older than', 'over', 'above']],
  ['>=', ['at least', 'no less than', 'no fewer than']],
  ['between', ['between', 'from']],
  ['in', ['in', 'one of', 'among']],
];
const LEADS = ['', 'is', 'are', 'was', 'were', 'of', 'being', 'equals'];
const NEGATIVE_LEADS = ['not', 'is not', 'are not', "isn't", "aren't", 'was not', 'were not', 'not equal to'];

interface Wording {
  readonly comparator: Comparator;
  readonly isNegative: boolean;
}

/** "not" before an equality is an inequality, which members without a value do not satisfy; before others it is a `not`. */
const OPPOSITE: ReadonlyMap<Comparator, Comparator> = new Map([
  ['=', '!='],
  ['!=', '='],
  ['in', 'not in'],
]);

const WORDINGS = phrases<Wording>([
  [{ comparator: '<=', isNegative: false }, ['not more than', 'is not more than']],
  [{ comparator: '>=', isNegative: false }, ['not less than', 'is not less than']],
  ...WORDED.flatMap(([comparator, words]): [Wording, string[]][] => {
    const opposite = OPPOSITE.get(comparator);
    const joined = (leads: readonly string[]) =>
      leads.flatMap((lead) => words.map((word) => `${lead} ${word}`.trim()));
    return [
      [{ comparator, isNegative: false }, joined(LEADS)],
      [{ comparator: opposite ?? comparator, isNegative: opposite === undefined }, joined(NEGATIVE_LEADS)],
    ];
  }),
]);

/** Behind a number, where no sign of comparison stands before it. */
const AFTER_NUMBER = phrases<Comparison>([
  ['>=', ['more', 'over', 'above', 'older', 'higher'].flatMap((word) => [`or ${word}`, `and ${word}`])],
  ['<=', ['less', 'fewer', 'under', 'below', 'younger'].flatMap((word) => [`or ${word}`, `and ${word}`])],
]);

/** `at`: the token with which the attribute begins, `from`: the one behind it. */
export function readComparison(
  attribute: ValuedAttribute,
  tokens: readonly Token[],
  at: number,
  from: number,
): AtomRead {
  const reading = new ComparisonReading(attribute, tokens, from);
  return reading.read(at);
}

/** Tokens of the comparison that begins at `from`, 0 where none does. */
export function comparatorLength(tokens: readonly Token[], from: number): number {
  const token = tokens[from];
  if (token?.kind === 'comparison') return 1;
  return WORDINGS.longest(tokens, from)?.length ?? 0;
}

/** "18 <=" before the name of a number; the comparison is turned round. */
export function turnedComparison(token: Token | undefined): Comparison | undefined {
  const comparator = token?.kind === 'comparison' ? SIGNS.get(token.text) : undefined;
  return comparator === undefined ? undefined : TURNED.get(comparator);
}

const TURNED: ReadonlyMap<Comparator, Comparison> = new Map<Comparator, Comparison>([
  ['=', '='],
  ['!=', '!='],
  ['<', '>'],
  ['<=', '>='],
  ['>', '<'],
  ['>=', '<='],
]);

/** Values that a problem lists. */
const MOST_KNOWN = 100;

class ComparisonReading {
  readonly #attribute: ValuedAttribute;
  readonly #tokens: readonly Token[];
  readonly #from: number;
  #index: number;

  constructor(attribute: ValuedAttribute, tokens: readonly Token[], from: number) {
    this.#attribute = attribute;
    this.#tokens = tokens;
    this.#from = from;
    this.#index = from;
  }

  read(at: number): AtomRead {
    const token = this.#tokens[this.#index];
    const sign = token?.kind === 'comparison' ? SIGNS.get(token.text) : undefined;
    const worded = WORDINGS.longest(this.#tokens, this.#index);
    if (sign !== undefined) {
      this.#index++;
      return this.#compare(sign, false, true);
    }
    if (worded !== undefined) {
      this.#index += worded.length;
      return this.#compare(worded.meaning.comparator, worded.meaning.isNegative, false);
    }
    if (this.#value() !== undefined) return this.#compare('=', false, false);
    if (this.#attribute.values === 'category' && startsOperand(this.#tokens, this.#index))
      return this.#unknownValue();
    return { ok: false, problem: { code: 'needs-comparison', ...this.#described() }, index: at };
  }

  #compare(comparator: Comparator, isNegative: boolean, hasSign: boolean): AtomRead {
    const { values, name } = this.#attribute;
    const order =
      comparator === 'in' || comparator === 'not in' || comparator === '=' || comparator === '!='
        ? null
        : comparator;
    if (values === 'category' && order !== null) {
      const comparison = wellFormed(
        this.#tokens
          .slice(this.#from, this.#index)
          .map(({ text }) => text)
          .join(' '),
      );
      return { ok: false, problem: { code: 'not-comparable', name, values, comparison }, index: this.#from };
    }
    if (order === 'between') return this.#between(isNegative);
    const isOther = comparator === '!=' || comparator === 'not in';
    if (order === null && this.#tokens[this.#index]?.kind === 'open') return this.#list(isOther ? '!=' : '=');
    const value = this.#value();
    if (value === undefined) return this.#unknownValue();
    this.#index += value.length;
    let comparison: Comparison = order ?? (isOther ? '!=' : '=');
    const after = AFTER_NUMBER.longest(this.#tokens, this.#index);
    if (!hasSign && comparison === '=' && values === 'number' && after !== undefined) {
      comparison = after.meaning;
      this.#index += after.length;
    }
    return this.#done(compared(name, comparison, value.meaning), isNegative);
  }

  /** Both ends belong to it. */
  #between(isNegative: boolean): AtomRead {
    const lowest = numberAt(this.#tokens, this.#index);
    if (lowest === undefined) return this.#unknownValue();
    this.#index += lowest.length;
    const link = this.#tokens[this.#index];
    if (link?.kind !== 'and' && link?.key !== 'to') return this.#expected(['“and”']);
    this.#index++;
    const highest = numberAt(this.#tokens, this.#index);
    if (highest === undefined) return this.#unknownValue();
    this.#index += highest.length;
    const { name } = this.#attribute;
    const event = combine('and', compared(name, '>=', lowest.meaning), compared(name, '<=', highest.meaning));
    return this.#done(event, isNegative);
  }

  /** (red, blue): one of them; for !=, none of them. */
  #list(comparison: '=' | '!='): AtomRead {
    const closing = CLOSING.get(this.#tokens[this.#index]?.text ?? '');
    const events: EventExpression[] = [];
    do {
      this.#index++;
      const value = this.#value();
      if (value === undefined) return this.#unknownValue();
      events.push(compared(this.#attribute.name, comparison, value.meaning));
      this.#index += value.length;
    } while (['comma', 'or'].includes(this.#tokens[this.#index]?.kind ?? ''));
    if (this.#tokens[this.#index]?.text !== closing) return this.#expected(['“,”', `“${closing}”`]);
    this.#index++;
    const [first] = events;
    const event = events.length === 1 ? first : combine(comparison === '=' ? 'or' : 'and', ...events);
    return event === undefined ? this.#unknownValue() : this.#done(event, false);
  }

  #value(): Found<number | string> | undefined {
    const { values, categories } = this.#attribute;
    if (values === 'number') return numberAt(this.#tokens, this.#index);
    const token = this.#tokens[this.#index];
    if (token?.kind !== 'quoted') return categories.longest(this.#tokens, this.#index);
    const meaning = categories.find(token.name);
    return meaning === undefined ? undefined : { meaning, length: 1 };
  }

  #done(event: EventExpression, isNegative: boolean): AtomRead {
    return { ok: true, event: isNegative ? not(event) : event, length: this.#index - this.#from };
  }

  #unknownValue(): AtomRead {
    const words = runOfWords(this.#tokens, this.#index);
    const [first] = words;
    if (first === undefined) {
      const { values, known } = this.#attribute;
      return this.#expected([values === 'number' ? 'a number' : `a value such as “${known[0] ?? '…'}”`]);
    }
    const whole = words.join(' ');
    const forWhole = closestValue(whole, this.#attribute);
    const suggestion = forWhole ?? closestValue(first, this.#attribute);
    return {
      ok: false,
      problem: {
        code: 'unknown-value',
        ...this.#described(),
        value: forWhole === undefined ? first : whole,
        ...(suggestion === undefined ? {} : { suggestion }),
      },
      index: this.#index,
    };
  }

  #expected(expected: readonly string[]): AtomRead {
    const found = wellFormed(this.#tokens[this.#index]?.text ?? '');
    return { ok: false, problem: { code: 'expression-syntax', found, expected }, index: this.#index };
  }

  #described(): AttributeValues {
    const { name, values, known, range } = this.#attribute;
    return { name, values, known: known.slice(0, MOST_KNOWN), ...(range === undefined ? {} : { range }) };
  }
}
