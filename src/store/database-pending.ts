/** Pending replies in SQLite or Postgres. */
import { type Kysely, PostgresAdapter, type RawBuilder, type Selectable, sql } from 'kysely';
import { LOCALES } from '../jobs/locale.js';
import { FORGET_PROCESS_MS, type PendingReply, type PendingStore } from './pending-replies.js';
import { retryConflict } from './retry-conflict.js';
import type { PendingReplyTable, Tables } from './tables.js';

export class DatabasePending implements PendingStore {
  readonly #database: Kysely<Tables>;
  readonly #isPostgres: boolean;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
    this.#isPostgres = database.getExecutor().adapter instanceof PostgresAdapter;
  }

  async begin({ jobId, api, applicationId, token, owner, expiresAtMs, locale }: PendingReply): Promise<void> {
    await this.#write(() =>
      this.#database
        .insertInto('pending_replies')
        .values({
          job: jobId,
          api,
          application: applicationId,
          token,
          owner,
          created_at: this.#now(),
          expires_at: expiresAtMs,
          locale: locale ?? null,
        })
        .onConflict((conflict) => conflict.column('job').doNothing())
        .execute(),
    );
  }

  async end(jobIds: readonly string[]): Promise<void> {
    if (jobIds.length === 0) return;
    await this.#write(() =>
      this.#database.deleteFrom('pending_replies').where('job', 'in', jobIds).execute(),
    );
  }

  async beat(owner: string): Promise<void> {
    await this.#write(() =>
      this.#database
        .insertInto('bot_processes')
        .values({ owner, beat_at: this.#now() })
        .onConflict((conflict) => conflict.column('owner').doUpdateSet({ beat_at: this.#now() }))
        .execute(),
    );
  }

  async leave(owner: string): Promise<void> {
    await this.#write(() => this.#database.deleteFrom('bot_processes').where('owner', '=', owner).execute());
  }

  async orphans(applicationId: string, silentMs: number, limit: number): Promise<readonly PendingReply[]> {
    const silentSince = this.#now(-silentMs);
    const rows = await this.#database
      .selectFrom('pending_replies')
      .leftJoin('bot_processes', 'bot_processes.owner', 'pending_replies.owner')
      .selectAll('pending_replies')
      .where('application', '=', applicationId)
      .where('created_at', '<=', silentSince)
      .where('expires_at', '>', this.#now())
      .where((where) => where.or([where('beat_at', 'is', null), where('beat_at', '<=', silentSince)]))
      .orderBy('created_at')
      .limit(limit)
      .execute();
    return rows.map(read);
  }

  async claim(jobId: string, from: string, to: string): Promise<boolean> {
    return await this.#write(async () => {
      const { numUpdatedRows } = await this.#database
        .updateTable('pending_replies')
        .set({ owner: to })
        .where('job', '=', jobId)
        .where('owner', '=', from)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    });
  }

  async prune(): Promise<void> {
    await this.#write(() =>
      this.#database.deleteFrom('pending_replies').where('expires_at', '<=', this.#now()).execute(),
    );
    await this.#write(() =>
      this.#database
        .deleteFrom('bot_processes')
        .where('beat_at', '<=', this.#now(-FORGET_PROCESS_MS))
        .execute(),
    );
  }

  async #write<T>(work: () => Promise<T>): Promise<T> {
    return await retryConflict(async () => ({ value: await work() }));
  }

  /** Milliseconds since the epoch by the one clock that all processes share: a file of SQLite is on one machine. */
  #now(offsetMs = 0): RawBuilder<number> {
    return this.#isPostgres
      ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint + ${offsetMs}::bigint`
      : sql<number>`${Date.now() + offsetMs}`;
  }
}

function read(row: Selectable<PendingReplyTable>): PendingReply {
  const { job, api, application, token, owner, expires_at } = row;
  const locale = LOCALES.find((one) => one === row.locale);
  return {
    jobId: job,
    api,
    applicationId: application,
    token,
    owner,
    expiresAtMs: Number(expires_at),
    ...(locale === undefined ? {} : { locale }),
  };
}
