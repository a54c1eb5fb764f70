/** What a column of a table holds, and how that is said in its header. */
import type { Attribute } from '../jobs/population.js';
import { foldName } from '../probability/names.js';
import { splitSymbol } from './clean-name.js';
import { asNumber, asYesOrNo } from './numbers.js';

export type ColumnType = 'yes/no' | 'number' | 'category';

/** Different values up to which a column without a mark is taken for a category, and not for remarks. */
export const MOST_GUESSED_VALUES = 200;

const MARK = / \[(yes\/no|number|category)\]$/u;

export interface Header {
  readonly name: string;
  readonly symbol?: string;
  /** As marked behind the name: "grade [category]". */
  readonly marked?: ColumnType;
}

/** Of a cleaned cell. */
export function readHeader(cell: string): Header {
  const type = MARK.exec(cell)?.[1];
  if (type === 'yes/no' || type === 'number' || type === 'category') {
    return { ...splitSymbol(cell.replace(MARK, '')), marked: type };
  }
  return splitSymbol(cell);
}

/** `isMarked`: the type stands behind the name, because the cells would be taken for something else. */
export function writeHeader({ name, symbol }: Attribute, type: ColumnType, isMarked: boolean): string {
  const isReadable = symbol !== undefined && splitSymbol(`${name} ${symbol}`).symbol === symbol;
  const shown = isReadable ? `${name} ${symbol}` : name;
  // A name that ends like a mark would lose that end.
  return isMarked || MARK.test(shown) ? `${shown} [${type}]` : shown;
}

export function typeOf({ values }: Attribute): ColumnType {
  return values ?? 'yes/no';
}

/** Of cleaned cells. A column with nothing in it is yes or no, with nobody saying yes. */
export function guessType(cells: readonly string[]): ColumnType | 'too-many-values' {
  // Of thousands of cells most are alike.
  const filled = [...new Set(cells)].filter((cell) => cell !== '');
  if (filled.every((cell) => asYesOrNo(cell) !== undefined)) return 'yes/no';
  if (numbersOf(filled) !== undefined) return 'number';
  return filled.length > MOST_GUESSED_VALUES && new Set(filled.map(foldName)).size > MOST_GUESSED_VALUES
    ? 'too-many-values'
    : 'category';
}

/** Whether "3,5" stands for 3.5; undefined when a cell is no number, or when some have a point and others a comma. */
export function numbersOf(cells: readonly string[]): { readonly hasDecimalComma: boolean } | undefined {
  const hasDecimalComma = cells.some((cell) => cell.includes(','));
  if (hasDecimalComma && cells.some((cell) => cell.includes('.'))) return undefined;
  const areNumbers = cells.every((cell) => cell === '' || numberOf(cell, hasDecimalComma) !== undefined);
  return areNumbers ? { hasDecimalComma } : undefined;
}

/** With one decimal comma at most. */
export function numberOf(cell: string, hasDecimalComma: boolean): number | undefined {
  return asNumber(hasDecimalComma ? cell.replace(',', '.') : cell);
}
