/** What people and the language model have lost in all rounds of guessing together. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { RoundScores, ScoreTable } from '../guess/round-scores.js';
import type { GuessMode } from '../jobs/guess.js';
import type { Tables } from './tables.js';

/** Its own row. */
const MODEL = '';

/** Adds what the round `id` has earned; everybody is in it once. */
export async function keepGuessScores(
  transaction: Transaction<Tables>,
  id: string,
  { people, model }: RoundScores,
): Promise<void> {
  const { scope, mode } = await transaction
    .selectFrom('guess_rounds')
    .select(['scope', 'mode'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('guess_scores')
    .values(
      [...people, { person: MODEL, lost: model }].map(({ person, lost }) => ({
        person,
        scope,
        mode,
        rounds: 1,
        lost,
        lost_squared: lost ** 2,
        difference: lost - model,
        difference_squared: (lost - model) ** 2,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['person', 'scope', 'mode']).doUpdateSet({
        rounds: sql<number>`guess_scores.rounds + excluded.rounds`,
        lost: sql<number>`guess_scores.lost + excluded.lost`,
        lost_squared: sql<number>`guess_scores.lost_squared + excluded.lost_squared`,
        difference: sql<number>`guess_scores.difference + excluded.difference`,
        difference_squared: sql<number>`guess_scores.difference_squared + excluded.difference_squared`,
      }),
    )
    .execute();
}

export async function readGuessScores(
  database: Kysely<Tables>,
  scope: string,
  mode: GuessMode,
): Promise<ScoreTable | undefined> {
  const rows = await database
    .selectFrom('guess_scores')
    .selectAll()
    .where('scope', '=', scope)
    .where('mode', '=', mode)
    .orderBy('person')
    .execute();
  const model = rows.find(({ person }) => person === MODEL);
  if (model === undefined) return undefined;
  return {
    people: rows
      .filter((row) => row !== model)
      .map(({ person, rounds, lost, lost_squared, difference, difference_squared }) => ({
        person,
        rounds,
        lost,
        lostSquared: lost_squared,
        difference,
        differenceSquared: difference_squared,
      })),
    model: { rounds: model.rounds, lost: model.lost, lostSquared: model.lost_squared },
  };
}
