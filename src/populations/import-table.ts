/**
 * A population from a table: CSV with commas, semicolons or tabs, from a file or pasted.
 *
 * - The first row names the columns. Each becomes an attribute: of yes or no, numbers or categories, as its cells look, or as a
 *   mark behind the name says: "grade [category]".
 * - A column called "name" holds names of members; without one, the first column does if it holds texts that all differ.
 * - A column called "count" says for how many members a row stands.
 */
import { LIMITS } from '../jobs/limits.js';
import type { Group, Population } from '../jobs/population.js';
import { accept, type Checked } from '../jobs/refusal.js';
import { foldName } from '../probability/names.js';
import { AlikeRows } from './alike-rows.js';
import { isCountColumn, isMemberColumn, nameFault } from './clean-name.js';
import { decodeText, type Encoding } from './decode-text.js';
import { checkSize } from './edit.js';
import { asNumber } from './numbers.js';
import { groupAlike } from './rows.js';
import { runWhole, type Sliced } from './slices.js';
import { readCellsSliced } from './table-cells.js';
import { type Column, isOfNames, placeIn, readColumns, textAt } from './table-columns.js';
import { refuseTable } from './table-refusal.js';
import { type TypedColumn, typeColumn } from './type-column.js';

/** Of a file with a table. */
export const MOST_TABLE_BYTES = 1_000_000;

/** What a person should know about how the table was read. */
export type TableNote =
  | { readonly type: 'encoding'; readonly encoding: Encoding }
  | { readonly type: 'names' | 'counts' | 'decimal-comma'; readonly column: string };

export interface ImportedTable {
  readonly population: Population;
  readonly notes: readonly TableNote[];
}

export function importTableFile(name: string, bytes: Uint8Array): Checked<ImportedTable> {
  return runWhole(readTableFile(name, bytes));
}

/** `name`: of the population, checked. */
export function importTable(name: string, text: string): Checked<ImportedTable> {
  return runWhole(readTable(name, text));
}

/** The same in pieces, for a thread that has other work too. */
export function* readTableFile(name: string, bytes: Uint8Array): Sliced<Checked<ImportedTable>> {
  if (bytes.length > MOST_TABLE_BYTES) return refuseTable({ problem: 'too-large', limit: MOST_TABLE_BYTES });
  const decoded = decodeText(bytes);
  if (decoded === null) return refuseTable({ problem: 'not-text' });
  yield;
  const imported = yield* readTable(name, decoded.text);
  if (!imported.ok || decoded.encoding === 'UTF-8') return imported;
  const note: TableNote = { type: 'encoding', encoding: decoded.encoding };
  return accept({ ...imported.value, notes: [note, ...imported.value.notes] });
}

function* readTable(name: string, text: string): Sliced<Checked<ImportedTable>> {
  const table = yield* readCellsSliced(text);
  if (!table.ok) return table;
  const columns = yield* readColumns(table.value);
  if (!columns.ok) return columns;
  const places = table.value.rows.slice(1).map(({ row }) => row);
  if (places.length === 0) return refuseTable({ problem: 'only-header' });
  const count = columns.value.find(({ name: each }) => isCountColumn(each));
  const [first] = columns.value;
  const member =
    columns.value.find(({ name: each }) => isMemberColumn(each)) ??
    (count === undefined && first !== undefined && isOfNames(first, columns.value.length)
      ? first
      : undefined);
  yield;
  const people = readPeople(places, member, count);
  if (!people.ok) return people;
  const notes: TableNote[] = [
    ...(member === undefined ? [] : [{ type: 'names' as const, column: member.name }]),
    ...(count === undefined ? [] : [{ type: 'counts' as const, column: count.name }]),
  ];
  const typed: TypedColumn[] = [];
  for (const column of columns.value) {
    if (column === member || column === count) continue;
    yield;
    const read = typeColumn(column, places);
    if (!read.ok) return read;
    if (read.value.hasDecimalComma) notes.push({ type: 'decimal-comma', column: column.name });
    typed.push(read.value);
  }
  const checked = checkSize(
    people.value.reduce((sum, one) => sum + one.count, 0),
    typed.length,
  );
  if (!checked.ok) return checked;
  const attributes = typed.map(({ attribute }) => attribute);
  const groups = yield* groupPeople(people.value, typed);
  return accept({ population: { name, attributes, groups }, notes });
}

/** Who and how many a row stands for. */
interface People {
  readonly member?: string;
  readonly count: number;
}

function readPeople(
  places: readonly number[],
  member: Column | undefined,
  counted: Column | undefined,
): Checked<readonly People[]> {
  const people: People[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of places.entries()) {
    const name = member === undefined ? '' : textAt(member, index);
    const count = counted === undefined ? 1 : asNumber(textAt(counted, index));
    if (count === undefined || !Number.isInteger(count) || count < 0 || count > LIMITS.populationMembers) {
      return refuseTable({
        problem: 'not-a-count',
        ...placeIn(counted, row, index),
        limit: LIMITS.populationMembers,
      });
    }
    if (name === '') {
      people.push({ count });
      continue;
    }
    const place = placeIn(member, row, index);
    const limit = LIMITS.memberCharacters;
    const fault = nameFault(name, limit);
    if (fault === 'too-long') return refuseTable({ problem: 'member-too-long', ...place, limit });
    if (fault !== null) return refuseTable({ problem: 'unwritable', ...place });
    const key = foldName(name);
    const other = seen.get(key);
    if (other !== undefined) return refuseTable({ problem: 'member-twice', ...place, other });
    if (count !== 1) return refuseTable({ problem: 'member-counted', ...placeIn(counted, row, index) });
    seen.set(key, row);
    people.push({ count, member: name });
  }
  return accept(people);
}

/** Those of whom every column says the same are one group. */
function* groupPeople(people: readonly People[], columns: readonly TypedColumn[]): Sliced<Group[]> {
  const alike = new AlikeRows(people.length);
  for (const { classes } of columns) {
    alike.split(classes);
    yield;
  }
  return yield* groupAlike(alike, people, (_, row) => {
    const has: string[] = [];
    const values: [string, number | string][] = [];
    for (const { attribute, classes, values: known } of columns) {
      const number = classes[row] ?? 0;
      if (number === 0) continue;
      if (attribute.values === undefined) has.push(attribute.name);
      else values.push([attribute.name, known[number - 1] ?? '']);
    }
    return { has, ...(values.length === 0 ? {} : { values }) };
  });
}
