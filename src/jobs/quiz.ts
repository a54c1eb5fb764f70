import { z } from 'zod';
import {
  MISTAKES,
  MIXTURE_STORIES,
  type PAIR_KINDS,
  type QuizFacts,
  SLIPS,
  TEST_STORIES,
} from '../quiz/question.js';
import { LIMITS } from './limits.js';
import { localeSchema } from './locale.js';

/** Questions of one group round, seconds for each, and how many may play. */
export const QUIZ_QUESTIONS = { min: 1, max: 20 } as const;
export const QUIZ_SECONDS = { min: 10, max: 600 } as const;
export const QUIZ_PLAYERS = 200;
/** Players in the final table. */
export const QUIZ_TABLE = 20;
/** Without a press for so long a quiz is deleted with its answers; scores stay. */
export const QUIZ_LIFETIME_DAYS = 7;

const count = z.number().int().min(0).max(LIMITS.populationMembers);
const positive = count.min(1);
const name = z.string().min(1).max(400);
const slips = z.number().int().min(1).max(SLIPS);
const perMille = z.number().int().min(0).max(1000);
const group = z
  .object({ size: positive, count })
  .refine((one) => one.count <= one.size)
  .readonly();

const pairCounts = z
  .object({ everyone: positive, a: count, b: count, both: count })
  .refine(({ everyone, a, b, both }) => both <= a && both <= b && a + b - both <= everyone)
  .readonly();
const pairOf = <K extends (typeof PAIR_KINDS)[number]>(kind: K) =>
  z.object({ kind: z.literal(kind), population: name, a: name, b: name, counts: pairCounts });

export const quizFactsSchema = z.discriminatedUnion('kind', [
  pairOf('conditional'),
  pairOf('both'),
  pairOf('either'),
  pairOf('not-given'),
  z
    .object({
      kind: z.literal('test'),
      story: z.enum(TEST_STORIES),
      size: positive,
      ill: positive,
      hits: count,
      falseAlarms: count,
    })
    .refine(({ size, ill, hits, falseAlarms }) => hits <= ill && ill < size && falseAlarms <= size - ill),
  z.object({
    kind: z.literal('mixture'),
    story: z.enum(MIXTURE_STORIES),
    groups: z.tuple([group, group]).readonly(),
  }),
  z
    .object({
      kind: z.literal('two-draws'),
      balls: z.number().int().min(1).max(100),
      red: z.tuple([count, count]).readonly(),
    })
    .refine(({ balls, red }) => red.every((one) => one <= balls)),
  z.object({
    kind: z.literal('two-words'),
    model: name,
    context: name,
    first: name,
    second: name,
    perMille: z.object({ first: perMille, secondAfterFirst: perMille, secondAlone: perMille }).readonly(),
  }),
  z
    .object({
      kind: z.literal('which-text'),
      model: name,
      texts: z.tuple([name, name]).readonly(),
      word: name,
      slips: z.tuple([slips, slips]).readonly(),
      perMille: z.tuple([perMille, perMille]).readonly(),
    })
    .refine(({ slips: [some, others] }) => some + others === SLIPS),
]) satisfies z.ZodType<QuizFacts>;

export const storedQuestionSchema = z.object({
  seed: z.number().int().min(0),
  facts: quizFactsSchema,
  options: z.array(z.enum(MISTAKES).nullable()).min(3).max(4).readonly(),
});

const option = z.number().int().min(0).max(3);

/** A player of a round, at the end. */
const standingSchema = z.object({
  person: z.string().max(40),
  right: count,
  /** Questions with an answer. */
  answers: count,
  /** Sum of the skills; a question without an answer gives 0, as an even guess does. */
  skill: z.number(),
});
export type QuizStanding = z.infer<typeof standingSchema>;

/** A question of a quiz as it is shown. While it is open, nobody's answer is in it but the one player's own. */
const quizFields = {
  kind: z.literal('quiz'),
  /** Names the round to whoever presses below it. */
  round: z.string().regex(/^[a-z0-9]{1,20}$/),
  locale: localeSchema,
  mode: z.enum(['solo', 'group']),
  /** From 1. */
  number: z.number().int().min(1).max(QUIZ_QUESTIONS.max),
  of: z.number().int().min(1).max(QUIZ_QUESTIONS.max),
  isOpen: z.boolean(),
  question: storedQuestionSchema,
  /** The one player's answer; null where there is none yet, and in a group. */
  own: z.object({ chosen: option, confidence: z.number().int().min(1).max(99).nullable() }).nullable(),
  /** How many have answered. */
  answered: count,
  /** For the question; null: until it is revealed by hand. */
  seconds: z.number().int().min(QUIZ_SECONDS.min).max(QUIZ_SECONDS.max).nullable(),
  /** Of a week: until when answers are hidden, in milliseconds since the epoch; null once they are not. */
  weekly: z.object({ revealedAtMs: z.number().int().nullable() }).optional(),
  /** How often each option was chosen; empty while it is open. */
  votes: z.array(count).max(4),
  /** After the last question of a group, best first; else empty. */
  standings: z.array(standingSchema).max(QUIZ_TABLE),
};

/** Nothing is computed: a worker draws it. */
export const quizQuestionSchema = z.object(quizFields);
export const quizAnswerSchema = z.object(quizFields);
export type QuizJob = z.infer<typeof quizQuestionSchema>;
