import { z } from 'zod';
import { LIMITS } from './limits.js';
import { populationSchema } from './population.js';

/** Pictures of one question; each shows the same people in the same colours. */
export const PLAIN_SET_VIEWS = ['venn', 'table', 'square', 'tree', 'icons'] as const;
/** Of a question with a condition: P(A | B) beside P(B | A), and P(A) beside P(A | B). */
export const CONDITION_VIEWS = ['directions', 'base-rate'] as const;
/** `sides`: of a comparison, both sides. */
export const SET_VIEWS = [...PLAIN_SET_VIEWS, ...CONDITION_VIEWS, 'sides'] as const;
export type SetViewName = (typeof SET_VIEWS)[number];
export const setViewSchema = z.enum(SET_VIEWS);

export const seedSchema = z.number().int().min(LIMITS.seed.min).max(LIMITS.seed.max);

export const probQuestionSchema = z.object({
  kind: z.literal('prob'),
  /** The question as typed, 1–500 code points; the worker parses it again. */
  question: z
    .string()
    .min(1)
    .max(LIMITS.questionCharacters.max * 2),
  /** As far as the question needs it: what it names, what traps may hide in, and the names of members where it asks who. */
  population: populationSchema,
  /** Absent: the first. */
  view: setViewSchema.optional(),
  /** An attribute by whose values the answer is broken down. */
  by: z.string().min(1).max(200).optional(),
  /** Draw members at random with this seed and watch the frequency settle. */
  simulate: seedSchema.optional(),
  /** Every step of the computation is shown. */
  how: z.boolean().optional(),
});
export type ProbQuestion = z.infer<typeof probQuestionSchema>;

/** An exact fraction in lowest terms; `value` = numerator / denominator rounded once to float64. Signed only for differences. */
export const fractionSchema = z.object({
  numerator: z.number().int(),
  denominator: z.number().int().min(1),
  value: z.number(),
});
export type FractionJson = z.infer<typeof fractionSchema>;

/** Of rates weighted over many strata, whose parts are no safe integers. */
export const longFractionSchema = z.object({
  numerator: z.string().regex(/^-?\d{1,200}$/),
  denominator: z.string().regex(/^\d{1,200}$/),
  value: z.number(),
});

const count = z.number().int().min(0);

/** Members in A ∩ B, in B (everyone when there is no condition), in A, and in all. */
const countsSchema = z.object({ joint: count, condition: count, event: count, population: count });

/** P(event | given) on its own: one side of a comparison, one stratum. */
const sideSchema = z.object({
  event: z.string(),
  given: z.string().nullable(),
  counts: countsSchema,
  probability: fractionSchema.nullable(),
});

const stratumSchema = z.object({
  /** "department A", "not tennis" */
  label: z.string(),
  /** The question inside this stratum; for a comparison, its left side. */
  left: sideSchema,
  /** The right side of a comparison; without one, the same event where the condition does not hold. Null without a condition. */
  right: sideSchema.nullable(),
});

export type Side = z.infer<typeof sideSchema>;
export type Stratum = z.infer<typeof stratumSchema>;

export const SET_FORMS = [
  'probability',
  'count',
  'members',
  'versus',
  'independent',
  'inside',
  'exclusive',
] as const;

/** What the data of this population would lead people to believe, and what is so. */
const trapSchema = z.discriminatedUnion('type', [
  /** The comparison of B with not B turns around (`reversed`) or vanishes (`explained`) within the values of a third attribute. */
  z.object({
    type: z.enum(['reversed', 'explained']),
    /** The third attribute; `by` shows it. */
    attribute: z.string(),
    withCondition: sideSchema,
    withoutCondition: sideSchema,
    strata: z.array(stratumSchema).max(24),
    /** Both rates as they would be if the values were spread alike over both groups. */
    adjusted: z.object({
      withCondition: longFractionSchema,
      withoutCondition: longFractionSchema,
      difference: longFractionSchema,
    }),
  }),
  /** P(B | A) is high and P(A | B) is low, because few are in A. */
  z.object({
    type: z.literal('base-rate'),
    hit: fractionSchema,
    prior: fractionSchema,
    posterior: fractionSchema,
  }),
  /** P(A | B) and P(B | A) lie far apart. */
  z.object({ type: z.literal('inverse'), probability: fractionSchema, reverse: fractionSchema }),
]);
export type SetTrap = z.infer<typeof trapSchema>;

/** Members in favour and against; `value` is their quotient, null where nobody is against. */
const oddsSchema = z.object({ inFavour: count, against: count, value: fractionSchema.nullable() });

