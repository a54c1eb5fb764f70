import { z } from 'zod';
import { FINEST_RATE } from '../probability/rate.js';
import { LIMITS } from './limits.js';
import { CONDITION_VIEWS, longFractionSchema, PLAIN_SET_VIEWS } from './prob.js';

/** The pictures of `/prob`, and the ladder of several tests. */
export const BAYES_VIEWS = [...PLAIN_SET_VIEWS, ...CONDITION_VIEWS, 'ladder'] as const;
export type BayesView = (typeof BAYES_VIEWS)[number];
const viewSchema = z.enum(BAYES_VIEWS);

/** A rate in lowest terms, 0…1. */
const rateSchema = z
  .object({
    numerator: z.number().int().min(0).max(FINEST_RATE),
    denominator: z.number().int().min(1).max(FINEST_RATE),
  })
  .refine(({ numerator, denominator }) => numerator <= denominator);
export type Rate = z.infer<typeof rateSchema>;

const nameSchema = z
  .string()
  .min(1)
  .max(LIMITS.bayesNameCharacters * 2);

/** What the condition and a positive test are called, where the person named them. */
const namesSchema = z.object({ condition: nameSchema.optional(), test: nameSchema.optional() });

export const bayesQuestionSchema = z.object({
  kind: z.literal('bayes'),
  /** P(condition) before any test. */
  prior: rateSchema,
  /** P(positive | condition). */
  hit: rateSchema,
  /** P(positive | no condition). */
  falseAlarm: rateSchema,
  /** How many tests came out positive. */
  tests: z.number().int().min(LIMITS.bayesTests.min).max(LIMITS.bayesTests.max),
  /** Absent: the tree of one test, the ladder of several. */
  view: viewSchema.optional(),
  names: namesSchema,
});
export type BayesQuestion = z.infer<typeof bayesQuestionSchema>;

/** An exact fraction of any size in lowest terms. */
export type Exact = z.infer<typeof longFractionSchema>;
const exactSchema = longFractionSchema;

export const bayesAnswerSchema = z.object({
  kind: z.literal('bayes'),
  view: viewSchema,
  names: namesSchema,
  prior: exactSchema,
  hit: exactSchema,
  falseAlarm: exactSchema,
  tests: bayesQuestionSchema.shape.tests,
  /** After each positive test. Shorter than `tests` when a test cannot be positive; its `after` is then null. */
  updates: z.array(
    z.object({
      before: exactSchema,
      /** P(this test is positive), from what is known before it. */
      positive: exactSchema,
      after: exactSchema.nullable(),
      /** p / (1 − p) after it; null for certainty and for no value. */
      odds: exactSchema.nullable(),
    }),
  ),
  /** before / (1 − before) of the first test; null for certainty. */
  priorOdds: exactSchema.nullable(),
  /** hit / falseAlarm; null without false alarms. */
  likelihoodRatio: exactSchema.nullable(),
  /** People, parted by the condition and by whether all tests are positive; exact fractions of people where not whole. */
  people: z.object({
    size: z.number().int().min(1),
    isWhole: z.boolean(),
    /** Of those who have it, those with positive tests only, and the others. */
    hits: exactSchema,
    misses: exactSchema,
    falseAlarms: exactSchema,
    rejections: exactSchema,
    /** The sums of the four: with and without the condition, with positive tests only and not. */
    have: exactSchema,
    haveNot: exactSchema,
    positives: exactSchema,
    negatives: exactSchema,
  }),
  /** 1 − prior */
  priorNot: exactSchema,
  /** P(condition | not all tests positive), misses / negatives; null when all are. */
  afterNegative: exactSchema.nullable(),
  elapsedMs: z.number().min(0),
});
export type BayesAnswer = z.infer<typeof bayesAnswerSchema>;
