/** What the names, symbols, predicates and values of one population mean where an event begins with them. */
import { type Described, MOST_COMPARED, type ValuedAttribute, valuedAttributes } from './attribute-values.js';
import { compared, type EventExpression, named, not } from './expression.js';
import { inflect } from './inflect.js';
import { closest, foldName } from './names.js';
import { Phrases } from './phrases.js';

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
 * win over symbols, these over predicates, these over values that stand alone. A number never stands alone, nor does a
 * value of a category with more than 500: there it must be written with its name.
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
  for (const { name } of attributes) phrases.learn(name, meaning(name), 'plain');
  for (const { name, symbol } of attributes)
    if (symbol !== undefined) phrases.learn(symbol, meaning(name), 'plain');
  for (const { name, predicate } of attributes) {
    if (predicate === undefined) continue;
    for (const phrase of inflect(predicate.positive)) phrases.learn(phrase, meaning(name), 'plain');
    for (const phrase of inflect(predicate.negative)) phrases.learn(phrase, meaning(name, true), 'predicate');
  }
  for (const [value, found] of standingAlone(valued)) phrases.learn(value, found, 'plain');
  phrases.learn('the whole group', { type: 'event', event: { type: 'everyone' } });
  phrases.learn('the empty set', { type: 'event', event: { type: 'nobody' } });
  const known = attributes.map(({ name }) => name);
  const values = [...valued.values()]
    .filter(({ known }) => known.length <= MOST_COMPARED)
    .flatMap(({ known }) => known);
  return {
    known,
    phrases,
    valued,
    suggest: (name) => closest(name, known) ?? closest(name, values),
  };
}

/** Values that mean one attribute's even alone: "red". */
function standingAlone(valued: ReadonlyMap<string, ValuedAttribute>): ReadonlyMap<string, Meaning> {
  const found = new Map<string, Meaning>();
  for (const { name, known, categories } of valued.values()) {
    if (known.length > MOST_COMPARED) continue;
    for (const value of known) {
      if (!Number.isNaN(Number(value))) continue;
      const key = foldName(value);
      const other = found.get(key);
      if (other === undefined) {
        const event = compared(name, '=', categories.find(key) ?? value);
        found.set(key, { type: 'event', event });
        continue;
      }
      const names = namesOf(other);
      if (!names.includes(name)) found.set(key, { type: 'ambiguous', value, names: [...names, name] });
    }
  }
  return found;
}

function namesOf(meaning: Meaning): readonly string[] {
  if (meaning.type === 'ambiguous') return meaning.names;
  return meaning.type === 'event' && meaning.event.type === 'comparison' ? [meaning.event.name] : [];
}
