/** A population row by row, as it is edited, imported and exported; and back as groups of members who are alike. */
import type { Attribute, Group, Population } from '../jobs/population.js';

/** One member of that name, or `count` members without names who are alike. */
export interface Row {
  readonly member?: string;
  readonly count: number;
  /** Names of the attributes that the members have. */
  readonly has: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, number | string>;
}

/** In the order of the groups. */
export function rowsOf({ groups }: Pick<Population, 'groups'>): Row[] {
  return groups.flatMap(({ has, values, count, members }): Row[] => {
    const alike = { has: new Set(has), values: new Map(values) };
    if (members !== undefined) return members.map((member) => ({ member, count: 1, ...alike }));
    return count === 0 ? [] : [{ count, ...alike }];
  });
}

/**
 * Rows that are alike in these attributes become one group, in the order of their first; those with names apart from those
 * without. What is not among the attributes is left out. `has` and `values` are in the order of the attributes.
 */
export function groupRows(rows: readonly Row[], attributes: readonly Attribute[]): Group[] {
  const groups = new Map<
    string,
    { group: Omit<Group, 'count' | 'members'>; count: number; members?: string[] }
  >();
  for (const row of rows) {
    if (row.count === 0) continue;
    const has = attributes.map(({ name }) => name).filter((name) => row.has.has(name));
    const values = attributes.flatMap(({ name }): [string, number | string][] => {
      const value = row.values.get(name);
      return value === undefined ? [] : [[name, value]];
    });
    const key = JSON.stringify([has, values, row.member !== undefined]);
    const found = groups.get(key);
    if (found === undefined) {
      groups.set(key, {
        group: values.length === 0 ? { has } : { has, values },
        count: row.count,
        ...(row.member === undefined ? {} : { members: [row.member] }),
      });
      continue;
    }
    found.count += row.count;
    if (row.member !== undefined) found.members?.push(row.member);
  }
  return [...groups.values()].map(({ group, count, members }) => ({
    ...group,
    count,
    ...(members === undefined ? {} : { members }),
  }));
}
