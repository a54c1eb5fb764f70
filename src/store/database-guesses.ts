/** Rounds of guessing in SQLite or Postgres: the same queries for both. */
import type { Kysely } from 'kysely';
import {
  type ClosedRound,
  type FoundRound,
  type GuessStore,
  type Kept,
  MOST_UNFINISHED,
  type RoundPress,
  UNFINISHED_MS,
} from '../guess/guess-store.js';
import type { Guess, GuessRound, RoundResult } from '../guess/round.js';
import type { RoundScores, ScoreTable } from '../guess/round-scores.js';
import { GUESS_LIMITS, type GuessMode, roundResultSchema } from '../jobs/guess.js';
import type { PollReply } from '../polls/poll-store.js';
import { holdScope } from './database-populations.js';
import { readGuess, readRound, roundColumns } from './guess-rows.js';
import { keepGuessScores, readGuessScores } from './guess-scores.js';
import { parseJson } from './parse-json.js';
import { readReply, replyColumns } from './reply-columns.js';
import { inTransaction } from './retry-conflict.js';
import type { Tables } from './tables.js';

export class DatabaseGuesses implements GuessStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async create(round: GuessRound, reply?: PollReply): Promise<'created' | 'id-taken' | 'too-many'> {
    return await inTransaction(this.#database, async (transaction) => {
      await holdScope(transaction, round.scope);
      const { count } = await transaction
        .selectFrom('guess_rounds')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('scope', '=', round.scope)
        .where('state', '<>', 'revealed')
        .executeTakeFirstOrThrow();
      if (Number(count) >= GUESS_LIMITS.open) return 'too-many';
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('guess_rounds')
        .values(roundColumns(round, reply))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? 'created' : 'id-taken';
    });
  }

  async find(id: string): Promise<FoundRound | undefined> {
    const row = await this.#database
      .selectFrom('guess_rounds')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    const round = row === undefined ? undefined : readRound(row);
    if (row === undefined || round === undefined) return undefined;
    return { round, players: await countGuesses(this.#database, id), reply: readReply(row) };
  }

  async posted(id: string, message: string): Promise<void> {
    await this.#database.updateTable('guess_rounds').set({ message }).where('id', '=', id).execute();
  }

  async remove(id: string): Promise<void> {
    await inTransaction(this.#database, async (transaction) => {
      await transaction.deleteFrom('guess_rounds').where('id', '=', id).execute();
      await transaction.deleteFrom('guesses').where('round', '=', id).execute();
    });
  }

  async countOwn(scope: string): Promise<number> {
    const { count } = await this.#database
      .selectFrom('guess_rounds')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('scope', '=', scope)
      .where('is_own', '=', 1)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async guess(
    id: string,
    person: string,
    change: (before: Guess | undefined) => Guess | undefined,
    { nowMs, reply }: RoundPress,
  ): Promise<Kept> {
    return await inTransaction<Kept>(this.#database, async (transaction, undo) => {
      // Holds the round: guesses in it are taken one at a time, and none beside its closing.
      const { numUpdatedRows } = await transaction
        .updateTable('guess_rounds')
        .set({ changed_at: nowMs, ...(reply === undefined ? {} : replyColumns(reply)) })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) return 'closed';
      const before = await guessOf(transaction, id, person);
      if (before === undefined && (await countGuesses(transaction, id)) >= GUESS_LIMITS.players)
        return undo('full');
      const after = change(before);
      if (after === undefined) return undo('as-it-was');
      const guess = JSON.stringify(after);
      await transaction
        .insertInto('guesses')
        .values({ round: id, person, guess, changed_at: nowMs })
        .onConflict((conflict) =>
          conflict.columns(['round', 'person']).doUpdateSet({ guess, changed_at: nowMs }),
        )
        .execute();
      return 'kept';
    });
  }

  async guessOf(id: string, person: string): Promise<Guess | undefined> {
    return await guessOf(this.#database, id, person);
  }

  async withdraw(id: string, person: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database
      .deleteFrom('guesses')
      .where('round', '=', id)
      .where('person', '=', person)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('guess_rounds')
            .select('id')
            .whereRef('guess_rounds.id', '=', 'guesses.round')
            .where('state', '=', 'open'),
        ),
      )
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }

  async close(id: string, { nowMs, reply }: RoundPress): Promise<ClosedRound | undefined> {
    return await inTransaction(this.#database, async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('guess_rounds')
        .set({ state: 'closed' })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow();
      // Also when it was closed before: whoever asks again is at it from now on.
      await transaction
        .updateTable('guess_rounds')
        .set({ changed_at: nowMs, ...(reply === undefined ? {} : replyColumns(reply)) })
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .execute();
      const row = await transaction
        .selectFrom('guess_rounds')
        .selectAll()
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .executeTakeFirst();
      const round = row === undefined ? undefined : readRound(row);
      if (row === undefined || round === undefined) return undefined;
      const rows = await transaction
        .selectFrom('guesses')
        .select(['person', 'guess'])
        .where('round', '=', id)
        .orderBy('changed_at')
        .orderBy('person')
        .execute();
      const guesses = rows.flatMap(({ person, guess }) => {
        const known = readGuess(guess);
        return known === undefined ? [] : [{ person, guess: known }];
      });
      return { round, guesses, reply: readReply(row), isFirst: numUpdatedRows > 0n };
    });
  }

  async finish(id: string, result: RoundResult, scores?: RoundScores): Promise<boolean> {
    return await inTransaction(this.#database, async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('guess_rounds')
        .set({
          state: 'revealed',
          result: JSON.stringify(result),
          content: '{}',
          owner: '',
          ...replyColumns(undefined),
        })
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) return false;
      if (scores !== undefined) await keepGuessScores(transaction, id, scores);
      await transaction.deleteFrom('guesses').where('round', '=', id).execute();
      return true;
    });
  }

  async unfinished(nowMs: number): Promise<readonly { round: GuessRound; changedAtMs: number }[]> {
    const rows = await this.#database
      .selectFrom('guess_rounds')
      .selectAll()
      .where(({ or, and, eb }) =>
        or([
          and([eb('state', '=', 'open'), eb('ends_at', 'is not', null)]),
          and([eb('state', '=', 'closed'), eb('changed_at', '>', nowMs - UNFINISHED_MS)]),
        ]),
      )
      .orderBy('changed_at')
      .limit(MOST_UNFINISHED)
      .execute();
    return rows.flatMap((row) => {
      const round = readRound(row);
      return round === undefined ? [] : [{ round, changedAtMs: Number(row.changed_at) }];
    });
  }

  async scores(scope: string, mode: GuessMode): Promise<ScoreTable | undefined> {
    return await readGuessScores(this.#database, scope, mode);
  }

  async results(scope: string, mode: GuessMode): Promise<readonly RoundResult[]> {
    const rows = await this.#database
      .selectFrom('guess_rounds')
      .select('result')
      .where('scope', '=', scope)
      .where('mode', '=', mode)
      .where('state', '=', 'revealed')
      .orderBy('changed_at', 'desc')
      .orderBy('id')
      .limit(GUESS_LIMITS.standingRounds)
      .execute();
    return rows.flatMap(({ result }) => {
      const known = roundResultSchema.safeParse(parseJson(result ?? ''));
      return known.success ? [known.data] : [];
    });
  }

  async prune(nowMs: number): Promise<number> {
    return await inTransaction(this.#database, async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('guess_rounds')
        .where('state', '<>', 'revealed')
        .where('changed_at', '<', nowMs - GUESS_LIMITS.lifetimeMs)
        .executeTakeFirstOrThrow();
      // Where no message can be changed any more nothing is kept.
      await transaction
        .updateTable('guess_rounds')
        .set(replyColumns(undefined))
        .where('reply_until', '<', nowMs)
        .execute();
      await transaction
        .deleteFrom('guesses')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(selectFrom('guess_rounds').select('id').whereRef('guess_rounds.id', '=', 'guesses.round')),
          ),
        )
        .execute();
      return Number(numDeletedRows);
    });
  }
}

async function countGuesses(database: Kysely<Tables>, id: string): Promise<number> {
  const { count } = await database
    .selectFrom('guesses')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('round', '=', id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function guessOf(database: Kysely<Tables>, id: string, person: string): Promise<Guess | undefined> {
  const row = await database
    .selectFrom('guesses')
    .select('guess')
    .where('round', '=', id)
    .where('person', '=', person)
    .executeTakeFirst();
  return row === undefined ? undefined : readGuess(row.guess);
}
