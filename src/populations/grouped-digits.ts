/** Counts whose thousands are grouped: "1,200", "1.200", "1’200", or with a narrow space. */
import { LIMITS } from '../jobs/limits.js';
import { cut } from './typed-parts.js';

/** As part of a pattern. A plain space groups nothing: it is left to names, "2 100 m runners". */
export const COUNT_DIGITS = String.raw`\d{1,3}(?:[.'’\u00A0\u2009\u202F]\d{3}){1,2}|\d{1,9}`;

/** Of what matches `COUNT_DIGITS`. */
export function countOf(digits: string): number {
  return Number(digits.replace(/\D/gu, ''));
}

const COMMA: ReadonlySet<string> = new Set(',');
const BEGINS = /^\s*[1-9]\d?$/u;
const ENDS = /[:=]\s*([1-9]\d?)$/u;
const GOES_ON = /^\d{3}(?=[\s×x"“„«]|$)/u;
const GROUP_ALONE = /^(\d{3})\s*$/u;

/**
 * Cut at commas, but not inside of "1,200 only tea" and "tea: 1,200", where three digits follow without a space; these come
 * without their commas. In front of a name only one or two digits begin such a number, because "300,120 only tea" may be 300 in
 * all; behind a colon it is one only as long as so many members can be.
 */
export function cutCounts(text: string): string[] {
  const parts: string[] = [];
  let isOpen = false;
  for (const next of cut(text, COMMA)) {
    const before = parts.at(-1);
    const isGrouped: boolean = before !== undefined && continues(before, next, isOpen);
    if (isGrouped) parts.push(`${parts.pop() ?? ''}${next}`);
    else parts.push(next);
    isOpen = isGrouped && GROUP_ALONE.test(next);
  }
  return parts;
}

/** `isOpen`: before is a grouped number that may have another group. */
function continues(before: string, next: string, isOpen: boolean): boolean {
  if (GOES_ON.test(next) && (isOpen || BEGINS.test(before))) return true;
  const start = ENDS.exec(before)?.[1];
  const group = GROUP_ALONE.exec(next)?.[1];
  return start !== undefined && group !== undefined && Number(start + group) <= LIMITS.populationMembers;
}
