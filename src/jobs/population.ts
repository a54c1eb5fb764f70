import { z } from 'zod';
import { codePointLength, LIMITS } from './limits.js';

/** 1 to `limit` code points, not UTF-16 units. */
const isText = (value: unknown, limit: number): value is string =>
  typeof value === 'string' &&
  value !== '' &&
  (value.length <= limit || (value.length <= limit * 2 && codePointLength(value) <= limit));

const text = (limit: number) => z.custom<string>((value) => isText(value, limit));

const name = text(LIMITS.attributeCharacters);

/**
 * Something that members have or have not, or, with `values`, something of which each has one value at most.
 * `predicate` lets sentences say "like tennis" instead of "are in tennis".
 */
export const attributeSchema = z.object({
  name,
  symbol: z.string().min(1).max(16).optional(),
  predicate: z
    .object({
      positive: z.string().min(1).max(120),
      negative: z.string().min(1).max(120),
    })
    .optional(),
  values: z.enum(['number', 'category']).optional(),
});

const isName = (value: unknown): boolean => isText(value, LIMITS.attributeCharacters);
const isMember = (value: unknown): boolean => isText(value, LIMITS.memberCharacters);

function isValue(pair: unknown): boolean {
  if (!Array.isArray(pair) || pair.length !== 2 || !isName(pair[0])) return false;
  const value: unknown = pair[1];
  return Number.isFinite(value) || isText(value, LIMITS.valueCharacters);
}

/** Checked as a whole: of 5,000 members with 24 attributes, a schema for each entry would make a copy of 120,000. */
const listOf = <T>(isEntry: (value: unknown) => boolean, most: number) =>
  z.custom<T[]>((list) => Array.isArray(list) && list.length <= most && list.every(isEntry));

/** `count` members who have exactly the attributes named in `has`, and exactly these values. */
export const groupSchema = z.object({
  has: listOf<string>(isName, LIMITS.populationAttributes),
  /** Pairs of attribute and value, and not an object, so that no name is ever a key of one. */
  values: listOf<[string, number | string]>(isValue, LIMITS.populationAttributes).optional(),
  count: z.number().int().min(0).max(LIMITS.populationMembers),
  /** Their names, `count` of them, where members have names; left out of a question that does not ask who. */
  members: listOf<string>(isMember, LIMITS.populationMembers).optional(),
});

/** What else members are called who have all of `has` and nothing of `hasNot`: "women" who are female and no child. */
export const aliasSchema = z.object({
  /** The first is shown. */
  names: listOf<string>(isName, 8),
  has: listOf<string>(isName, LIMITS.populationAttributes),
  hasNot: listOf<string>(isName, LIMITS.populationAttributes),
});

/** A finite population, given by its groups. It travels inside a question, so a worker needs no database. */
export const populationSchema = z.object({
  name: text(LIMITS.populationNameCharacters),
  attributes: z.array(attributeSchema).max(LIMITS.populationAttributes),
  groups: z.array(groupSchema).max(LIMITS.populationMembers),
  /** What a member is: "card", "cards". Absent: person, people. */
  noun: z.object({ one: text(30), many: text(30) }).optional(),
  aliases: z.array(aliasSchema).max(LIMITS.populationAttributes).optional(),
});

export type Attribute = z.infer<typeof attributeSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Alias = z.infer<typeof aliasSchema>;
export type Population = z.infer<typeof populationSchema>;
export type Noun = NonNullable<Population['noun']>;
