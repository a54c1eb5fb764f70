/** What a column of a table says of the members: read once for each different cell. */
import { LIMITS } from '../jobs/limits.js';
import type { Attribute } from '../jobs/population.js';
import { accept, type Checked } from '../jobs/refusal.js';
import { nameFault } from './clean-name.js';
import { type ColumnType, guessType, MOST_GUESSED_VALUES, numberOf, numbersOf } from './column-type.js';
import { asYesOrNo } from './numbers.js';
import { Spellings } from './spellings.js';
import { type Column, placeIn } from './table-columns.js';
import { refuseTable } from './table-refusal.js';

export interface TypedColumn {
  readonly attribute: Attribute;
  /** For each row: 0 where it says nothing, or no; else 1 for yes, or the number of the value, from 1. */
  readonly classes: Int32Array;
  /** Those of a number or category. */
  readonly values: readonly (number | string)[];
  readonly hasDecimalComma: boolean;
}

/** `places`: the number of each row, for a refusal. */
export function typeColumn(column: Column, places: readonly number[]): Checked<TypedColumn> {
  const { name, symbol, texts, marked } = column;
  const type = marked ?? guessType(texts);
  const place = (index: number) => placeIn(column, places[index] ?? 0, index);
  if (type === 'too-many-values') {
    const { found: _, ...whole } = place(0);
    return refuseTable({ problem: 'too-many-values', ...whole, limit: MOST_GUESSED_VALUES });
  }
  const hasDecimalComma = type === 'number' && numbersOf(texts)?.hasDecimalComma === true;
  const spellings = new Spellings();
  const numbers = new Map<number | string, number>();
  const classOfText: number[] = [];
  for (const [code, text] of texts.entries()) {
    const value = text === '' ? false : readCell(text, type, hasDecimalComma);
    if (typeof value === 'object') return refuseTable({ ...value, ...place(column.firsts[code] ?? 0) });
    if (typeof value === 'boolean') {
      classOfText.push(value ? 1 : 0);
      continue;
    }
    const kept = typeof value === 'string' ? spellings.spell(value) : value;
    const number = numbers.get(kept) ?? numbers.size + 1;
    numbers.set(kept, number);
    classOfText.push(number);
  }
  const attribute = { name, ...(symbol === undefined ? {} : { symbol }) };
  return accept({
    attribute: type === 'yes/no' ? attribute : { ...attribute, values: type },
    classes: column.codes.map((code) => classOfText[code] ?? 0),
    values: [...numbers.keys()],
    hasDecimalComma,
  });
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
