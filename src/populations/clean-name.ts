/** Names as people type, paste or import them: how they are kept, and why one cannot be. */
import { codePointLength } from '../jobs/limits.js';
import { foldName } from '../probability/names.js';

/** Embeddings, overrides and isolates, which turn round what stands beside them, and byte order marks. */
const STEERING = /[\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const UNWRITABLE = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const INVISIBLE = /^[\s\p{Cc}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]*$/u;

/** Most cells of a table are such, and clean as they are. */
const PLAIN = /^[\x21-\x7E]+$/u;

/** Composed (NFC), with one space between words and none around. Idempotent. */
export function cleanName(text: string): string {
  if (text === '' || PLAIN.test(text)) return text;
  return text.replace(STEERING, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Of a cleaned name; null when it can be kept. */
export function nameFault(name: string, limit: number): 'missing' | 'unwritable' | 'too-long' | null {
  if (name === '') return 'missing';
  if (name.length <= limit && PLAIN.test(name)) return null;
  if (UNWRITABLE.test(name) || INVISIBLE.test(name) || foldName(name) === '') return 'unwritable';
  return codePointLength(name) > limit ? 'too-long' : null;
}

/** Columns of a table that say who and how many, so no attribute is called so. */
const MEMBER_COLUMNS: ReadonlySet<string> = new Set(['name', 'names', 'member', 'members']);
const COUNT_COLUMNS: ReadonlySet<string> = new Set(['count', 'counts']);

export const isMemberColumn = (name: string): boolean => MEMBER_COLUMNS.has(foldName(name));
export const isCountColumn = (name: string): boolean => COUNT_COLUMNS.has(foldName(name));
export const isReservedColumn = (name: string): boolean => isMemberColumn(name) || isCountColumn(name);

const PICTOGRAPH = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator})/u;
const MOST_SYMBOL_UNITS = 16;

/** "tennis 🎾" → the name and its symbol; a name that is a symbol alone stays a name. Expects a cleaned name. */
export function splitSymbol(text: string): { readonly name: string; readonly symbol?: string } {
  const space = text.lastIndexOf(' ');
  const last = text.slice(space + 1);
  return space > 0 && last.length <= MOST_SYMBOL_UNITS && PICTOGRAPH.test(last)
    ? { name: text.slice(0, space), symbol: last }
    : { name: text };
}
