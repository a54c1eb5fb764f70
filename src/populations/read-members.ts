/**
 * Members from lines: "Ann: tea, coffee", "Ben: age 17, team red". One member a line or between semicolons; behind the colon
 * what is so of them, between commas:
 *
 * - one word, or several in quotes: an attribute that they have; with "not" before, one that they have not;
 * - a word and its value: "age 17" is a number, "team red" a category; "favourite team = FC Red" where either has several words.
 *
 * What is known already is read as it is: "ice cream" needs no quotes once there is an attribute of that name.
 */
import { LIMITS } from '../jobs/limits.js';
import type { Attribute } from '../jobs/population.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import { foldName } from '../probability/names.js';
import { cleanName, nameFault, splitSymbol } from './clean-name.js';
import { attributeFault } from './count-statements.js';
import { asNumber } from './numbers.js';
import {
  cut,
  MEMBERS_EXAMPLE,
  type PartFault,
  refusePart,
  splitTyped,
  type TypedPart,
  type Word,
  wordingFault,
  wordsOf,
} from './typed-parts.js';

/** What a line says of one member. */
export interface MemberLine {
  readonly member: string;
  /** Name of an attribute, as the attributes spell it → had or not, or its value. */
  readonly facts: ReadonlyMap<string, boolean | number | string>;
  readonly place: TypedPart;
}

export interface ReadMembers {
  /** Those that were known, then those that the text is the first to name. */
  readonly attributes: readonly Attribute[];
  readonly lines: readonly MemberLine[];
}

type Fact = { readonly name: string; readonly value: boolean | number | string };
type Read<T> = T | { readonly fault: PartFault };

const LINE_SEPARATORS: ReadonlySet<string> = new Set(';');
const COLON: ReadonlySet<string> = new Set(':');
const COMMA: ReadonlySet<string> = new Set(',');
const EQUALS: ReadonlySet<string> = new Set('=');
const NOT: ReadonlySet<string> = new Set(['not', 'no', '!']);

export function readMembers(text: string, known: readonly Attribute[]): Checked<ReadMembers> {
  const attributes = new Map(known.map((attribute) => [foldName(attribute.name), attribute] as const));
  const lines = new Map<string, MemberLine>();
  for (const place of splitTyped(text, LINE_SEPARATORS)) {
    const line = readLine(place, attributes);
    if ('fault' in line) return refusePart(place, line.fault, MEMBERS_EXAMPLE);
    const key = foldName(line.member);
    const before = lines.get(key);
    if (before !== undefined) {
      return refusePart(place, { problem: 'member-twice', other: before.member }, MEMBERS_EXAMPLE);
    }
    lines.set(key, line);
    const limit = LIMITS.populationAttributes;
    if (attributes.size > limit) {
      return refuse({ code: 'too-many-attributes', count: attributes.size, limit });
    }
  }
  return lines.size > LIMITS.populationMembers
    ? refuse({ code: 'too-many-members', count: lines.size, limit: LIMITS.populationMembers })
    : accept({ attributes: [...attributes.values()], lines: [...lines.values()] });
}

function readLine(place: TypedPart, attributes: Map<string, Attribute>): Read<MemberLine> {
  const [before = '', ...behind] = cut(place.text, COLON);
  if (behind.length === 0) return { fault: { problem: 'no-colon' } };
  const nameWords = wordsOf(before);
  if (nameWords === null) return { fault: { problem: 'unclosed-quote' } };
  const member = cleanName(nameWords.map(({ text }) => text).join(' '));
  const fault = wordingFault(member, LIMITS.memberCharacters);
  if (fault !== undefined) return { fault };
  const facts = new Map<string, boolean | number | string>();
  for (const text of cut(behind.join(':'), COMMA)) {
    if (text.trim() === '') continue;
    const fact = readFact(text, attributes);
    if ('fault' in fact) return fact;
    if (facts.has(fact.name)) return { fault: { problem: 'said-twice', other: fact.name } };
    facts.set(fact.name, fact.value);
  }
  return { member, facts, place };
}

function readFact(text: string, attributes: Map<string, Attribute>): Read<Fact> {
  const words = wordsOf(text, EQUALS);
  if (words === null) return { fault: { problem: 'unclosed-quote' } };
  const [first] = words;
  if (first !== undefined && !first.isQuoted && NOT.has(foldName(first.text)) && words.length > 1) {
    const denied = readYes(words.slice(1), attributes);
    return 'fault' in denied ? denied : { ...denied, value: false };
  }
  const sign = words.findIndex(({ text: word, isQuoted }) => !isQuoted && word === '=');
  if (sign >= 0) return readValue(words.slice(0, sign), words.slice(sign + 1), attributes);
  if (attributes.get(foldName(splitSymbol(joined(words)).name))?.values === undefined) {
    // The longest beginning that is the name of something with values.
    for (let length = words.length - 1; length > 0; length--) {
      const known = attributes.get(foldName(joined(words.slice(0, length))));
      if (known?.values !== undefined)
        return readValue(words.slice(0, length), words.slice(length), attributes);
    }
  }
  const isKnown = attributes.has(foldName(splitSymbol(joined(words)).name));
  const isOneName = words.length === 1 || splitSymbol(joined(words)).name === words[0]?.text;
  if (isKnown || isOneName) return readYes(words, attributes);
  return words.length === 2
    ? readValue(words.slice(0, 1), words.slice(1), attributes)
    : { fault: { problem: 'several-words' } };
}

const joined = (words: readonly Word[]): string => cleanName(words.map(({ text }) => text).join(' '));

function readYes(words: readonly Word[], attributes: Map<string, Attribute>): Read<Fact> {
  const typed = joined(words);
  const isBareNumber = words.every(({ isQuoted }) => !isQuoted) && asNumber(typed) !== undefined;
  const fault = attributeFault(typed);
  if (fault !== undefined) return { fault };
  const named = splitSymbol(typed);
  const known = attributes.get(foldName(named.name));
  if (known?.values !== undefined) return { fault: { problem: 'no-value', other: known.name } };
  if (known === undefined) {
    if (isBareNumber) return { fault: { problem: 'bare-number' } };
    attributes.set(foldName(named.name), named);
  }
  return { name: known?.name ?? named.name, value: true };
}

function readValue(
  nameWords: readonly Word[],
  valueWords: readonly Word[],
  attributes: Map<string, Attribute>,
): Read<Fact> {
  const typed = joined(nameWords);
  const text = joined(valueWords);
  const fault = attributeFault(typed);
  if (fault !== undefined) return { fault };
  const isQuoted = valueWords.some((word) => word.isQuoted);
  const number = isQuoted ? undefined : asNumber(text);
  const named = splitSymbol(typed);
  const known = attributes.get(foldName(named.name)) ?? {
    ...named,
    values: number === undefined ? ('category' as const) : ('number' as const),
  };
  if (known.values === undefined) return { fault: { problem: 'is-yes-or-no', other: known.name } };
  if (text === '') return { fault: { problem: 'no-value', other: known.name } };
  const limit = LIMITS.valueCharacters;
  const valueFault = nameFault(text, limit);
  if (valueFault !== null) {
    return {
      fault: valueFault === 'too-long' ? { problem: 'name-too-long', limit } : { problem: 'unwritable' },
    };
  }
  if (known.values === 'number' && number === undefined) {
    return { fault: { problem: 'not-a-number', other: known.name } };
  }
  attributes.set(foldName(known.name), known);
  return { name: known.name, value: known.values === 'number' ? (number ?? text) : text };
}
