/** Polls and votes in SQLite or Postgres: the same queries for both. */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { replyAddressSchema } from '../jobs/contract.js';
import { attributeSchema } from '../jobs/population.js';
import { POLL_LIMITS, type Poll, type PollCounts } from '../polls/poll.js';
import type { Counted, Finished, PollReply, PollStore, Press, Vote } from '../polls/poll-store.js';
import type { KeptPopulation } from '../populations/library.js';
import { createPopulation, holdScope } from './database-populations.js';
import { parseJson } from './parse-json.js';
import { countVotes, PressCounter, touchPoll } from './press-counter.js';
import { inTransaction } from './retry-conflict.js';
import type { PollTable, Tables } from './tables.js';

export class DatabasePolls implements PollStore {
  readonly #database: Kysely<Tables>;
  readonly #presses: PressCounter;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
    this.#presses = new PressCounter(database);
  }

  async create(poll: Poll): Promise<'created' | 'id-taken' | 'too-many'> {
    return await inTransaction(this.#database, async (transaction) => {
      await holdScope(transaction, poll.scope);
      const { count } = await transaction
        .selectFrom('polls')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('scope', '=', poll.scope)
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow();
      if (Number(count) >= POLL_LIMITS.open) return 'too-many';
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('polls')
        .values({
          id: poll.id,
          scope: poll.scope,
          channel: poll.channel,
          title: JSON.stringify(poll.title),
          attributes: JSON.stringify(poll.attributes),
          attribute_count: poll.attributes.length,
          hides_small: poll.hidesSmall ? 1 : 0,
          owner: poll.owner,
          state: poll.state,
          population: JSON.stringify(poll.population),
          counts: null,
          revision: poll.revision,
          drawn_revision: poll.drawnRevision,
          reply: null,
          reply_until: null,
          created_at: poll.createdAtMs,
          changed_at: poll.changedAtMs,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? 'created' : 'id-taken';
    });
  }

  async find(id: string): Promise<{ poll: Poll; counts: PollCounts } | undefined> {
    const row = await this.#database.selectFrom('polls').selectAll().where('id', '=', id).executeTakeFirst();
    const poll = row === undefined ? undefined : read(row);
    if (row === undefined || poll === undefined) return undefined;
    if (row.counts === null) return { poll, counts: await countVotes(this.#database, poll) };
    const counts = countsSchema.safeParse(parseJson(row.counts));
    return counts.success && counts.data.length === 2 ** poll.attributes.length
      ? { poll, counts: counts.data }
      : undefined;
  }

  vote(id: string, vote: Vote, press: Press): Promise<Counted> {
    return this.#presses.count(id, vote, press);
  }

  async answersOf(id: string, person: string): Promise<number | undefined> {
    const row = await this.#database
      .selectFrom('votes')
      .select('answers')
      .where('poll', '=', id)
      .where('person', '=', person)
      .executeTakeFirst();
    return row?.answers;
  }

  async withdraw(id: string, press: Press): Promise<boolean> {
    return await inTransaction<boolean>(this.#database, async (transaction, undo) => {
      if ((await touchPoll(transaction, id, press)) === undefined) return false;
      const { numDeletedRows } = await transaction
        .deleteFrom('votes')
        .where('poll', '=', id)
        .where('person', '=', press.person)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 0n ? undo(false) : true;
    });
  }

  async finish(
    id: string,
    make: (poll: Poll, counts: PollCounts) => KeptPopulation,
    press: Press,
  ): Promise<Finished> {
    return await inTransaction<Finished>(this.#database, async (transaction, undo) => {
      if ((await touchPoll(transaction, id, press)) === undefined) return 'closed';
      const row = await transaction.selectFrom('polls').selectAll().where('id', '=', id).executeTakeFirst();
      const poll = row === undefined ? undefined : read(row);
      if (poll === undefined) return undo('closed');
      const counts = await countVotes(transaction, poll);
      const kept = make(poll, counts);
      const made = await createPopulation(transaction, kept);
      if (made !== 'created') return undo(made);
      await transaction
        .updateTable('polls')
        .set({
          state: 'finished',
          population: JSON.stringify(kept.name),
          counts: JSON.stringify(counts),
        })
        .where('id', '=', id)
        .execute();
      await transaction.deleteFrom('votes').where('poll', '=', id).execute();
      return 'finished';
    });
  }

  async drawn(id: string, revision: number): Promise<void> {
    await this.#database
      .updateTable('polls')
      .set({ drawn_revision: revision })
      .where('id', '=', id)
      .where('drawn_revision', '<', revision)
      .execute();
    await this.#database
      .updateTable('polls')
      .set({ reply: null, reply_until: null })
      .where('id', '=', id)
      .whereRef('drawn_revision', '>=', 'revision')
      .execute();
  }

  async undrawn(nowMs: number): Promise<readonly { id: string; reply: PollReply }[]> {
    const rows = await this.#database
      .selectFrom('polls')
      .select(['id', 'reply', 'reply_until'])
      .whereRef('drawn_revision', '<', 'revision')
      .where('reply_until', '>', nowMs)
      .execute();
    return rows.flatMap(({ id, reply, reply_until }) => {
      const address = replyAddressSchema.safeParse(parseJson(reply ?? ''));
      if (!address.success || address.data.via !== 'discord') return [];
      return [{ id, reply: { address: address.data, untilMs: Number(reply_until) } }];
    });
  }

  async prune(nowMs: number): Promise<number> {
    return await inTransaction(this.#database, async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('polls')
        .where('changed_at', '<', nowMs - POLL_LIMITS.lifetimeMs)
        .executeTakeFirstOrThrow();
      await transaction
        .deleteFrom('votes')
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('polls').select('id').whereRef('polls.id', '=', 'votes.poll'))),
        )
        .execute();
      await transaction
        .updateTable('polls')
        .set({ reply: null, reply_until: null })
        .where('reply_until', '<', nowMs)
        .execute();
      return Number(numDeletedRows);
    });
  }
}

const countsSchema = z.array(z.number().int().min(0)).max(2 ** POLL_LIMITS.attributes.max);
const attributesSchema = z
  .array(attributeSchema)
  .min(POLL_LIMITS.attributes.min)
  .max(POLL_LIMITS.attributes.max);

/** Undefined when this version cannot read it. */
function read(row: Selectable<PollTable>): Poll | undefined {
  const title = parseJson(row.title);
  const attributes = attributesSchema.safeParse(parseJson(row.attributes));
  const population = parseJson(row.population);
  if (typeof title !== 'string' || typeof population !== 'string' || !attributes.success) return undefined;
  return {
    id: row.id,
    scope: row.scope,
    channel: row.channel,
    title,
    attributes: attributes.data,
    hidesSmall: row.hides_small === 1,
    owner: row.owner,
    state: row.state,
    population,
    revision: row.revision,
    drawnRevision: row.drawn_revision,
    createdAtMs: Number(row.created_at),
    changedAtMs: Number(row.changed_at),
  };
}
