/** The columns of a table: what the header calls them, and their cells, of which each different one is kept once. */
import { LIMITS } from '../jobs/limits.js';
import { accept, type Checked } from '../jobs/refusal.js';
import { foldName } from '../probability/names.js';
import { cleanName, isCountColumn, isMemberColumn, nameFault } from './clean-name.js';
import { type ColumnType, guessType, type Header, readHeader } from './column-type.js';
import { unguardFormula } from './formula-guard.js';
import { asNumber, asYesOrNo } from './numbers.js';
import type { Sliced } from './slices.js';
import type { TableCells, TableRow } from './table-cells.js';
import { refuseTable } from './table-refusal.js';

/** A column of the table, below the header. */
export interface Column {
  /** From 1. */
  readonly column: number;
  readonly name: string;
  readonly symbol?: string;
  readonly marked?: ColumnType;
  /** The different cells, cleaned, in the order of appearance. */
  readonly texts: readonly string[];
  /** The row in which each text appears first, as an index. */
  readonly firsts: readonly number[];
  /** For each row, which of the texts its cell is. */
  readonly codes: Int32Array;
}

export function textAt({ texts, codes }: Column, index: number): string {
  return texts[codes[index] ?? 0] ?? '';
}

/** Where something stands, for a refusal; `index` is of a row below the header. */
export function placeIn(column: Column | undefined, row: number, index: number) {
  return column === undefined
    ? { row }
    : { row, column: column.column, header: column.name, found: textAt(column, index) };
}

export function* readColumns({ rows, width }: TableCells): Sliced<Checked<readonly Column[]>> {
  const [header, ...below] = rows;
  if (header === undefined) return refuseTable({ problem: 'empty' });
  const headers = readHeaders(header, width);
  if (!headers.ok) return headers;
  const columns: Column[] = [];
  for (const [index, named] of headers.value.entries()) {
    columns.push({ ...named, column: index + 1, ...encode(below, index) });
    yield;
  }
  return accept(columns);
}

function readHeaders({ row, cells }: TableRow, width: number): Checked<readonly Header[]> {
  const headers: Header[] = [];
  const seen = new Map<string, number>();
  for (const [index, raw] of cells.slice(0, width).entries()) {
    const cell = cleanCell(raw);
    const place = { row, column: index + 1 };
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
    headers.push(named);
  }
  return looksLikeData(headers) ? refuseTable({ problem: 'no-header', row }) : accept(headers);
}

const cleanCell = (raw: string): string => unguardFormula(cleanName(raw));

function encode(rows: readonly TableRow[], column: number): Pick<Column, 'texts' | 'firsts' | 'codes'> {
  const codes = new Int32Array(rows.length);
  const known = new Map<string, number>();
  const texts: string[] = [];
  const firsts: number[] = [];
  for (const [index, { cells }] of rows.entries()) {
    const raw = cells[column] ?? '';
    let code = known.get(raw);
    if (code === undefined) {
      code = texts.length;
      known.set(raw, code);
      texts.push(cleanCell(raw));
      firsts.push(index);
    }
    codes[index] = code;
  }
  return { texts, firsts, codes };
}

/** A first row of numbers, yes and no, behind a name perhaps, is a member, and the names of the columns are missing. */
function looksLikeData(headers: readonly Header[]): boolean {
  if (headers.some(({ name, marked }) => marked !== undefined || isMemberColumn(name) || isCountColumn(name)))
    return false;
  const behind = headers.length > 1 ? headers.slice(1) : headers;
  return behind.every(({ name }) => asYesOrNo(name) !== undefined || asNumber(name) !== undefined);
}

/** Whether a first column holds names of members, though it is not called so: texts that all differ. */
export function isOfNames({ texts, codes, marked }: Column, columns: number): boolean {
  if (marked !== undefined || columns < 2 || codes.length < 2 || texts.includes('')) return false;
  if (texts.length < codes.length || new Set(texts.map(foldName)).size < texts.length) return false;
  const type = guessType(texts);
  return type === 'category' || type === 'too-many-values';
}
