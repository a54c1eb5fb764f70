/** Answers of quizzes: each of them, whatever the number that comes at once. */
import type { Kysely, Transaction } from 'kysely';
import { QUIZ_PLAYERS } from '../jobs/quiz.js';
import type { AnswerChange, Answered, QuizPress } from '../rounds/quiz-store.js';
import { inTransaction } from './retry-conflict.js';
import type { Tables } from './tables.js';

/** In one transaction; each is a statement. */
const MOST_AT_ONCE = 200;

interface Written {
  readonly id: string;
  readonly number: number;
  readonly change: AnswerChange;
  readonly press: QuizPress;
}

interface Waiting extends Written {
  resolve(answered: Answered): void;
  reject(error: unknown): void;
}

export class AnswerWriter {
  readonly #database: Kysely<Tables>;
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /** Answers that come while others are being written are written together: a hundred at once are two transactions. */
  write(written: Written): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...written, resolve, reject });
      if (!this.#isWriting) void this.#writeWaiting();
    });
  }

  async #writeWaiting(): Promise<void> {
    this.#isWriting = true;
    for (;;) {
      const batch = this.#waiting.splice(0, MOST_AT_ONCE);
      if (batch.length === 0) break;
      try {
        const answered = await inTransaction(this.#database, (transaction) => writeAll(transaction, batch));
        for (const [index, { resolve }] of batch.entries()) resolve(answered[index] ?? 'closed');
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isWriting = false;
  }
}

const keyOf = ({ id, number }: Pick<Written, 'id' | 'number'>): string => `${id} ${number}`;

/** What became of each, in order. */
async function writeAll(
  transaction: Transaction<Tables>,
  batch: readonly Written[],
): Promise<readonly Answered[]> {
  const open = new Set<string>();
  const keys = [...new Set(batch.map(keyOf))].sort();
  // In one order everywhere, so that two processes do not wait for each other.
  for (const key of keys) {
    const of = batch.filter((one) => keyOf(one) === key);
    const last = of.findLast(({ press }) => press.reply !== undefined) ?? of.at(-1);
    if (last !== undefined && (await touchRound(transaction, last))) open.add(key);
  }
  const answered: Answered[] = [];
  for (const one of batch) {
    answered.push(open.has(keyOf(one)) ? await writeOne(transaction, one) : 'closed');
  }
  return answered;
}

async function writeOne(
  transaction: Transaction<Tables>,
  { id: round, number, change, press: { person } }: Written,
): Promise<Answered> {
  switch (change.type) {
    case 'choose': {
      const { count } = await transaction
        .selectFrom('quiz_answers')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('round', '=', round)
        .where('number', '=', number)
        .where('person', '<>', person)
        .executeTakeFirstOrThrow();
      if (Number(count) >= QUIZ_PLAYERS) return 'full';
      await transaction
        .insertInto('quiz_answers')
        .values({ round, number, person, chosen: change.option, confidence: null })
        .onConflict((conflict) =>
          conflict.columns(['round', 'number', 'person']).doUpdateSet({ chosen: change.option }),
        )
        .execute();
      return 'counted';
    }
    case 'sure': {
      const { numUpdatedRows } = await transaction
        .updateTable('quiz_answers')
        .set({ confidence: change.confidence })
        .where('round', '=', round)
        .where('number', '=', number)
        .where('person', '=', person)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 0n ? 'unanswered' : 'counted';
    }
    case 'withdraw': {
      const { numDeletedRows } = await transaction
        .deleteFrom('quiz_answers')
        .where('round', '=', round)
        .where('number', '=', number)
        .where('person', '=', person)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 0n ? 'unanswered' : 'counted';
    }
  }
}

/** False unless this question is open. Holds its row until the transaction ends, so that no answer slips past its reveal. */
export async function touchRound(
  transaction: Transaction<Tables>,
  { id, number, press: { nowMs, reply } }: Pick<Written, 'id' | 'number' | 'press'>,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('quiz_rounds')
    .set({
      changed_at: nowMs,
      ...(reply === undefined ? {} : { reply: JSON.stringify(reply.address), reply_until: reply.untilMs }),
    })
    .where('id', '=', id)
    .where('number', '=', number)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
