/** What the rounds of guessing hold of a person. */
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { guessSchema } from '../jobs/guess.js';
import type { Forgotten, StoredOfPerson } from '../privacy/person-data.js';
import { parseJson } from './parse-json.js';
import type { Tables } from './tables.js';

const sentenceSchema = z.object({ context: z.string() });

export async function guessesOf(
  database: Kysely<Tables>,
  person: string,
): Promise<StoredOfPerson['guesses']> {
  const rows = await database
    .selectFrom('guesses')
    .innerJoin('guess_rounds', 'guess_rounds.id', 'guesses.round')
    .select(['guess_rounds.scope', 'guess_rounds.content', 'guesses.guess'])
    .where('guesses.person', '=', person)
    .orderBy('guess_rounds.created_at', 'desc')
    .execute();
  return rows.map(({ scope, content, guess }) => ({
    scope,
    context: sentenceSchema.safeParse(parseJson(content)).data?.context ?? '',
    guess: textOf(guess),
  }));
}

/** How many rounds that are not revealed yet the person started. */
export async function roundsOf(database: Kysely<Tables>, person: string): Promise<number> {
  const { count } = await database
    .selectFrom('guess_rounds')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('owner', '=', person)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Rounds in the scores of all servers. */
export async function scoredRoundsOf(database: Kysely<Tables>, person: string): Promise<number> {
  const rows = await database
    .selectFrom('guess_scores')
    .select('rounds')
    .where('person', '=', person)
    .execute();
  return rows.reduce((sum, { rounds }) => sum + rounds, 0);
}

/** Rounds of the person's own direct messages go as a whole, and with them what they counted. */
export async function forgetGuesses(
  transaction: Transaction<Tables>,
  person: string,
): Promise<Pick<Forgotten, 'guesses' | 'rounds' | 'scoredRounds'>> {
  const own = `u-${person}`;
  const rows = await transaction.selectFrom('guesses').select('round').where('person', '=', person).execute();
  await transaction.deleteFrom('guesses').where('person', '=', person).execute();
  await transaction.deleteFrom('guess_rounds').where('scope', '=', own).execute();
  const scoredRounds = await scoredRoundsOf(transaction, person);
  await transaction
    .deleteFrom('guess_scores')
    .where(({ or, eb }) => or([eb('person', '=', person), eb('scope', '=', own)]))
    .execute();
  const { numUpdatedRows } = await transaction
    .updateTable('guess_rounds')
    .set({ owner: '' })
    .where('owner', '=', person)
    .executeTakeFirstOrThrow();
  return { guesses: rows.map(({ round }) => round), rounds: Number(numUpdatedRows), scoredRounds };
}

function textOf(json: string): string {
  const guess = guessSchema.safeParse(parseJson(json)).data;
  switch (guess?.type) {
    case undefined:
      return '';
    case 'word':
      return guess.word;
    case 'split':
      return guess.points.join(', ');
    case 'shannon':
      return guess.words.join(', ');
  }
}
