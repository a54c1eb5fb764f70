/** Rounds as rows, and back. */
import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import { storedQuestionSchema } from '../jobs/quiz.js';
import { localeOf } from '../messages/catalogue.js';
import { QUIZ_KINDS } from '../quiz/formulas.js';
import { MISTAKES } from '../quiz/question.js';
import type { QuizRound, QuizWish } from '../rounds/quiz-round.js';
import { parseJson } from './parse-json.js';
import type { QuizRoundTable } from './tables.js';

export function roundColumns(round: QuizRound): Insertable<QuizRoundTable> {
  return {
    id: round.id,
    scope: round.scope,
    channel: round.channel,
    host: round.host,
    mode: round.mode,
    locale: round.locale,
    wish: JSON.stringify(round.wish),
    questions: JSON.stringify(round.questions),
    question_count: round.questions.length,
    number: round.number,
    state: round.state,
    seconds: round.seconds,
    ends_at: round.endsAtMs,
    message: round.message,
    drawn: round.drawn,
    reply: null,
    reply_until: null,
    created_at: round.createdAtMs,
    changed_at: round.changedAtMs,
  };
}

const wishSchema = z.object({
  kind: z.enum(QUIZ_KINDS).optional(),
  mistake: z.enum(MISTAKES).optional(),
  population: z.string().optional(),
  practisesDue: z.boolean().optional(),
  isWeekly: z.boolean().optional(),
});
const questionsSchema = z.array(storedQuestionSchema).min(1);

/** Undefined for what this version cannot read. */
export function readRound(row: Selectable<QuizRoundTable>): QuizRound | undefined {
  const wish = wishSchema.safeParse(parseJson(row.wish));
  const questions = questionsSchema.safeParse(parseJson(row.questions));
  if (!wish.success || !questions.success) return undefined;
  return {
    id: row.id,
    scope: row.scope,
    channel: row.channel,
    host: row.host,
    mode: row.mode,
    locale: localeOf(row.locale ?? 'en'),
    wish: withoutGaps(wish.data),
    questions: questions.data,
    number: row.number,
    state: row.state,
    seconds: row.seconds,
    endsAtMs: row.ends_at === null ? null : Number(row.ends_at),
    message: row.message,
    drawn: row.drawn,
    createdAtMs: Number(row.created_at),
    changedAtMs: Number(row.changed_at),
  };
}

function withoutGaps({
  kind,
  mistake,
  population,
  practisesDue,
  isWeekly,
}: z.infer<typeof wishSchema>): QuizWish {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(mistake === undefined ? {} : { mistake }),
    ...(population === undefined ? {} : { population }),
    ...(practisesDue === undefined ? {} : { practisesDue }),
    ...(isWeekly === undefined ? {} : { isWeekly }),
  };
}
