/** The numbers and categories of a population: which values each attribute takes, and how a value is found as typed. */
import type { Attribute, Population } from '../jobs/population.js';
import { closest } from './names.js';
import { Phrases } from './phrases.js';

/** As much of a population as reading a question about it needs; without groups, numbers and categories take no values. */
export interface Described {
  readonly attributes: readonly Attribute[];
  readonly groups?: Population['groups'] | undefined;
  readonly noun?: Population['noun'] | undefined;
  readonly aliases?: Population['aliases'] | undefined;
}

/** Smallest and largest number that a member has. */
export interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** An attribute of which every member has one value at most. */
export interface ValuedAttribute {
  readonly attribute: Attribute;
  readonly name: string;
  readonly values: NonNullable<Attribute['values']>;
  /** The values of a category, in order of appearance; none for a number. */
  readonly known: readonly string[];
  /** Categories as the population spells them, by any spelling that folds alike. */
  readonly categories: Phrases<string | number>;
  /** Absent where no member has a number. */
  readonly range?: Range;
}

/** By name, in the order of the attributes; yes-or-no attributes are left out. */
export function valuedAttributes({
  attributes,
  groups = [],
}: Described): ReadonlyMap<string, ValuedAttribute> {
  const valued = attributes.filter(({ values }) => values !== undefined);
  const seen = new Map(valued.map(({ name }) => [name, new Set<string | number>()] as const));
  if (valued.length > 0) {
    for (const { values = [], count } of groups)
      if (count > 0) for (const [name, value] of values) seen.get(name)?.add(value);
  }
  const found = new Map<string, ValuedAttribute>();
  for (const attribute of valued) {
    const { name, values } = attribute;
    if (values === undefined || found.has(name)) continue;
    const all = [...(seen.get(name) ?? [])];
    found.set(name, {
      attribute,
      name,
      values,
      ...(values === 'number' ? numbersOf(all) : categoriesOf(all)),
    });
  }
  return found;
}

/** Values of one category up to which each is compared with what was typed. */
export const MOST_COMPARED = 500;

/** The value that was probably meant. */
export function closestValue(typed: string, { known }: ValuedAttribute): string | undefined {
  return known.length > MOST_COMPARED ? undefined : closest(typed, known);
}

function numbersOf(all: readonly (string | number)[]) {
  const categories = new Phrases<string | number>();
  let range: Range | undefined;
  for (const value of all) {
    if (typeof value !== 'number') continue;
    range = {
      lowest: Math.min(range?.lowest ?? value, value),
      highest: Math.max(range?.highest ?? value, value),
    };
  }
  return { known: [], categories, ...(range === undefined ? {} : { range }) };
}

function categoriesOf(all: readonly (string | number)[]) {
  const categories = new Phrases<string | number>();
  for (const value of all) categories.learn(String(value), value, 'plain');
  return { known: all.map(String), categories };
}
