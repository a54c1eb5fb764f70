/** Rounds of guessing in SQLite or Postgres: the same queries for both. */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { GuessStore, Kept } from '../guess/guess-store.js';
import type { Guess, GuessRound, PlayedGuess, RoundResult } from '../guess/round.js';
import { GUESS_LIMITS, type GuessMode, guessSchema, roundResultSchema } from '../jobs/guess.js';
import { localeSchema } from '../jobs/locale.js';
import { holdScope } from './database-populations.js';
import { parseJson } from './parse-json.js';
import { inTransaction } from './retry-conflict.js';
import type { GuessRoundTable, Tables } from './tables.js';

export class DatabaseGuesses implements GuessStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async create(round: GuessRound): Promise<'created' | 'id-taken' | 'too-many'> {
    return await inTransaction(this.#database, async (transaction) => {
      await holdScope(transaction, round.scope);
      const { count } = await transaction
        .selectFrom('guess_rounds')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('scope', '=', round.scope)
        .where('state', '<>', 'revealed')
        .executeTakeFirstOrThrow();
      if (Number(count) >= GUESS_LIMITS.open) return 'too-many';
      const { locale, source, context, word, rest, candidates } = round;
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('guess_rounds')
        .values({
          id: round.id,
          scope: round.scope,
          channel: round.channel,
          mode: round.mode,
          is_own: source === '' ? 1 : 0,
          content: JSON.stringify({ locale, source, context, word, rest, candidates }),
          owner: round.owner,
          state: round.state,
          result: null,
          created_at: round.createdAtMs,
          changed_at: round.createdAtMs,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? 'created' : 'id-taken';
    });
  }

  async find(id: string): Promise<{ round: GuessRound; players: number } | undefined> {
    const row = await this.#database
      .selectFrom('guess_rounds')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    const round = row === undefined ? undefined : read(row);
    return round === undefined ? undefined : { round, players: await countGuesses(this.#database, id) };
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
    nowMs: number,
  ): Promise<Kept> {
    return await inTransaction<Kept>(this.#database, async (transaction, undo) => {
      // Holds the round: guesses in it are taken one at a time, and none beside its closing.
      const { numUpdatedRows } = await transaction
        .updateTable('guess_rounds')
        .set({ changed_at: nowMs })
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

  async close(id: string): Promise<{ round: GuessRound; guesses: readonly PlayedGuess[] } | undefined> {
    return await inTransaction(this.#database, async (transaction) => {
      await transaction
        .updateTable('guess_rounds')
        .set({ state: 'closed' })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .execute();
      const row = await transaction
        .selectFrom('guess_rounds')
        .selectAll()
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .executeTakeFirst();
      const round = row === undefined ? undefined : read(row);
      if (round === undefined) return undefined;
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
      return { round, guesses };
    });
  }

  async finish(id: string, result: RoundResult): Promise<boolean> {
    return await inTransaction(this.#database, async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('guess_rounds')
        .set({ state: 'revealed', result: JSON.stringify(result), content: '{}', owner: '' })
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) return false;
      await transaction.deleteFrom('guesses').where('round', '=', id).execute();
      return true;
    });
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

const contentSchema = z.object({
  locale: localeSchema,
  source: z.string(),
  context: z.string(),
  word: z.string(),
  rest: z.string(),
  candidates: z.array(z.string()),
});

/** Undefined for one that is revealed, and when this version cannot read it. */
function read(row: Selectable<GuessRoundTable>): GuessRound | undefined {
  const content = contentSchema.safeParse(parseJson(row.content));
  if (!content.success) return undefined;
  const { id, scope, channel, mode, owner, state } = row;
  return { ...content.data, id, scope, channel, mode, owner, state, createdAtMs: Number(row.created_at) };
}

function readGuess(json: string): Guess | undefined {
  return guessSchema.safeParse(parseJson(json)).data;
}
