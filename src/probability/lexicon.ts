/** What the names, symbols, predicates and values of one population mean where an event begins with them. */
import { type Described, MOST_COMPARED, type ValuedAttribute, valuedAttributes } from './attribute-values.js';
import { combine, compared, type EventExpression, named, not } from './expression.js';
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
  /** Other names for some of the members. */
  readonly aliases: readonly string[];
  /** The known name or value that is close enough to be what was meant. */
  suggest(name: string): string | undefined;
}

/**
 * Of names that fold alike, and of symbols and predicates that two attributes share, the earlier attribute's wins; names
 * win over symbols, these over predicates, these over aliases, these over values that stand alone. A number never stands alone, nor does a
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
  const aliases = aliasesOf(population);
  for (const [alias, event] of aliases) phrases.learn(alias, { type: 'event', event }, 'plain');
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
    aliases: [...aliases.keys()],
    suggest: (name) => closest(name, known) ?? closest(name, [...aliases.keys()]) ?? closest(name, values),
  };
}

/** By name. One that speaks of attributes that are not there is left out: a question's population has no more than it needs. */
function aliasesOf({ attributes, aliases = [] }: Described): ReadonlyMap<string, EventExpression> {
  const known = new Set(attributes.filter(({ values }) => values === undefined).map(({ name }) => name));
  const found = new Map<string, EventExpression>();
  for (const { names, has, hasNot } of aliases) {
    const [first, ...others] = [...has.map(named), ...hasNot.map((name) => not(named(name)))];
    if (first === undefined || ![...has, ...hasNot].every((name) => known.has(name))) continue;
    const event = others.length === 0 ? first : combine('and', first, ...others);
    for (const name of names) found.set(name, event);
  }
  return found;
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
