/** Finite populations: the one that is always there, and counting in any. */
import type { Attribute, Group, Population } from '../jobs/population.js';
import { type Atom, atomKey, type Comparison, type EventExpression, holds } from './expression.js';

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

/** Which atoms hold for the members of a group; predicates of words hold for none. */
export function atomTest({ has, values = [] }: Group): (atom: Atom) => boolean {
  const attributes = new Set(has);
  const known = new Map(values);
  return (atom) => {
    switch (atom.type) {
      case 'name':
        return attributes.has(atom.name);
      case 'comparison': {
        const value = known.get(atom.name);
        return value !== undefined && compares(value, atom.comparison, atom.value);
      }
      case 'predicate':
        return false;
    }
  };
}

function compares(value: number | string, comparison: Comparison, other: number | string): boolean {
  if (comparison === '=') return value === other;
  if (comparison === '!=') return value !== other;
  if (typeof value !== 'number' || typeof other !== 'number') return false;
  switch (comparison) {
    case '<':
      return value < other;
    case '<=':
      return value <= other;
    case '>':
      return value > other;
    case '>=':
      return value >= other;
  }
}

/** Members for whom every one of the events holds; all members when there is none. */
export function countWhere(
  { groups }: Pick<Population, 'groups'>,
  ...events: readonly EventExpression[]
): number {
  return groups.reduce((sum, group) => {
    const isTrue = atomTest(group);
    return events.every((event) => holds(event, isTrue)) ? sum + group.count : sum;
  }, 0);
}

export interface Region {
  /** Exactly these of the atoms asked for hold, in their order. */
  readonly has: readonly Atom[];
  readonly count: number;
}

/** Atoms up to which `regions` lists empty regions too: they are the parts of a Venn diagram. */
export const MOST_ATOMS_WITH_EMPTY_REGIONS = 3;

/**
 * The population cut along these atoms. Up to three atoms all 2^n regions are listed, beyond that only those with
 * members. Order: as binary numbers with the first atom as lowest digit (a, b, ab, c, …), the region outside all last.
 */
export function regions({ groups }: Pick<Population, 'groups'>, atoms: readonly Atom[]): Region[] {
  return countRegions(
    groups.map((group) => ({ isTrue: atomTest(group), count: group.count })),
    atoms,
  );
}

/** The same of anything for which it is known which atoms hold. */
export function countRegions(
  parts: Iterable<{ readonly isTrue: (atom: Atom) => boolean; readonly count: number }>,
  atoms: readonly Atom[],
): Region[] {
  const counts = new Map<number, number>();
  if (atoms.length <= MOST_ATOMS_WITH_EMPTY_REGIONS) {
    for (let mask = 0; mask < 2 ** atoms.length; mask++) counts.set(mask, 0);
  }
  for (const { isTrue, count } of parts) {
    if (count === 0) continue;
    const mask = atoms.reduce((sum, atom, digit) => sum + (isTrue(atom) ? 2 ** digit : 0), 0);
    counts.set(mask, (counts.get(mask) ?? 0) + count);
  }
  const last = (mask: number) => (mask === 0 ? Number.POSITIVE_INFINITY : mask);
  return [...counts]
    .sort(([a], [b]) => (last(a) === last(b) ? 0 : last(a) - last(b)))
    .map(([mask, count]) => ({
      has: atoms.filter((_, digit) => Math.floor(mask / 2 ** digit) % 2 === 1),
      count,
    }));
}

/** The test of a region: an atom holds when it is among those that the region has. */
export function regionTest({ has }: Pick<Region, 'has'>): (atom: Atom) => boolean {
  const keys = new Set(has.map(atomKey));
  return (atom) => keys.has(atomKey(atom));
}

/** An atom as the picture and the sentences name it: an attribute as the population describes it, anything else by its printed form. */
export function describeAtom(atom: Atom, attributes: readonly Attribute[], printed: string): Attribute {
  const attribute = atom.type === 'name' ? attributes.find(({ name }) => name === atom.name) : undefined;
  return attribute ?? { name: printed };
}
