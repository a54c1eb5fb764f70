import { z } from 'zod';
import { codePointLength, LIMITS } from './limits.js';

/** Code points, not UTF-16 units. */
const text = (limit: number) =>
  z
    .string()
    .min(1)
    .max(limit * 2)
    .refine((value) => codePointLength(value) <= limit);

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

const valueSchema = z.union([z.number(), text(LIMITS.valueCharacters)]);

/** `count` members who have exactly the attributes named in `has`, and exactly these values. */
export const groupSchema = z.object({
  has: z.array(name).max(LIMITS.populationAttributes),
  /** Pairs of attribute and value, and not an object, so that no name is ever a key of one. */
  values: z
    .array(z.tuple([name, valueSchema]))
    .max(LIMITS.populationAttributes)
    .optional(),
  count: z.number().int().min(0).max(LIMITS.populationMembers),
  /** Their names, `count` of them, where members have names; left out of a question that does not ask who. */
  members: z.array(text(LIMITS.memberCharacters)).max(LIMITS.populationMembers).optional(),
});

/** A finite population, given by its groups. It travels inside a question, so a worker needs no database. */
export const populationSchema = z.object({
  name: text(LIMITS.populationNameCharacters),
  attributes: z.array(attributeSchema).max(LIMITS.populationAttributes),
  groups: z.array(groupSchema).max(LIMITS.populationMembers),
  /** What a member is: "card", "cards". Absent: person, people. */
  noun: z.object({ one: text(30), many: text(30) }).optional(),
});

export type Attribute = z.infer<typeof attributeSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Population = z.infer<typeof populationSchema>;
export type Noun = NonNullable<Population['noun']>;
