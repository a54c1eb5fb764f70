/** How a group round goes on: its questions one after the other, and which of several bots does what is to be done. */
import type { Kysely, Transaction } from 'kysely';
import type { QuizRound } from '../rounds/quiz-round.js';
import { MOST_UNDONE, type QuizClaim, UNDONE_MS } from '../rounds/quiz-store.js';
import { readRound } from './quiz-rows.js';
import { inTransaction } from './retry-conflict.js';
import type { Tables } from './tables.js';

/** As `QuizStore.advance` says it. */
export async function advanceRound(
  database: Kysely<Tables>,
  id: string,
  number: number,
  { endsAtMs, nowMs }: { readonly endsAtMs: number | null; readonly nowMs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('quiz_rounds')
    .set({
      number: number + 1,
      state: 'open',
      ends_at: endsAtMs,
      message: null,
      // The press was in the message of the question before.
      reply: null,
      reply_until: null,
      changed_at: nowMs,
    })
    .where('id', '=', id)
    .where('number', '=', number)
    .where('state', '=', 'revealed')
    .where('question_count', '>', number)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** As `QuizStore.claim` says it. */
export async function claimRound(
  database: Kysely<Tables>,
  id: string,
  number: number,
  { owner, nowMs, untilMs }: QuizClaim,
): Promise<boolean> {
  return await inTransaction<boolean>(database, async (transaction, undo) => {
    const claimed = { owner, until: untilMs };
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('quiz_claims')
      .values({ round: id, number, ...claimed })
      .onConflict((conflict) =>
        conflict
          .columns(['round', 'number'])
          .doUpdateSet(claimed)
          .where(({ or, eb }) =>
            or([eb('quiz_claims.owner', '=', owner), eb('quiz_claims.until', '<=', nowMs)]),
          ),
      )
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return false;
    // Looked at last: whoever has just done it gave the claim back in the same transaction.
    const undone = await transaction
      .selectFrom('quiz_rounds')
      .select('id')
      .where('id', '=', id)
      .where('number', '=', number)
      .where(({ or, and, eb }) =>
        or([
          and([eb('state', '=', 'open'), eb('message', 'is', null)]),
          and([eb('state', '=', 'revealed'), eb('drawn', '<', number)]),
        ]),
      )
      .executeTakeFirst();
    return undone === undefined ? undo(false) : true;
  });
}

/** As `QuizStore.posted` says it. */
export async function keepPosted(
  database: Kysely<Tables>,
  id: string,
  number: number,
  { message, endsAtMs }: { readonly message: string; readonly endsAtMs: number | null },
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await transaction
      .updateTable('quiz_rounds')
      .set({ message })
      .where('id', '=', id)
      .where('number', '=', number)
      .execute();
    await transaction
      .updateTable('quiz_rounds')
      .set({ ends_at: endsAtMs })
      .where('id', '=', id)
      .where('number', '=', number)
      .where('state', '=', 'open')
      .execute();
    await giveBack(transaction, id, number);
  });
}

/** As `QuizStore.drawn` says it. */
export async function keepDrawn(database: Kysely<Tables>, id: string, number: number): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await transaction
      .updateTable('quiz_rounds')
      .set({ drawn: number })
      .where('id', '=', id)
      .where('drawn', '<', number)
      .execute();
    await giveBack(transaction, id, number);
  });
}

async function giveBack(transaction: Transaction<Tables>, round: string, number: number): Promise<void> {
  await transaction
    .deleteFrom('quiz_claims')
    .where('round', '=', round)
    .where('number', '=', number)
    .execute();
}

/** As `QuizStore.undone` says it. */
export async function undoneRounds(database: Kysely<Tables>, nowMs: number): Promise<readonly QuizRound[]> {
  const rows = await database
    .selectFrom('quiz_rounds')
    .selectAll()
    .where('mode', '=', 'group')
    .where(({ or, and, not, exists, selectFrom, eb }) =>
      or([
        and([eb('state', '=', 'open'), eb('message', 'is not', null), eb('ends_at', '<=', nowMs)]),
        and([
          eb('changed_at', '<=', nowMs - UNDONE_MS),
          or([
            and([eb('state', '=', 'open'), eb('message', 'is', null)]),
            and([
              eb('state', '=', 'revealed'),
              eb('message', 'is not', null),
              eb('drawn', '<', eb.ref('number')),
            ]),
          ]),
          not(
            exists(
              selectFrom('quiz_claims')
                .select('quiz_claims.round')
                .whereRef('quiz_claims.round', '=', 'quiz_rounds.id')
                .whereRef('quiz_claims.number', '=', 'quiz_rounds.number')
                .where('quiz_claims.until', '>', nowMs),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('changed_at')
    .limit(MOST_UNDONE)
    .execute();
  return rows.flatMap((row) => readRound(row) ?? []);
}
