/** A table as text → its cells, with the row of whatever cannot be read. */
import { CsvError, parse } from 'csv-parse/sync';
import { LIMITS } from '../jobs/limits.js';
import { accept, type Checked } from '../jobs/refusal.js';
import { runWhole, type Sliced } from './slices.js';
import { refuseTable } from './table-refusal.js';

export interface TableRow {
  /** From 1, as a spreadsheet counts. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface TableCells {
  /** At least `width` cells in each, those behind are empty; rows with nothing in them are left out. The header comes first. */
  readonly rows: readonly TableRow[];
  /** Columns that the header names. */
  readonly width: number;
  /** The delimiter between cells. */
  readonly delimiter: Delimiter;
}

const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The columns that say who and how many come on top. */
export const MOST_COLUMNS = LIMITS.populationAttributes + 2;
/** What a spreadsheet writes above the header to say how it is to be read. */
const SEPARATOR_LINE = /^sep=([,;\t])(?:\r\n|\n|\r|$)/iu;
/** UTF-16 units that are parsed in one go, and then up to the end of the record. A row that is too short or long is slow to parse. */
const BLOCK_UNITS = 4_096;
/** Cells up to which a row is read at all: a spreadsheet may write as many that are empty. */
const MOST_CELLS = 20_000;
/** Enough to see that there are too many. */
const MOST_RECORDS = LIMITS.populationMembers + 2;
/** Rows looked at in one go. */
const ROWS_AT_ONCE = 500;

/** Rows are counted from 1 as a spreadsheet counts them. The header is the first row that has something in it. */
export function readCells(text: string): Checked<TableCells> {
  return runWhole(readCellsSliced(text));
}

export function* readCellsSliced(text: string): Sliced<Checked<TableCells>> {
  const declared = SEPARATOR_LINE.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  const form = guessForm(body);
  const delimiter = DELIMITERS.find((each) => each === declared?.[1]) ?? form.delimiter;
  const above = declared === null ? 0 : 1;
  const parsed = yield* parseRecords(body, { ...form, delimiter }, above);
  if (!parsed.ok) return parsed;
  const rows = parsed.value
    .map((cells, index) => ({ row: index + 1 + above, cells }))
    .filter(({ cells }) => cells.length > 1 || !isBlank(cells[0] ?? ''));
  const [header, ...below] = rows;
  if (header === undefined) return refuseTable({ problem: 'empty' });
  const width = header.cells.findLastIndex((cell) => !isBlank(cell)) + 1;
  if (width === 0) return refuseTable({ problem: 'header-empty', row: header.row, column: 1 });
  if (width > MOST_COLUMNS) return refuseTable({ problem: 'too-many-columns', limit: MOST_COLUMNS });
  if (below.length > LIMITS.populationMembers) {
    return refuseTable({ problem: 'too-many-rows', limit: LIMITS.populationMembers });
  }
  for (const [index, { row, cells }] of below.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    // A spreadsheet may write empty cells behind the last column.
    const isRagged = cells.length < width || !cells.every((cell, at) => at < width || isBlank(cell));
    if (isRagged) return refuseTable({ problem: 'ragged', row, found: String(cells.length), limit: width });
  }
  return accept({ rows, width, delimiter });
}

const isBlank = (cell: string): boolean => cell === '' || cell.trim() === '';

interface Form {
  readonly delimiter: Delimiter;
  readonly lineEnd: string;
}

function* parseRecords(text: string, form: Form, above: number): Sliced<Checked<readonly string[][]>> {
  const records: string[][] = [];
  for (const block of blocksOf(text, form.lineEnd)) {
    if (block.length > MOST_CELLS && countCells(block, form) > MOST_CELLS)
      return refuseTable({ problem: 'too-many-columns', limit: MOST_COLUMNS });
    try {
      for (const record of parseBlock(block, form)) records.push(record);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const before: unknown = 'records' in error ? error.records : 0;
      const row = records.length + (typeof before === 'number' ? before : 0) + 1 + above;
      const problem = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed-quote' : 'stray-quote';
      return refuseTable({ problem, row });
    }
    if (records.length >= MOST_RECORDS) break;
    yield;
  }
  return accept(records);
}

function parseBlock(block: string, { delimiter, lineEnd }: Form): string[][] {
  return parse(block, {
    delimiter,
    record_delimiter: lineEnd,
    relax_column_count: true,
    to: MOST_RECORDS,
  });
}

/** Of the longest row. */
function countCells(block: string, { delimiter, lineEnd }: Form): number {
  let [most, cells] = [0, 1];
  let isQuoted = false;
  for (let at = 0; at < block.length; at++) {
    const unit = block.charAt(at);
    if (unit === '"') isQuoted = !isQuoted;
    else if (!isQuoted && unit === delimiter) cells++;
    else if (!isQuoted && unit === lineEnd.charAt(0)) cells = 1;
    if (cells > most) most = cells;
  }
  return most;
}

/**
 * Parts that end with a record. A line end is one of a record where the number of quotes before it is even; the first quote
 * for which that fails stands where none may, and the part that it is in is refused.
 */
function* blocksOf(text: string, lineEnd: string): Generator<string, void> {
  let quote = text.indexOf('"');
  let isQuoted = false;
  for (let from = 0; from < text.length; ) {
    let end = from + BLOCK_UNITS;
    for (;;) {
      const at = end >= text.length ? -1 : text.indexOf(lineEnd, end);
      if (at < 0) {
        end = text.length;
        break;
      }
      for (; quote >= 0 && quote < at; quote = text.indexOf('"', quote + 1)) isQuoted = !isQuoted;
      end = at + lineEnd.length;
      if (!isQuoted) break;
    }
    yield text.slice(from, end);
    from = end;
  }
}

/**
 * The delimiter that stands most often in the first line with something in it, outside of quotes; the comma where none does.
 * The line end is the first one outside of quotes.
 */
function guessForm(text: string): Form {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  const firstText = text.search(/\S/u);
  let lineEnd: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (unit === '\n' || unit === '\r')) {
      lineEnd ??= unit === '\r' && text.charAt(at + 1) === '\n' ? '\r\n' : unit;
      if (firstText >= 0 && firstText < at) break;
    } else if (!isQuoted) {
      const count = counts.get(unit);
      if (count !== undefined) counts.set(unit, count + 1);
    }
  }
  const count = (delimiter: Delimiter): number => counts.get(delimiter) ?? 0;
  return {
    delimiter: DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best)),
    lineEnd: lineEnd ?? '\n',
  };
}
