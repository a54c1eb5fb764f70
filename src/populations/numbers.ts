/** Numbers, and yes and no, as people write them. */
import { foldName } from '../probability/names.js';

const NUMBER = /^[+-]?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})(?:e[+-]?\d{1,3})?$/iu;

/** Finite, and never −0; undefined for what is no number, and for digits that only tell things apart: "007". */
export function asNumber(text: string): number | undefined {
  if (!NUMBER.test(text) || /^[+-]?0\d/u.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : undefined;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(foldName));
const YES = words('yes y true 1 x ✓ ✔ ✅ ☑ ja j oui sí si sim да');
const NO = words('no n false 0 - – ✗ ✘ ❌ ☐ nein non não нет');

/** Undefined for what is neither. */
export function asYesOrNo(text: string): boolean | undefined {
  const word = foldName(text);
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}
