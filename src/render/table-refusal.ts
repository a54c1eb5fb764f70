/** Sentences for what cannot be read in a table or a file, with the row and column. */
import type { PopulationRefusal, TableProblem } from '../jobs/population-refusal.js';
import { countText, plural } from './numbers.js';
import { quote } from './refusal-words.js';

type Table = Extract<PopulationRefusal, { code: 'table' }>;

export function tableProblem(refusal: Table): string {
  return `${placeOf(refusal)}${sentence(refusal)}`;
}

/** "Row 3, column 2 “age”: ", and nothing where the whole table is meant. */
function placeOf({ row, column, header }: Table): string {
  if (row === undefined) return '';
  const name = header === undefined ? '' : ` ${quote(header)}`;
  return column === undefined ? `Row ${row}: ` : `Row ${row}, column ${column}${name}: `;
}

function sentence({ problem, found = '', limit = 0, other = 0 }: Table): string {
  const it = quote(found);
  const sentences: Readonly<Record<TableProblem, string>> = {
    empty: 'There is nothing in it.',
    'too-large': `It is too large: ${countText(limit / 1000)} kB are the most I can take.`,
    'not-text': 'This is no text file. Please save the table as CSV, in UTF-8.',
    'only-header':
      'There is only one row, and the first row names the columns. Where line breaks are lost on pasting, please attach a file.',
    'no-header':
      'the first row must name the columns, but it holds numbers, yes or no, as the rows of members do.',
    'unclosed-quote': 'a quotation mark is opened and never closed.',
    'stray-quote':
      'a quotation mark stands inside a cell that is not in quotation marks. Please put the cell into quotation marks, and double those inside.',
    'too-many-columns': `There are too many columns: ${limit} are the most I can take.`,
    'too-many-rows': `There are too many rows: ${countText(limit)} are the most I can take, besides the names of the columns.`,
    ragged: `it has ${plural(Number(found), 'cell')}, and the first row has ${limit}.`,
    'header-empty': 'the column has no name.',
    'header-too-long': `the name ${it} is too long: ${limit} characters are the most I can take.`,
    'header-twice': `the name ${it} is that of column ${other} already.`,
    unwritable: `${it} holds characters that cannot be seen or typed.`,
    'value-too-long': `${it} is too long for a value: ${limit} characters are the most I can take.`,
    'too-many-values': `there are more than ${limit} different texts in this column, too many for a category. Please leave it out; names of members go into a column called “name”.`,
    'not-yes-or-no': `${it} is neither yes nor no.`,
    'not-a-number': `${it} is not a number.`,
    'not-a-count': `${it} is not a whole number from 0 to ${countText(limit)}, and this column says for how many members a row stands.`,
    'member-too-long': `${it} is too long for a name: ${limit} characters are the most I can take.`,
    'member-twice': `${it} is the name of row ${other} already. Names of members must differ.`,
    'member-counted': `a row with a name stands for one member, but it says ${it}.`,
  };
  return sentences[problem];
}
