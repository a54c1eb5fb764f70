/** A population as a table that imports back to the same members, attributes and values. */
import type { Attribute, Population } from '../jobs/population.js';
import { guessType, typeOf, writeHeader } from './column-type.js';
import { guardFormula } from './formula-guard.js';
import { type Row, rowsOf } from './rows.js';

export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** So that a spreadsheet reads the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * CSV with commas, one row for each member with a name and for each group without; texts are guarded against being run as
 * formulas. What a table has no place for is left out: how sentences say an attribute, and what a member is called.
 */
export function exportTable(population: Population): TableFile {
  const rows = rowsOf(population);
  const hasNames = rows.some(({ member }) => member !== undefined);
  const hasCounts = !hasNames || rows.some(({ member }) => member === undefined);
  const columns = [
    ...(hasNames ? [['name', ...rows.map(({ member = '' }) => guardFormula(member))]] : []),
    ...population.attributes.map((attribute) => columnOf(attribute, rows)),
    ...(hasCounts ? [['count', ...rows.map(({ count }) => String(count))]] : []),
  ];
  const lines = Array.from({ length: rows.length + 1 }, (_, index) =>
    columns.map((cells) => quoted(cells[index] ?? '')).join(','),
  );
  return {
    name: `${fileNameOf(population.name)}.csv`,
    bytes: new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`),
  };
}

function columnOf(attribute: Attribute, rows: readonly Row[]): string[] {
  const type = typeOf(attribute);
  const cells = rows.map(({ has, values }) => {
    if (type === 'yes/no') return has.has(attribute.name) ? 'yes' : 'no';
    return String(values.get(attribute.name) ?? '');
  });
  const header = writeHeader(attribute, type, guessType(cells) !== type);
  return [guardFormula(header), ...(type === 'category' ? cells.map(guardFormula) : cells)];
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
