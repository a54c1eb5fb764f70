/** A population taken apart by the values of one attribute. */
import type { Attribute, Group } from '../jobs/population.js';

/** Strata that are listed at most; what is beyond is one stratum of its own. */
const MOST_STRATA = 24;
/** Different numbers up to which each is a stratum; more are cut into ranges. */
const MOST_NUMBERS = 12;
const RANGES = 4;

export interface Stratum {
  /** "tennis", "not tennis", "department A", "no department", "age 18 to 24". */
  readonly label: string;
  has(group: Group): boolean;
}

/**
 * Strata in which somebody may be, in order: with the attribute and without; categories by name; numbers by size, in four
 * ranges of about as many members each where there are more than twelve; those without a value last. Each member is in exactly one.
 */
export function strataOf(groups: readonly Group[], { name, values }: Attribute): Stratum[] {
  if (values === undefined) {
    const isIn = ({ has }: Group) => has.includes(name);
    return [
      { label: name, has: isIn },
      { label: `not ${name}`, has: (group) => !isIn(group) },
    ];
  }
  const counts = new Map<number | string, number>();
  let hasMissing = false;
  for (const group of groups) {
    if (group.count === 0) continue;
    const value = valueIn(group, name);
    if (value === undefined) hasMissing = true;
    else counts.set(value, (counts.get(value) ?? 0) + group.count);
  }
  const missing: Stratum[] = hasMissing
    ? [{ label: `no ${name}`, has: (group) => valueIn(group, name) === undefined }]
    : [];
  const numbers = new Map(
    [...counts].filter((entry): entry is [number, number] => typeof entry[0] === 'number'),
  );
  if (numbers.size === counts.size && numbers.size > MOST_NUMBERS) {
    return [...ranges(numbers, name), ...missing];
  }
  return [...singleValues(counts, name, MOST_STRATA - missing.length), ...missing];
}

/** The values that most members have, and one stratum for all the others where there are too many. */
function singleValues(counts: ReadonlyMap<number | string, number>, name: string, most: number): Stratum[] {
  const hasAll = counts.size <= most;
  const kept = hasAll
    ? [...counts.keys()]
    : [...counts]
        .sort(([, a], [, b]) => b - a)
        .slice(0, most - 1)
        .map(([value]) => value);
  const listed = new Set(kept);
  const single = kept
    .sort(byValue)
    .map((value): Stratum => ({ label: `${name} ${value}`, has: (group) => valueIn(group, name) === value }));
  if (hasAll) return single;
  const isOther = (value: number | string | undefined) => value !== undefined && !listed.has(value);
  return [...single, { label: `any other ${name}`, has: (group) => isOther(valueIn(group, name)) }];
}

/** Each number goes to the range in which the middle of its members lies, when all stand in order of size. */
function ranges(counts: ReadonlyMap<number, number>, name: string): Stratum[] {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const cut: number[][] = Array.from({ length: RANGES }, () => []);
  let before = 0;
  for (const [value, count] of sorted) {
    cut[Math.min(RANGES - 1, Math.floor(((before + count / 2) / total) * RANGES))]?.push(value);
    before += count;
  }
  return cut.flatMap((values) => {
    const from = values[0];
    const to = values.at(-1);
    if (from === undefined || to === undefined) return [];
    return {
      label: from === to ? `${name} ${from}` : `${name} ${from} to ${to}`,
      has: (group: Group) => {
        const value = valueIn(group, name);
        return typeof value === 'number' && value >= from && value <= to;
      },
    };
  });
}

function valueIn({ values = [] }: Group, name: string): number | string | undefined {
  return values.find(([attribute]) => attribute === name)?.[1];
}

const ORDER = new Intl.Collator('en', { numeric: true });

function byValue(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return ORDER.compare(String(a), String(b));
}
