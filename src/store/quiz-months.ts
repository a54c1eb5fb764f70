/** Scores and confidences of quizzes by month. */
import type { Kysely } from 'kysely';
import type { QuizMonth } from '../quiz/development.js';
import type { WhoseScores } from '../rounds/quiz-store.js';
import { sumOfScores, tallyOf } from './quiz-sums.js';
import type { Tables } from './tables.js';

/** In order of time. */
export async function monthsOf(database: Kysely<Tables>, whose: WhoseScores): Promise<readonly QuizMonth[]> {
  const [column, value] =
    'person' in whose ? (['person', whose.person] as const) : (['scope', whose.scope] as const);
  const scores = await database
    .selectFrom('quiz_months')
    .select(({ fn }) => [
      'month',
      fn.sum('answers').as('answers'),
      fn.sum('right_answers').as('right_answers'),
      fn.sum('log_bits').as('log_bits'),
      fn.sum('brier').as('brier'),
      fn.sum('skill').as('skill'),
      fn.sum('skill_squared').as('skill_squared'),
    ])
    .where(column, '=', value)
    .groupBy('month')
    .execute();
  const tallies = await database
    .selectFrom('quiz_tallies')
    .select(({ fn }) => [
      'month',
      'confidence',
      fn.sum('answers').as('answers'),
      fn.sum('right_answers').as('right_answers'),
    ])
    .where(column, '=', value)
    .groupBy(['month', 'confidence'])
    .execute();
  const months = [...new Set(tallies.map(({ month }) => month))].sort((a, b) => a - b);
  return months.map((month) => ({
    month,
    score: sumOfScores(scores.filter((row) => row.month === month)),
    tally: tallyOf(tallies.filter((row) => row.month === month)),
  }));
}
