/**
 * A population from a table: CSV with commas, semicolons or tabs, from a file or pasted.
 *
 * - The first row names the columns. Each becomes an attribute: of yes or no, numbers or categories, as its cells look, or as a
 *   mark behind the name says: "grade [category]".
 * - A column called "name" holds names of members; without one, the first column does if it holds texts that all differ.
 * - A column called "count" says for how many members a row stands.
 */
import { LIMITS } from '../jobs/limits.js';
import type { Attribute, Population } from '../jobs/population.js';
import { accept, type Checked } from '../jobs/refusal.js';
import { foldName } from '../probability/names.js';
import { cleanName, isCountColumn, isMemberColumn, nameFault } from './clean-name.js';
import {
  type ColumnType,
  guessType,
  MOST_GUESSED_VALUES,
  numberOf,
  numbersOf,
  readHeader,
} from './column-type.js';
import { decodeText, type Encoding } from './decode-text.js';
import { fromRows } from './edit.js';
import { unguardFormula } from './formula-guard.js';
import { asNumber, asYesOrNo } from './numbers.js';
import type { Row } from './rows.js';
import { readCells, type TableCells } from './table-cells.js';
import { refuseTable } from './table-refusal.js';

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

/** A column of the table; `cells` are cleaned, one for each row below the header. */
interface Column {
  readonly column: number;
  readonly name: string;
  readonly symbol?: string;
  readonly marked?: ColumnType;
  readonly cells: readonly string[];
}

export function importTableFile(name: string, bytes: Uint8Array): Checked<ImportedTable> {
  if (bytes.length > MOST_TABLE_BYTES) return refuseTable({ problem: 'too-large', limit: MOST_TABLE_BYTES });
  const decoded = decodeText(bytes);
  if (decoded === null) return refuseTable({ problem: 'not-text' });
  const imported = importTable(name, decoded.text);
  if (!imported.ok || decoded.encoding === 'UTF-8') return imported;
  const note: TableNote = { type: 'encoding', encoding: decoded.encoding };
  return accept({ ...imported.value, notes: [note, ...imported.value.notes] });
}

/** `name`: of the population, checked. */
export function importTable(name: string, text: string): Checked<ImportedTable> {
  const table = readCells(text);
  if (!table.ok) return table;
  const columns = readColumns(table.value);
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
  const rows = readRows(places, member, count);
  if (!rows.ok) return rows;
  const notes: TableNote[] = [
    ...(member === undefined ? [] : [{ type: 'names' as const, column: member.name }]),
    ...(count === undefined ? [] : [{ type: 'counts' as const, column: count.name }]),
  ];
  const attributes: Attribute[] = [];
  for (const column of columns.value) {
    if (column === member || column === count) continue;
    const attribute = fillColumn(column, rows.value, places, notes);
    if (!attribute.ok) return attribute;
    attributes.push(attribute.value);
  }
  const population = fromRows({ name, attributes: [], groups: [] }, attributes, rows.value);
  return population.ok ? accept({ population: population.value, notes }) : population;
}

function readColumns({ rows }: TableCells): Checked<readonly Column[]> {
  const [header, ...others] = rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => unguardFormula(cleanName(cell))),
  }));
  if (header === undefined) return refuseTable({ problem: 'empty' });
  const columns: Column[] = [];
  const seen = new Map<string, number>();
  for (const [index, cell] of header.cells.entries()) {
    const place = { row: header.row, column: index + 1 };
    const named = readHeader(cell);
    const limit = LIMITS.attributeCharacters;
    switch (nameFault(named.name, limit)) {
      case 'missing':
        return refuseTable({ problem: 'header-empty', ...place });
      case 'unwritable':
        return refuseTable({ problem: 'unwritable', ...place, found: cell });
      case 'too-long':
        return refuseTable({ problem: 'header-too-long', ...place, found: cell, limit });
      case null:
    }
    const key = isMemberColumn(named.name)
      ? 'name'
      : isCountColumn(named.name)
        ? 'count'
        : foldName(named.name);
    const other = seen.get(key);
    if (other !== undefined) return refuseTable({ problem: 'header-twice', ...place, found: cell, other });
    seen.set(key, index + 1);
    columns.push({ ...named, column: index + 1, cells: others.map(({ cells }) => cells[index] ?? '') });
  }
  return looksLikeData(columns) ? refuseTable({ problem: 'no-header', row: header.row }) : accept(columns);
}

