/** Finite populations: the one that is always there, and counting in any. */
import type { Attribute, Population } from '../jobs/population.js';
import { type EventExpression, holds, namesIn } from './expression.js';

/** 14 people: 5 like only tennis, 4 only football, 3 both, 2 neither. */
export const PEOPLE: Population = {
  name: 'people',
  attributes: [
    {
      name: 'tennis',
      symbol: '🎾',
      predicate: { positive: 'like tennis', negative: 'do not like tennis' },
    },
    {
      name: 'football',
      symbol: '⚽',
      predicate: { positive: 'like football', negative: 'do not like football' },
    },
  ],
  groups: [
    { has: ['tennis'], count: 5 },
    { has: ['football'], count: 4 },
    { has: ['tennis', 'football'], count: 3 },
    { has: [], count: 2 },
  ],
};

export function sizeOf({ groups }: Pick<Population, 'groups'>): number {
  return groups.reduce((size, { count }) => size + count, 0);
}

/** Members for whom every one of the events holds; all members when there is none. */
export function countWhere(
  { groups }: Pick<Population, 'groups'>,
  ...events: readonly EventExpression[]
): number {
  return groups.reduce((sum, { has, count }) => {
    const attributes = new Set(has);
    return events.every((event) => holds(event, attributes)) ? sum + count : sum;
  }, 0);
}

/** The attributes that the expressions name, in order of appearance. */
export function attributesIn(
  { attributes }: Population,
  ...expressions: readonly (EventExpression | null)[]
): Attribute[] {
  const byName = new Map(attributes.toReversed().map((attribute) => [attribute.name, attribute] as const));
  return namesIn(...expressions).flatMap((name) => byName.get(name) ?? []);
}

export interface Region {
  /** Exactly these of the names asked for, in their order. */
  readonly has: readonly string[];
  readonly count: number;
}

/** Names up to which `regions` lists empty regions too: they are the parts of a Venn diagram. */
export const MOST_NAMES_WITH_EMPTY_REGIONS = 3;

/**
 * The population cut along these names. Up to three names all 2^n regions are listed, beyond that only those with
 * members. Order: as binary numbers with the first name as lowest digit (a, b, ab, c, …), the region outside all last.
 */
export function regions({ groups }: Pick<Population, 'groups'>, names: readonly string[]): Region[] {
  const counts = new Map<number, number>();
  if (names.length <= MOST_NAMES_WITH_EMPTY_REGIONS) {
    for (let mask = 0; mask < 2 ** names.length; mask++) counts.set(mask, 0);
  }
  for (const { has, count } of groups) {
    if (count === 0) continue;
    const attributes = new Set(has);
    const mask = names.reduce((sum, name, digit) => sum + (attributes.has(name) ? 2 ** digit : 0), 0);
    counts.set(mask, (counts.get(mask) ?? 0) + count);
  }
  const last = (mask: number) => (mask === 0 ? Number.POSITIVE_INFINITY : mask);
  return [...counts]
    .sort(([a], [b]) => (last(a) === last(b) ? 0 : last(a) - last(b)))
    .map(([mask, count]) => ({
      has: names.filter((_, digit) => Math.floor(mask / 2 ** digit) % 2 === 1),
      count,
    }));
}
