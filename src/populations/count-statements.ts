/**
 * What one part of a typed text says about how many: "12 only tea", "tea: 12", "5 both", "3 neither", "tea and coffee: 5".
 *
 * - A name alone counts all who have it, whatever else they have: "12 tea". Names joined by "and" count all who have every one
 *   of them; "not", "without" and "but not" count out.
 * - "only", before or behind, counts those who have these and nothing else.
 * - "both" and "all three" are all attributes of the text; "neither" and "none" nothing; "everyone", or a bare "30 people", all.
 */
import { LIMITS } from '../jobs/limits.js';
import { foldName } from '../probability/names.js';
import { cleanName, isReservedColumn, splitSymbol } from './clean-name.js';
import { COUNT_DIGITS, countOf } from './grouped-digits.js';
import { type PartFault, type TypedPart, type Word, wordingFault, wordsOf } from './typed-parts.js';

export interface CountStatement extends TypedPart {
  readonly count: number;
  readonly says:
    | { readonly type: 'everyone' }
    /** All attributes of the text, which must be so many. */
    | { readonly type: 'all'; readonly number: number }
    | {
        readonly type: 'names';
        readonly has: readonly string[];
        readonly hasNot: readonly string[];
        /** Nothing but `has`. */
        readonly isOnly: boolean;
        /** "like", of "12 people like only tea". */
        readonly verb?: string;
      };
}

type Read<T> = T | { readonly fault: PartFault };

const COUNT_FIRST = new RegExp(String.raw`^(${COUNT_DIGITS})(?![\d.])(?:\s*[×x])?(?=[\s"“„«]|$)(.*)$`, 'su');
const COUNT_LAST = new RegExp(String.raw`^([^:=]*)[:=]\s*(${COUNT_DIGITS})$`, 'su');

/** Whether the text of a part has the form of a count. */
export function isCount(text: string): boolean {
  return COUNT_FIRST.test(text) || COUNT_LAST.test(text);
}

export function readCount(part: TypedPart): Read<CountStatement> {
  const first = COUNT_FIRST.exec(part.text);
  const last = first === null ? COUNT_LAST.exec(part.text) : null;
  const [count, what] = first === null ? [last?.[2], last?.[1]] : [first[1], first[2]];
  if (count === undefined || what === undefined) return { fault: { problem: 'no-count' } };
  const words = wordsOf(what, SIGNS);
  if (words === null) return { fault: { problem: 'unclosed-quote' } };
  const says = readWhat(words);
  return 'fault' in says ? says : { ...part, count: countOf(count), says };
}

const SIGNS: ReadonlySet<string> = new Set('&+');
/** Say nothing about which: "12 people who like only tea". */
const FILLERS: ReadonlySet<string> = new Set('people persons person members member who of them'.split(' '));
/** As said of one → as said of many. */
const VERBS: ReadonlyMap<string, string> = new Map([
  ['like', 'like'],
  ['likes', 'like'],
  ['have', 'have'],
  ['has', 'have'],
]);
const EVERYONE: ReadonlySet<string> = new Set(['', 'everyone', 'everybody', 'in all', 'in total', 'total']);
const NOTHING: ReadonlySet<string> = new Set([
  'neither',
  'none',
  'nothing',
  'nobody',
  'no one',
  'neither one',
]);
const ALL: ReadonlyMap<string, number> = new Map([
  ['both', 2],
  ['all two', 2],
  ['all three', 3],
  ['all four', 4],
  ['all five', 5],
  ['all six', 6],
]);
const ONLY: ReadonlySet<string> = new Set(['only', 'just', 'alone']);
const JOINING: ReadonlySet<string> = new Set(['and', '&', '+', 'but', 'plus']);
const EXCLUDING: ReadonlySet<string> = new Set(['not', 'no', 'nor', 'without', 'neither', 'minus']);

function readWhat(typed: readonly Word[]): Read<CountStatement['says']> {
  const isFiller = ({ text, isQuoted }: Word) => !isQuoted && FILLERS.has(foldName(text));
  const start = typed.findIndex((word) => !isFiller(word));
  const [first] = start < 0 ? [] : typed.slice(start);
  const verb = first === undefined || first.isQuoted ? undefined : VERBS.get(foldName(first.text));
  const words = start < 0 ? [] : typed.slice(verb === undefined ? start : start + 1);
  if (!words.some(({ isQuoted }) => isQuoted)) {
    const phrase = foldName(words.map(({ text }) => text).join(' '));
    const number = ALL.get(phrase);
    if (number !== undefined) return { type: 'all', number };
    if (EVERYONE.has(phrase)) return { type: 'everyone' };
    if (NOTHING.has(phrase)) return { type: 'names', has: [], hasNot: [], isOnly: true };
    if (phrase === 'all') return { fault: { problem: 'all' } };
  }
  const names = readNames(words);
  return 'fault' in names || verb === undefined ? names : { ...names, verb };
}

function readNames(words: readonly Word[]): Read<Extract<CountStatement['says'], { type: 'names' }>> {
  const has: string[] = [];
  const hasNot: string[] = [];
  let isOnly = false;
  let isExcluded = false;
  let current: string[] = [];
  const end = (): PartFault | undefined => {
    if (current.length === 0) return undefined;
    const name = cleanName(current.join(' '));
    current = [];
    (isExcluded ? hasNot : has).push(name);
    return attributeFault(name);
  };
  for (const { text, isQuoted } of words) {
    const word = isQuoted ? '' : foldName(text);
    if (word === 'or') return { fault: { problem: 'or' } };
    const isJoining = JOINING.has(word);
    const isExcluding = EXCLUDING.has(word);
    if (!isJoining && !isExcluding && !ONLY.has(word)) {
      current.push(text);
      continue;
    }
    const fault = end();
    if (fault !== undefined) return { fault };
    if (isExcluding) isExcluded = true;
    else if (isJoining) isExcluded = false;
    else isOnly = true;
  }
  const fault = end();
  if (fault !== undefined) return { fault };
  if (has.length + hasNot.length === 0) return { fault: { problem: 'name-missing' } };
  return { type: 'names', has, hasNot, isOnly };
}

/** Of a name as typed, its symbol included. */
export function attributeFault(typed: string): PartFault | undefined {
  const { name } = splitSymbol(typed);
  const fault = wordingFault(name, LIMITS.attributeCharacters);
  return fault ?? (isReservedColumn(name) ? { problem: 'name-reserved' } : undefined);
}