export const probAnswerSchema = z.object({
  kind: z.literal('prob'),
  form: z.enum(SET_FORMS),
  view: setViewSchema,
  /** Canonical form, e.g. "P(tennis | football)". */
  question: z.string(),
  /** Canonical printed event A. */
  event: z.string(),
  /** Canonical printed condition B; null when nothing is conditioned on. */
  given: z.string().nullable(),
  counts: countsSchema,
  /** P(A | B); null when the condition holds for nobody, so that nothing can be divided. */
  probability: fractionSchema.nullable(),
  /** P(A) before the evidence; null for an empty population. */
  prior: fractionSchema.nullable(),
  /** P(B | A); null without a condition or when nobody is in A. */
  reverse: fractionSchema.nullable(),
  /** P(A and B), out of everyone. */
  joint: fractionSchema.nullable(),
  /** What the evidence changed: P(A | B) − P(A), and lift P(A | B) / P(A). Null where undefined. */
  change: z
    .object({
      direction: z.enum(['raises', 'lowers', 'keeps']),
      difference: fractionSchema,
      lift: fractionSchema.nullable(),
    })
    .nullable(),
  /** The atoms of the question, in order of appearance: the circles of the picture. */
  attributes: populationSchema.shape.attributes,
  /** One entry for each combination of those atoms (2^n, n ≤ 12; empty ones included only for n ≤ 3). */
  regions: z.array(
    z.object({
      has: z.array(z.string()),
      count,
      inEvent: z.boolean(),
      inCondition: z.boolean(),
      /** The same of the other side, where there is one. */
      other: z.object({ inEvent: z.boolean(), inCondition: z.boolean() }).optional(),
    }),
  ),
  /** Reading of event and condition as predicates of people, e.g. "like tennis", "do not like football". */
  reading: z.object({ event: z.string(), condition: z.string().nullable() }),
  population: z.object({
    name: z.string(),
    size: count,
    noun: z.object({ one: z.string(), many: z.string() }).optional(),
  }),
  /** The right side of `versus`, or B of `independent`, `inside` and `exclusive`; the fields above are then of the left side, or of A. */
  other: sideSchema
    .extend({ reading: z.object({ event: z.string(), condition: z.string().nullable() }) })
    .optional(),
  /** Of `versus`: the left side beside the right one; absent where one of them has no value. */
  comparison: z
    .object({
      larger: z.enum(['left', 'right', 'neither']),
      /** Left − right. */
      difference: fractionSchema,
      /** Left ÷ right, the relative risk; null when the right is 0. */
      ratio: fractionSchema.nullable(),
    })
    .optional(),
  /** Of a question with one condition: Bayes' rule, P(A | B) = P(B | A) · P(A) ÷ P(B), and its form in odds. Null where undefined. */
  bayes: z
    .object({
      /** P(B | A) and P(B | not A). */
      hit: fractionSchema.nullable(),
      falseAlarm: fractionSchema.nullable(),
      /** P(B) */
      evidence: fractionSchema.nullable(),
      priorOdds: oddsSchema,
      likelihoodRatio: fractionSchema.nullable(),
      posteriorOdds: oddsSchema,
    })
    .optional(),
  /** Of A and its condition, or of A and B of the question; absent where nobody is to be counted. */
  verdict: z
    .object({
      /** P(A and B) = P(A) · P(B), within the condition if there is one. */
      isIndependent: z.boolean(),
      /** |A| · |B| / |all|: how many would be in both if they were independent. */
      expected: fractionSchema,
      observed: count,
      /** Observed − expected. */
      difference: fractionSchema,
      /** Nobody is in both. */
      isExclusive: z.boolean(),
      /** Everybody in A is in B; everybody in B is in A. */
      isInside: z.boolean(),
      isAround: z.boolean(),
    })
    .optional(),
  /** Of a question that asks who: at most 60 names, in order; members without a name are counted only. */
  members: z.object({ names: z.array(z.string()).max(60), unnamed: count, more: count }).optional(),
  traps: z.array(trapSchema).max(4).optional(),
  /** Attributes that the question does not speak of: the answer can be broken down by each. */
  closer: z.array(z.string()).max(LIMITS.populationAttributes).optional(),
  by: z.object({ attribute: z.string(), strata: z.array(stratumSchema).max(24) }).optional(),
  simulation: z
    .object({
      seed: seedSchema,
      /** After `draws` members drawn with replacement, `kept` of them in the condition and `hits` of those in the event. */
      steps: z.array(z.object({ draws: count, kept: count, hits: count })).max(200),
    })
    .optional(),
  how: z.boolean().optional(),
  elapsedMs: z.number().min(0),
});
export type ProbAnswer = z.infer<typeof probAnswerSchema>;
