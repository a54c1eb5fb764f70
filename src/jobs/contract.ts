/**
 * The contract between bot and worker: what crosses the queue, checked on both sides.
 * Adding a command adds one member to `questionSchema` and one to `answerSchema`.
 */
import { z } from 'zod';
import { bayesAnswerSchema, bayesQuestionSchema } from './bayes.js';
import { countedNextwordAnswerSchema } from './counted-nextword.js';
import { countingAnswerSchema, countingQuestionSchema } from './counting.js';
import { evidenceAnswerSchema, evidenceQuestionSchema } from './evidence.js';
import type { FAILURE_CODES } from './failure.js';
import { gistAnswerSchema, gistQuestionSchema } from './gist.js';
import { guessRevealAnswerSchema, guessRevealQuestionSchema } from './guess.js';
import { LOCALES } from './locale.js';
import { modelAnswerSchema, modelQuestionSchema } from './model.js';
import { nextwordAnswerSchema, nextwordQuestionSchema } from './nextword.js';
import { pollAnswerSchema, pollQuestionSchema } from './poll.js';
import { probAnswerSchema, probQuestionSchema } from './prob.js';
import { quizAnswerSchema, quizQuestionSchema } from './quiz.js';
import { quizScoresAnswerSchema, quizScoresQuestionSchema } from './quiz-scores.js';
import type { Refusal } from './refusal.js';
import { sequenceAnswerSchema, sequenceQuestionSchema } from './sequence.js';
import {
  trainAnswerSchema,
  trainedNextAnswerSchema,
  trainedNextQuestionSchema,
  trainQuestionSchema,
} from './train.js';
import { wordProbAnswerSchema, wordProbQuestionSchema } from './word-prob.js';

export const questionSchema = z.discriminatedUnion('kind', [
  nextwordQuestionSchema,
  probQuestionSchema,
  wordProbQuestionSchema,
  countingQuestionSchema,
  sequenceQuestionSchema,
  evidenceQuestionSchema,
  bayesQuestionSchema,
  modelQuestionSchema,
  pollQuestionSchema,
  trainQuestionSchema,
  trainedNextQuestionSchema,
  quizQuestionSchema,
  quizScoresQuestionSchema,
  guessRevealQuestionSchema,
  gistQuestionSchema,
]);
export type Question = z.infer<typeof questionSchema>;

export const answerSchema = z.discriminatedUnion('kind', [
  nextwordAnswerSchema,
  countedNextwordAnswerSchema,
  probAnswerSchema,
  wordProbAnswerSchema,
  countingAnswerSchema,
  sequenceAnswerSchema,
  evidenceAnswerSchema,
  bayesAnswerSchema,
  modelAnswerSchema,
  pollAnswerSchema,
  trainAnswerSchema,
  trainedNextAnswerSchema,
  quizAnswerSchema,
  quizScoresAnswerSchema,
  guessRevealAnswerSchema,
  gistAnswerSchema,
]);
export type Answer = z.infer<typeof answerSchema>;
export type AnswerOf<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

/**
 * Where the answer goes. `discord`: PATCH @original of the interaction; `api` is the REST base without version
 * ("https://discord.com/api"). `return`: kept as the job's outcome for whoever submitted it (the terminal door).
 * The interaction token is a secret for as long as it lives.
 */
export const replyAddressSchema = z.discriminatedUnion('via', [
  z.object({
    via: z.literal('discord'),
    api: z.url().max(300),
    applicationId: z.string().regex(/^\d{1,20}$/),
    token: z
      .string()
      .min(1)
      .max(1000)
      .regex(/^[^/?#\s]+$/),
  }),
  z.object({ via: z.literal('return') }),
]);
export type ReplyAddress = z.infer<typeof replyAddressSchema>;

/** Short id of a question that can be asked again: six letters and digits, none that is easily misread. */
export const cardIdSchema = z.string().regex(/^[a-hjkmnp-z2-9]{6}$/);

export const jobSchema = z.object({
  /** `i-<interaction id>`: the same interaction delivered twice is one job. Never only digits, never with a colon. */
  id: z.string().regex(/^[a-z]-[A-Za-z0-9-]{1,80}$/),
  question: questionSchema,
  reply: replyAddressSchema,
  /**
   * Where the question is kept, for `/again` and for the buttons below the answer; absent: nothing is kept and nothing can be
   * pressed. `back`: the question that this one grew out of in the same message. `isShown` false: kept in memory for a while only,
   * so its id is not shown.
   */
  card: z.object({ id: cardIdSchema, back: cardIdSchema.optional(), isShown: z.boolean() }).optional(),
  /**
   * Present: until there is an answer, its message may say how far it is. Absent: the message shows something already, which stays
   * until then.
   */
  showsProgress: z.literal(true).optional(),
  /** Of whoever asked: what is refused or fails is told in it. */
  locale: z.enum(LOCALES).optional(),
  /** Who asked, for fairness and limits; an opaque id, never shown. */
  person: z.string().max(40),
  /** Milliseconds since the epoch. Past `expiresAtMs` the answer could not be shown any more, so the job is dropped. */
  createdAtMs: z.number().int(),
  expiresAtMs: z.number().int(),
});
export type Job = z.infer<typeof jobSchema>;

/** How a job ended. A refusal here is one that only the worker could find (a text over the model's context). */
export type Outcome =
  /** `isUnseen`: nobody can see it where it was to be shown, since nothing answers to that address any more, or never has. */
  | { readonly type: 'answer'; readonly answer: Answer; readonly isUnseen?: true }
  | { readonly type: 'refusal'; readonly refusal: Refusal }
  | {
      readonly type: 'failure';
      readonly code: (typeof FAILURE_CODES)[number];
      readonly incident?: string;
    };

/** Interaction tokens live 15 minutes; one minute is kept for the last retry of the reply. */
export const ANSWER_LIFETIME_MS = 14 * 60_000;
