/** A population row by row, as it is edited, imported and exported; and back as groups of members who are alike. */
import type { Attribute, Group, Population } from '../jobs/population.js';
import { AlikeRows } from './alike-rows.js';
import { runWhole, type Sliced } from './slices.js';

/** Rows put into groups in one go. */
const ROWS_AT_ONCE = 250;

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
  const alike = new AlikeRows(rows.length);
  for (const { name } of attributes) alike.split(classesOf(rows, name));
  const groups = groupAlike(alike, rows, (row) => {
    const has: string[] = [];
    const values: [string, number | string][] = [];
    for (const { name } of attributes) {
      if (row.has.has(name)) has.push(name);
      const value = row.values.get(name);
      if (value !== undefined) values.push([name, value]);
    }
    return { has, ...(values.length === 0 ? {} : { values }) };
  });
  return runWhole(groups);
}

/** Whether each row has it, and the number of its value. */
function classesOf(rows: readonly Row[], name: string): Int32Array {
  const numbers = new Map<number | string, number>();
  const classes = new Int32Array(rows.length);
  for (let index = 0; index < classes.length; index++) {
    const row = rows[index];
    if (row === undefined) continue;
    const value = row.values.get(name);
    let number = value === undefined ? 0 : numbers.get(value);
    if (value !== undefined && number === undefined) {
      number = numbers.size + 1;
      numbers.set(value, number);
    }
    classes[index] = 2 * (number ?? 0) + (row.has.has(name) ? 1 : 0);
  }
  return classes;
}

/**
 * A group for each number of `alike`, but none for rows of nobody; named members apart from others. `describe` says of its first
 * row what all of them are.
 */
export function* groupAlike<R extends { readonly member?: string; readonly count: number }>(
  alike: AlikeRows,
  rows: readonly R[],
  describe: (first: R, index: number) => Pick<Group, 'has' | 'values'>,
): Sliced<Group[]> {
  alike.split(Int32Array.from(rows, ({ member }) => (member === undefined ? 0 : 1)));
  const groups = new Map<number, Group>();
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    if (row.count === 0) continue;
    const number = alike.numbers[index] ?? 0;
    const group = groups.get(number);
    if (group === undefined) {
      const { count, member } = row;
      groups.set(number, {
        ...describe(row, index),
        count,
        ...(member === undefined ? {} : { members: [member] }),
      });
      continue;
    }
    group.count += row.count;
    if (row.member !== undefined) group.members?.push(row.member);
  }
  return [...groups.values()];
}
