/** A table as text → its cells, with the row of whatever cannot be read. */
import { CsvError, parse } from 'csv-parse/sync';
import { LIMITS } from '../jobs/limits.js';
import { accept, type Checked } from '../jobs/refusal.js';
import { refuseTable } from './table-refusal.js';

export interface TableCells {
  /** One cell for each column of the header; rows with nothing in them are left out. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** The delimiter between cells. */
  readonly delimiter: Delimiter;
}

const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The columns that say who and how many come on top. */
export const MOST_COLUMNS = LIMITS.populationAttributes + 2;
/** What a spreadsheet writes above the header to say how it is to be read. */
const SEPARATOR_LINE = /^sep=([,;\t])(?:\r\n|\n|\r|$)/iu;

/** Rows are counted from 1 as a spreadsheet counts them. The header is the first row that has something in it. */
export function readCells(text: string): Checked<TableCells> {
  const declared = SEPARATOR_LINE.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  const delimiter = DELIMITERS.find((each) => each === declared?.[1]) ?? guessDelimiter(body);
  const above = declared === null ? 0 : 1;
  const parsed = parseRecords(body, delimiter, above);
  if (!parsed.ok) return parsed;
  const rows = parsed.value
    .map((cells, index) => ({ row: index + 1 + above, cells }))
    .filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== '');
  const [header, ...below] = rows;
  if (header === undefined) return refuseTable({ problem: 'empty' });
  const width = header.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (width === 0) return refuseTable({ problem: 'header-empty', row: header.row, column: 1 });
  if (width > MOST_COLUMNS) return refuseTable({ problem: 'too-many-columns', limit: MOST_COLUMNS });
  if (below.length > LIMITS.populationMembers) {
    return refuseTable({ problem: 'too-many-rows', limit: LIMITS.populationMembers });
  }
  for (const { row, cells } of below) {
    // A spreadsheet may write empty cells behind the last column.
    const isRagged = cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '');
    if (isRagged) return refuseTable({ problem: 'ragged', row, found: String(cells.length), limit: width });
  }
  return accept({ rows: rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, width) })), delimiter });
}

function parseRecords(text: string, delimiter: Delimiter, above: number): Checked<readonly string[][]> {
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      // Enough to see that there are too many.
      to: LIMITS.populationMembers + 2,
    });
    return accept(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const records = 'records' in error ? error.records : 0;
    const row = (typeof records === 'number' ? records : 0) + 1 + above;
    const problem = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed-quote' : 'stray-quote';
    return refuseTable({ problem, row });
  }
}

/** The one that stands most often in the first line with something in it, outside of quotes; the comma where none does. */
function guessDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>();
  let isQuoted = false;
  let hasText = false;
  for (const unit of text) {
    if (unit === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (unit === '\n' || unit === '\r')) {
      if (hasText) break;
    } else if (!isQuoted) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    hasText ||= unit.trim() !== '';
  }
  const count = (delimiter: Delimiter): number => counts.get(delimiter) ?? 0;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
}
