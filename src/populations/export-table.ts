/** A population as a table that imports back to the same members, attributes and values. */
import type { Attribute, Population } from '../jobs/population.js';
import { guessType, typeOf, writeHeader } from './column-type.js';
import { guardFormula } from './formula-guard.js';
import { type Row, rowsOf } from './rows.js';
import { runWhole, type Sliced } from './slices.js';

export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** So that a spreadsheet reads the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Lines written in one go. */
const LINES_AT_ONCE = 500;

/**
 * CSV with commas, one row for each member with a name and for each group without; texts are guarded against being run as
 * formulas. What a table has no place for is left out: how sentences say an attribute, and what a member is called.
 */
export function exportTable(population: Population): TableFile {
  return runWhole(writeTable(population));
}

/** The same in pieces. */
export function* writeTable(population: Population): Sliced<TableFile> {
  const rows = rowsOf(population);
  const hasNames = rows.some(({ member }) => member !== undefined);
  const hasCounts = !hasNames || rows.some(({ member }) => member === undefined);
  const columns: (readonly string[])[] = [];
  if (hasNames) columns.push(['name', ...rows.map(({ member = '' }) => quoted(guardFormula(member)))]);
  for (const attribute of population.attributes) {
    yield;
    columns.push(columnOf(attribute, rows));
  }
  if (hasCounts) columns.push(['count', ...rows.map(({ count }) => String(count))]);
  let text = BYTE_ORDER_MARK;
  for (let line = 0; line <= rows.length; line++) {
    if (line % LINES_AT_ONCE === 0) yield;
    for (const [index, cells] of columns.entries()) text += (index === 0 ? '' : ',') + (cells[line] ?? '');
    text += '\r\n';
  }
  return { name: `${fileNameOf(population.name)}.csv`, bytes: new TextEncoder().encode(text) };
}

/** The header and the cells; each different value is written once. */
function columnOf(attribute: Attribute, rows: readonly Row[]): string[] {
  const { name } = attribute;
  const type = typeOf(attribute);
  if (type === 'yes/no') {
    const cells = rows.map(({ has }) => (has.has(name) ? 'yes' : 'no'));
    return [headerOf(attribute, cells), ...cells];
  }
  const written = new Map<number | string, string>();
  const cells = rows.map(({ values }) => {
    const value = values.get(name);
    if (value === undefined) return '';
    const known = written.get(value);
    if (known !== undefined) return known;
    const cell = String(value);
    const safe = quoted(type === 'category' ? guardFormula(cell) : cell);
    written.set(value, safe);
    return safe;
  });
  return [headerOf(attribute, [...written.keys()].map(String)), ...cells];
}

/** Marked where the cells would be taken for something else. */
function headerOf(attribute: Attribute, cells: readonly string[]): string {
  const type = typeOf(attribute);
  return quoted(guardFormula(writeHeader(attribute, type, guessType(cells) !== type)));
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Letters, digits and "-" of ASCII alone, so that no system trips over it. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return plain === '' ? 'population' : plain;
}
