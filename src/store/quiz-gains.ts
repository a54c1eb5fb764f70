/** What revealed answers add to the scores, confidences and reviews of those who gave them. */
import { sql, type Transaction } from 'kysely';
import { reviewAfter } from '../quiz/review.js';
import { type Gain, monthOf } from '../rounds/quiz-round.js';
import type { Tables } from './tables.js';

/** All of one question; nobody is in it twice. */
export async function keepGains(
  transaction: Transaction<Tables>,
  gains: readonly Gain[],
  scope: string,
  nowMs: number,
): Promise<void> {
  if (gains.length === 0) return;
  const month = monthOf(nowMs);
  await transaction
    .insertInto('quiz_scores')
    .values(gains.map((gain) => ({ ...keyOf(gain, scope), ...sumsOf(gain) })))
    .onConflict((conflict) => conflict.columns(['person', 'scope']).doUpdateSet(added('quiz_scores')))
    .execute();
  await transaction
    .insertInto('quiz_months')
    .values(gains.map((gain) => ({ ...keyOf(gain, scope), month, ...sumsOf(gain) })))
    .onConflict((conflict) =>
      conflict.columns(['person', 'scope', 'month']).doUpdateSet(added('quiz_months')),
    )
    .execute();
  await transaction
    .insertInto('quiz_tallies')
    .values(
      gains.map(({ person, confidence, isRight }) => ({
        person,
        scope,
        month,
        confidence,
        answers: 1,
        right_answers: isRight ? 1 : 0,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['person', 'scope', 'month', 'confidence']).doUpdateSet({
        answers: sql<number>`quiz_tallies.answers + excluded.answers`,
        right_answers: sql<number>`quiz_tallies.right_answers + excluded.right_answers`,
      }),
    )
    .execute();
  await keepReviews(transaction, gains, nowMs);
}

const keyOf = ({ person }: Gain, scope: string) => ({ person, scope });

const sumsOf = (gain: Gain) => ({
  answers: 1,
  right_answers: gain.isRight ? 1 : 0,
  log_bits: gain.logBits,
  brier: gain.brier,
  skill: gain.skill,
  skill_squared: gain.skill * gain.skill,
});

/** What is there already and what comes now. */
function added(table: 'quiz_scores' | 'quiz_months') {
  const sum = (column: keyof ReturnType<typeof sumsOf>) =>
    sql<number>`${sql.ref(`${table}.${column}`)} + ${sql.ref(`excluded.${column}`)}`;
  return {
    answers: sum('answers'),
    right_answers: sum('right_answers'),
    log_bits: sum('log_bits'),
    brier: sum('brier'),
    skill: sum('skill'),
    skill_squared: sum('skill_squared'),
  };
}

async function keepReviews(
  transaction: Transaction<Tables>,
  gains: readonly Gain[],
  nowMs: number,
): Promise<void> {
  const people = gains.map(({ person }) => person);
  const rows = await transaction
    .selectFrom('quiz_reviews')
    .selectAll()
    .where('person', 'in', people)
    .execute();
  for (const { person, mistakes } of gains) {
    for (const { mistake, isRight } of mistakes) {
      const row = rows.find((one) => one.person === person && one.mistake === mistake);
      const before = row === undefined ? undefined : { box: row.box, dueAtMs: Number(row.due_at) };
      const after = reviewAfter(before, isRight, nowMs);
      if (after === before) continue;
      if (after === undefined) {
        await transaction
          .deleteFrom('quiz_reviews')
          .where('person', '=', person)
          .where('mistake', '=', mistake)
          .execute();
        continue;
      }
      const values = { box: after.box, due_at: after.dueAtMs };
      await transaction
        .insertInto('quiz_reviews')
        .values({ person, mistake, ...values })
        .onConflict((conflict) => conflict.columns(['person', 'mistake']).doUpdateSet(values))
        .execute();
    }
  }
}
