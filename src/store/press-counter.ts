/** Counting presses: each of them, whatever the number that comes at once. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { POLL_LIMITS, type Poll, type PollCounts } from '../polls/poll.js';
import type { Counted, Press, Vote } from '../polls/poll-store.js';
import { inTransaction } from './retry-conflict.js';
import type { Tables } from './tables.js';

/** In one transaction; each is a few parameters of a statement. */
const MOST_AT_ONCE = 500;

/** A press that waits to be counted. */
interface Cast {
  readonly vote: Vote;
  readonly press: Press;
  resolve(counted: Counted): void;
  reject(error: unknown): void;
}

export class PressCounter {
  readonly #database: Kysely<Tables>;
  /** By poll; present while presses of it are being counted. */
  readonly #waiting = new Map<string, Cast[]>();

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /** Presses of one poll that come while others are being counted are counted together: forty at once are two transactions. */
  count(id: string, vote: Vote, press: Press): Promise<Counted> {
    return new Promise((resolve, reject) => {
      const cast = { vote, press, resolve, reject };
      const waiting = this.#waiting.get(id);
      if (waiting !== undefined) waiting.push(cast);
      else {
        this.#waiting.set(id, [cast]);
        void this.#countWaiting(id);
      }
    });
  }

  async #countWaiting(id: string): Promise<void> {
    for (;;) {
      const casts = this.#waiting.get(id)?.splice(0, MOST_AT_ONCE) ?? [];
      if (casts.length === 0) break;
      try {
        const counted = await this.#countTogether(id, casts);
        for (const [index, { resolve }] of casts.entries()) resolve(counted[index] ?? 'closed');
      } catch (error) {
        for (const { reject } of casts) reject(error);
      }
    }
    this.#waiting.delete(id);
  }

  /** What became of each, in order. */
  async #countTogether(id: string, casts: readonly Cast[]): Promise<readonly Counted[]> {
    const counted = await inTransaction<readonly Counted[] | 'too-many'>(
      this.#database,
      async (transaction, undo) => {
        const last = casts.findLast(({ press }) => press.reply !== undefined) ?? casts.at(-1);
        const attributes = last === undefined ? undefined : await touchPoll(transaction, id, last.press);
        const isCounted = ({ vote }: Cast) =>
          attributes !== undefined && (vote.type === 'none' || vote.attribute < attributes);
        if (!casts.some(isCounted)) return undo(casts.map(() => 'closed'));
        await write(transaction, id, casts.filter(isCounted));
        const { count } = await transaction
          .selectFrom('votes')
          .select(({ fn }) => fn.countAll().as('count'))
          .where('poll', '=', id)
          .executeTakeFirstOrThrow();
        if (Number(count) > POLL_LIMITS.voters) return undo('too-many');
        return casts.map((cast) => (isCounted(cast) ? 'counted' : 'closed'));
      },
    );
    if (counted !== 'too-many') return counted;
    if (casts.length === 1) return ['full'];
    // One by one, so that only those who are new are refused.
    const results: Counted[] = [];
    for (const cast of casts) results.push(...(await this.#countTogether(id, [cast])));
    return results;
  }
}

/** Each person's presses, in order, as one change of what is stored of them. */
async function write(transaction: Transaction<Tables>, poll: string, casts: readonly Cast[]): Promise<void> {
  const changes = new Map<string, { readonly replaces: boolean; readonly answers: number }>();
  for (const { vote, press } of casts) {
    const { replaces, answers } = changes.get(press.person) ?? { replaces: false, answers: 0 };
    changes.set(
      press.person,
      vote.type === 'none'
        ? { replaces: true, answers: 0 }
        : { replaces, answers: answers ^ (1 << vote.attribute) },
    );
  }
  const changed_at = Math.max(...casts.map(({ press }) => press.nowMs));
  for (const replaces of [false, true]) {
    const values = [...changes]
      .filter(([, change]) => change.replaces === replaces)
      .map(([person, { answers }]) => ({ poll, person, answers, changed_at }));
    if (values.length === 0) continue;
    // As arithmetic: SQLite has no exclusive or.
    const answers = replaces
      ? sql<number>`excluded.answers`
      : sql<number>`(votes.answers | excluded.answers) - (votes.answers & excluded.answers)`;
    await transaction
      .insertInto('votes')
      .values(values)
      .onConflict((conflict) => conflict.columns(['poll', 'person']).doUpdateSet({ answers, changed_at }))
      .execute();
  }
}

/**
 * How many attributes the poll has; undefined unless it is open. Holds its row until the transaction ends, so that no vote slips
 * past its end.
 */
export async function touchPoll(
  transaction: Transaction<Tables>,
  id: string,
  { nowMs, reply }: Press,
): Promise<number | undefined> {
  const { numUpdatedRows } = await transaction
    .updateTable('polls')
    .set(({ eb }) => ({
      revision: eb('revision', '+', 1),
      changed_at: nowMs,
      ...(reply === undefined ? {} : { reply: JSON.stringify(reply.address), reply_until: reply.untilMs }),
    }))
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return undefined;
  const row = await transaction
    .selectFrom('polls')
    .select('attribute_count')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.attribute_count;
}

/** Of an open poll. */
export async function countVotes(database: Kysely<Tables>, { id, attributes }: Poll): Promise<PollCounts> {
  const counts = Array.from({ length: 2 ** attributes.length }, () => 0);
  const rows = await database
    .selectFrom('votes')
    .select(['answers', ({ fn }) => fn.countAll().as('count')])
    .where('poll', '=', id)
    .groupBy('answers')
    .execute();
  for (const { answers, count } of rows) counts[answers] = Number(count);
  return counts;
}
