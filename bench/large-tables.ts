/** Tables of about the largest size that is taken, as people have them and as they should not be. */
import { LIMITS } from '../src/jobs/limits.js';
import { MOST_TABLE_BYTES } from '../src/populations/import-table.js';
import { randomNumber } from '../src/probability/random.js';

type Cell = (random: () => number, column: number) => string;

const yesOrNo: Cell = (random) => (random() < 0.5 ? 'yes' : 'no');
const whole: Cell = (random) => String(Math.floor(random() * 1000));
const decimal: Cell = (random) => (random() * 100).toFixed(3);
const category: Cell = (random) => `wört ${Math.floor(random() * 180)}`;
const mixed: Cell = (random, column) =>
  [yesOrNo, whole, category, decimal][column % 4]?.(random, column) ?? '';

/** A row of 24 columns and a name again and again, as many as fit. */
function table(cell: Cell, name: (row: number) => string): string {
  let index = 0;
  const random = () => randomNumber(7, index++);
  const columns = Array.from({ length: LIMITS.populationAttributes }, (_, column) => column);
  const lines = [['name', ...columns.map((column) => `column ${column}`)].join(',')];
  let bytes = 200;
  for (let row = 1; row <= LIMITS.populationMembers; row++) {
    const line = [name(row), ...columns.map((column) => cell(random, column))].join(',');
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > MOST_TABLE_BYTES) break;
    lines.push(line);
  }
  return lines.join('\n');
}

const filled = (text: string): string => text.repeat(Math.floor(MOST_TABLE_BYTES / Buffer.byteLength(text)));
const plainName = (row: number) => `Member ${row}`;

export const LARGE_TABLES: ReadonlyMap<string, string> = new Map([
  ['yes or no', table(yesOrNo, plainName)],
  ['whole numbers', table(whole, plainName)],
  ['numbers that all differ', table(decimal, plainName)],
  ['categories', table(category, (row) => `Ülkü ${row}`)],
  ['some of each', table(mixed, plainName)],
  ['a fault in the last row', `${table(whole, plainName).slice(0, -3)}x`],
  ['one long cell', `name,tea\n"${filled('a').slice(20)}",yes`],
  ['one long row', filled('a,')],
  ['rows that are too long', `name,tea\n${filled('a,b,c\n').slice(20)}`],
  ['empty lines', filled('\n')],
  ['quotes', filled('"')],
  ['quoted quotes', `name,tea\n${filled('"""",""""\n').slice(10)}`],
  ['old line ends', filled('a,b\r')],
  ['a quote that is never closed', `name,tea\n"${filled('a\n').slice(20)}`],
  ['letters with marks', `name,tea\n${filled('e\u0301\u0327\u0301 \u200b,x\n').slice(10)}`],
  ['spaces', filled(' ')],
]);
