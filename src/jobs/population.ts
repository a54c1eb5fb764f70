import { z } from 'zod';
import { LIMITS } from './limits.js';

/** An attribute that a member has or has not. `predicate` lets sentences say "like tennis" instead of "are in tennis". */
export const attributeSchema = z.object({
  name: z.string().min(1).max(100),
  symbol: z.string().min(1).max(16).optional(),
  predicate: z
    .object({
      positive: z.string().min(1).max(120),
      negative: z.string().min(1).max(120),
    })
    .optional(),
});

/** `count` members who have exactly the attributes named in `has`. */
export const groupSchema = z.object({
  has: z.array(z.string().min(1).max(100)).max(LIMITS.populationAttributes),
  count: z.number().int().min(0).max(LIMITS.populationMembers),
});

/** A finite population, given by the counts of its regions. It travels inside a question, so a worker needs no database. */
export const populationSchema = z.object({
  name: z.string().min(1).max(100),
  attributes: z.array(attributeSchema).max(LIMITS.populationAttributes),
  groups: z.array(groupSchema).max(LIMITS.populationMembers),
});

export type Attribute = z.infer<typeof attributeSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Population = z.infer<typeof populationSchema>;
