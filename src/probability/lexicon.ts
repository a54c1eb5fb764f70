/** What the names, symbols, predicates and values of one population mean where an event begins with them. */
import { type Described, type ValuedAttribute, valuedAttributes } from './attribute-values.js';
import { compared, type EventExpression, named, not } from './expression.js';
import { inflect } from './inflect.js';
import { closest, foldName } from './names.js';
import { isPlain, Phrases } from './phrases.js';
import type { Token } from './tokenise.js';

export type Meaning =
  | { readonly type: 'event'; readonly event: EventExpression }
  /** A number or category, to be compared with something; "are not aged" brings a `not`. */
  | { readonly type: 'valued'; readonly attribute: ValuedAttribute; readonly isNegative: boolean }
  /** A value that several categories have. */
  | { readonly type: 'ambiguous'; readonly value: string; readonly names: readonly string[] };

export interface Lexicon {
  readonly known: readonly string[];
  readonly phrases: Phrases<Meaning>;
  readonly valued: ReadonlyMap<string, ValuedAttribute>;
  /** The known name or value that is close enough to be what was meant. */
  suggest(name: string): string | undefined;
}

/**
 * Of names that fold alike, and of symbols and predicates that two attributes share, the earlier attribute's wins; names
 * win over symbols, these over predicates, these over values that stand alone. A number never stands alone.
 */
export function createLexicon(population: Described): Lexicon {
  const { attributes } = population;
  const valued = valuedAttributes(population);
  const phrases = new Phrases<Meaning>();
  const meaning = (name: string, isNegative = false): Meaning => {
    const attribute = valued.get(name);
    if (attribute !== undefined) return { type: 'valued', attribute, isNegative };
    return { type: 'event', event: isNegative ? not(named(name)) : named(name) };
  };
  for (const { name } of attributes) phrases.learn(name, meaning(name), isPlain);
  for (const { name, symbol } of attributes)
    if (symbol !== undefined) phrases.learn(symbol, meaning(name), isPlain);
  for (const { name, predicate } of attributes) {
    if (predicate === undefined) continue;
    for (const phrase of inflect(predicate.positive)) phrases.learn(phrase, meaning(name), isPlain);
    for (const phrase of inflect(predicate.negative)) phrases.learn(phrase, meaning(name, true), isPredicate);
  }
  for (const [value, found] of standingAlone(valued)) phrases.learn(value, found, isPlain);
  phrases.learn('the whole group', { type: 'event', event: { type: 'everyone' } });
  phrases.learn('the empty set', { type: 'event', event: { type: 'nobody' } });
  const known = attributes.map(({ name }) => name);
  return {
    known,
    phrases,
    valued,
    suggest: (name) =>
      closest(name, known) ??
      closest(
        name,
        [...valued.values()].flatMap((attribute) => attribute.known),
      ),
  };
}

/** In a negative predicate "not" is a word like others, but for its first. */
function isPredicate([first, ...words]: readonly Token[]): boolean {
  return first?.kind === 'word' && words.every(({ kind }) => kind === 'word' || kind === 'not');
}

/** Values that mean one attribute's even alone: "red". */
function standingAlone(valued: ReadonlyMap<string, ValuedAttribute>): ReadonlyMap<string, Meaning> {
  const owners = new Map<string, Map<string, ValuedAttribute>>();
  for (const attribute of valued.values())
    for (const value of attribute.known) {
      if (!Number.isNaN(Number(value))) continue;
      const key = foldName(value);
      owners.set(key, (owners.get(key) ?? new Map()).set(attribute.name, attribute));
    }
  const found = new Map<string, Meaning>();
  for (const [value, byName] of owners) {
    const [attribute, ...others] = byName.values();
    if (attribute === undefined) continue;
    if (others.length > 0) {
      found.set(value, { type: 'ambiguous', value, names: [...byName.keys()] });
      continue;
    }
    const spelled = attribute.categories.find(value) ?? value;
    found.set(value, { type: 'event', event: compared(attribute.name, '=', spelled) });
  }
  return found;
}