/** A first row of numbers, yes and no, behind a name perhaps, is a member, and the names of the columns are missing. */
function looksLikeData(columns: readonly Column[]): boolean {
  if (columns.some(({ name, marked }) => marked !== undefined || isMemberColumn(name) || isCountColumn(name)))
    return false;
  const behind = columns.length > 1 ? columns.slice(1) : columns;
  return behind.every(({ name }) => asYesOrNo(name) !== undefined || asNumber(name) !== undefined);
}

function isOfNames({ cells, marked }: Column, columns: number): boolean {
  if (marked !== undefined || columns < 2 || cells.length < 2 || cells.includes('')) return false;
  if (new Set(cells.map(foldName)).size < cells.length) return false;
  const type = guessType(cells);
  return type === 'category' || type === 'too-many-values';
}

interface OpenRow extends Row {
  readonly has: Set<string>;
  readonly values: Map<string, number | string>;
}

/** Who and how many, and nothing of them yet. */
function readRows(
  places: readonly number[],
  member: Column | undefined,
  counted: Column | undefined,
): Checked<readonly OpenRow[]> {
  const rows: OpenRow[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of places.entries()) {
    const name = member?.cells[index] ?? '';
    const count = counted === undefined ? 1 : asNumber(counted.cells[index] ?? '');
    if (count === undefined || !Number.isInteger(count) || count < 0 || count > LIMITS.populationMembers) {
      return refuseTable({
        problem: 'not-a-count',
        ...placeIn(counted, row, index),
        limit: LIMITS.populationMembers,
      });
    }
    const open = { count, has: new Set<string>(), values: new Map<string, number | string>() };
    if (name === '') {
      rows.push(open);
      continue;
    }
    const place = placeIn(member, row, index);
    const limit = LIMITS.memberCharacters;
    const fault = nameFault(name, limit);
    if (fault === 'too-long') return refuseTable({ problem: 'member-too-long', ...place, limit });
    if (fault !== null) return refuseTable({ problem: 'unwritable', ...place });
    const other = seen.get(foldName(name));
    if (other !== undefined) return refuseTable({ problem: 'member-twice', ...place, other });
    if (count !== 1) return refuseTable({ problem: 'member-counted', ...placeIn(counted, row, index) });
    seen.set(foldName(name), row);
    rows.push({ ...open, member: name });
  }
  return accept(rows);
}

function placeIn(column: Column | undefined, row: number, index: number) {
  return column === undefined
    ? { row }
    : { row, column: column.column, header: column.name, found: column.cells[index] ?? '' };
}

/** Writes what the column says into the rows. */
function fillColumn(
  column: Column,
  rows: readonly OpenRow[],
  places: readonly number[],
  notes: TableNote[],
): Checked<Attribute> {
  const { name, symbol, cells, marked } = column;
  const type = marked ?? guessType(cells);
  const place = (index: number) => placeIn(column, places[index] ?? 0, index);
  if (type === 'too-many-values') {
    const { found: _, ...whole } = place(0);
    return refuseTable({ problem: 'too-many-values', ...whole, limit: MOST_GUESSED_VALUES });
  }
  const attribute = { name, ...(symbol === undefined ? {} : { symbol }) };
  const hasDecimalComma = type === 'number' && numbersOf([...new Set(cells)])?.hasDecimalComma === true;
  if (hasDecimalComma) notes.push({ type: 'decimal-comma', column: name });
  const read = new Map<string, CellValue>();
  for (const [index, row] of rows.entries()) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    const value = read.get(cell) ?? readCell(cell, type, hasDecimalComma);
    read.set(cell, value);
    if (typeof value === 'object') return refuseTable({ ...value, ...place(index) });
    if (typeof value !== 'boolean') row.values.set(name, value);
    else if (value) row.has.add(name);
  }
  return accept(type === 'yes/no' ? attribute : { ...attribute, values: type });
}

type CellValue =
  | boolean
  | number
  | string
  | {
      readonly problem: 'not-yes-or-no' | 'not-a-number' | 'value-too-long' | 'unwritable';
      readonly limit?: number;
    };

function readCell(cell: string, type: ColumnType, hasDecimalComma: boolean): CellValue {
  if (type === 'yes/no') return asYesOrNo(cell) ?? { problem: 'not-yes-or-no' };
  if (type === 'number') return numberOf(cell, hasDecimalComma) ?? { problem: 'not-a-number' };
  const limit = LIMITS.valueCharacters;
  const fault = nameFault(cell, limit);
  if (fault === null) return cell;
  return fault === 'too-long' ? { problem: 'value-too-long', limit } : { problem: 'unwritable' };
}
