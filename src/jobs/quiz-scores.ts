import { z } from 'zod';
import { MISTAKES } from '../quiz/question.js';
import { CONFIDENCES } from '../quiz/score.js';
import { localeSchema } from './locale.js';

/** Months of a development, the newest ones, and people of a leaderboard. */
export const QUIZ_MONTHS_SHOWN = 12;
export const QUIZ_RANKED = 20;

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const skill = z.object({ mean: z.number(), standardError: z.number().min(0).nullable() });

/** How well somebody, or a group, has answered quizzes. */
const quizScoresFields = {
  kind: z.literal('quiz-scores'),
  locale: localeSchema,
  /** Answers in all, and how many it takes to say something of a curve or a month. */
  answers: count,
  least: count,
  /** How often each confidence was chosen, and how often it was right; empty: of too few answers. */
  points: z
    .array(
      z
        .object({ confidence: z.literal(CONFIDENCES), answers: z.number().int().min(1), right: count })
        .refine(({ answers, right }) => right <= answers),
    )
    .max(CONFIDENCES.length),
  /** In order of time; empty: fewer than two of them have answers enough. */
  months: z
    .array(
      z
        .object({
          /** Year · 12 + month from 0. */
          month: count,
          answers: z.number().int().min(1),
          right: count,
          /** Mean confidence. */
          said: share,
          /** Expected calibration error, and what chance alone makes of it. */
          error: share,
          errorByChance: share,
          skill: skill.nullable(),
        })
        .refine(({ answers, right }) => right <= answers),
    )
    .max(QUIZ_MONTHS_SHOWN),
  of: z.discriminatedUnion('whose', [
    z.object({
      whose: z.literal('own'),
      score: z.object({
        answers: count,
        right: count,
        logBits: z.number(),
        brier: z.number(),
        skill: z.number(),
        skillSquared: z.number(),
      }),
      /** Mistakes to come back to, and in how many days; 0 and less: due now. */
      reviews: z.array(z.object({ mistake: z.enum(MISTAKES), days: z.number().int() })).max(MISTAKES.length),
    }),
    z.object({
      whose: z.literal('group'),
      /** Best first. */
      ranked: z
        .array(z.object({ person: z.string().max(40), answers: count, right: count, skill }))
        .max(QUIZ_RANKED),
      /** People with too few answers to be ranked. */
      others: count,
    }),
  ]),
};

/** Nothing is computed that is not in it: a worker draws it. */
export const quizScoresQuestionSchema = z.object(quizScoresFields);
export const quizScoresAnswerSchema = z.object(quizScoresFields);
export type QuizScoresJob = z.infer<typeof quizScoresQuestionSchema>;
