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
  const groups = new Map<string, { readonly like: Row; count: number; readonly members: string[] }>();
  const keyOf = createKeys(attributes);
  for (const row of rows) {
    if (row.count === 0) continue;
    const key = keyOf(row);
    const group = groups.get(key) ?? { like: row, count: 0, members: [] };
    group.count += row.count;
    if (row.member !== undefined) group.members.push(row.member);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ like, count, members }): Group => {
    const values = attributes.flatMap(({ name }): [string, number | string][] => {
      const value = like.values.get(name);
      return value === undefined ? [] : [[name, value]];
    });
    return {
      has: attributes.map(({ name }) => name).filter((name) => like.has.has(name)),
      ...(values.length === 0 ? {} : { values }),
      count,
      ...(like.member === undefined ? {} : { members }),
    };
  });
}

/** Equal for rows that are alike: whether they have names, and for each attribute the number of its value. */
function createKeys(attributes: readonly Attribute[]): (row: Row) => string {
  const known = attributes.map(({ name }) => ({ name, numbers: new Map<number | string, number>() }));
  return ({ member, has, values }) =>
    known.reduce(
      (key, { name, numbers }) => {
        const value = values.get(name);
        const number = value === undefined ? 0 : (numbers.get(value) ?? numbers.size + 1);
        if (value !== undefined) numbers.set(value, number);
        return `${key},${has.has(name) ? '+' : ''}${number}`;
      },
      member === undefined ? '' : '@',
    );
}
