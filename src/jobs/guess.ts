/** `/guess`: people guess the next word of a sentence, and at the reveal the model's distribution stands beside theirs. */
import { z } from 'zod';
import { LIMITS } from './limits.js';
import { localeSchema } from './locale.js';
import { nextwordAnswerSchema } from './nextword.js';

export const GUESS_MODES = ['word', 'split', 'shannon'] as const;
export type GuessMode = (typeof GUESS_MODES)[number];

export const GUESS_LIMITS = {
  /** People of one round. */
  players: 200,
  /** Rounds at the same time in one scope. */
  open: 10,
  /** Words that points are given to; with "something else" as many fields as a window may have. */
  candidates: 4,
  shannonGuesses: 40,
  /** After which a round may be revealed by itself. */
  seconds: { min: 10, max: 600 },
  /** Lines of the table of a server. */
  table: 20,
  /** Different words of a round whose probability the model is asked for, the author's included. */
  watched: 30,
  /** Rounds that the standing of a scope looks back on. */
  standingRounds: 500,
  /** From so many rounds on the standing says who is ahead. */
  claimRounds: 30,
  /** Without a guess for so long a round is deleted with all that was guessed. */
  lifetimeMs: 7 * 24 * 60 * 60_000,
  lifetimeDays: 7,
  /** So long only who started a round, or manages the server, may reveal it; then anyone in the channel. */
  hostMs: 10 * 60_000,
} as const;

const text = z.string().max(LIMITS.textCharacters.max * 2);
const word = z
  .string()
  .min(1)
  .max(LIMITS.watchedCharacters * 2);
const bits = z.number().min(0);
const count = z.number().int().min(0);

export const guessSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('word'), word }),
  z.object({
    type: z.literal('split'),
    points: z
      .array(z.number().int().min(0).max(100))
      .min(2)
      .max(GUESS_LIMITS.candidates + 1),
  }),
  z.object({
    type: z.literal('shannon'),
    words: z.array(word).min(1).max(GUESS_LIMITS.shannonGuesses),
    isFound: z.boolean(),
  }),
]);

const resultSchemas = {
  bits: z.object({ type: z.literal('bits'), bits: z.object({ people: bits, model: bits }) }),
  ranks: z.object({
    type: z.literal('ranks'),
    people: z.array(count).max(GUESS_LIMITS.shannonGuesses),
    notFound: count,
    model: z.number().int().min(1).nullable(),
  }),
  nothing: z.object({ type: z.literal('nothing') }),
};
export const roundResultSchema = z.discriminatedUnion('type', [
  resultSchemas.bits,
  resultSchemas.ranks,
  resultSchemas.nothing,
]);

const meanSchema = z.object({ mean: z.number(), standardError: z.number().min(0).optional() });
const entropySchema = z.object({ lower: z.number(), upper: z.number(), n: count });
/** Of all rounds of this mode in this place, this one included. */
export const standingSchema = z.object({
  bits: z
    .object({
      rounds: count,
      people: meanSchema,
      model: meanSchema,
      difference: meanSchema,
      claim: z.enum(['open', 'even', 'people', 'model']),
    })
    .optional(),
  ranks: z
    .object({ people: entropySchema.optional(), model: entropySchema.optional(), notFound: count })
    .optional(),
});

const roundFields = {
  round: z.string().regex(/^[a-z0-9]{1,20}$/),
  mode: z.enum(GUESS_MODES),
  locale: localeSchema,
  context: text.min(1),
  /** What the author wrote. */
  word,
  rest: text,
  /** Of mode `split`, without "something else". */
  candidates: z.array(word).max(GUESS_LIMITS.candidates),
  guesses: z.array(z.object({ person: z.string().max(40), guess: guessSchema })).max(GUESS_LIMITS.players),
};

/** `before`: results of the earlier rounds of this mode in this place. */
export const guessRevealQuestionSchema = z.object({
  kind: z.literal('guess-reveal'),
  ...roundFields,
  before: z.array(roundResultSchema).max(GUESS_LIMITS.standingRounds),
});
export type GuessRevealQuestion = z.infer<typeof guessRevealQuestionSchema>;

const bounds = z.object({ lower: z.number().min(0).max(1), upper: z.number().min(0).max(1) });
const markedWordSchema = bounds.extend({
  /** As the model writes it most often, or as it was guessed. */
  word: z.string(),
  /** People who guessed it; of mode `shannon`, with their first guess. */
  people: count,
  /** Bits lost against the model's favourite, log2 p(favourite) − log2 p(word): at least, and at most (null: no bound is proved). */
  lost: z.object({ from: z.number(), to: z.number().nullable() }),
  rank: z.object({ from: z.number().int().min(1), to: z.number().int().min(1).nullable() }),
});
export type MarkedWord = z.infer<typeof markedWordSchema>;

export const guessRevealAnswerSchema = z.object({
  kind: z.literal('guess-reveal'),
  ...roundFields,
  /** The model's words without regard to case, the author's and the guessed ones watched. */
  next: nextwordAnswerSchema,
  author: markedWordSchema,
  /** Guessed words, most people first; at most `GUESS_LIMITS.watched`. */
  guessed: z.array(markedWordSchema),
  /** Different words beyond those. */
  unmarked: count,
  /** Of mode `split`: shares of the model and of the people on the candidates and "something else", under the floor of one point. */
  split: z
    .object({
      right: count,
      model: z.array(z.number()),
      people: z.array(z.number()),
      /** In the order of `guesses`. */
      lost: z.array(bits),
      modelLost: bits,
    })
    .optional(),
  /** Person ids of who did better than the model. */
  winners: z.array(z.string()),
  result: roundResultSchema,
  standing: standingSchema,
});
export type GuessRevealAnswer = z.infer<typeof guessRevealAnswerSchema>;
