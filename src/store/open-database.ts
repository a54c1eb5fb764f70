/** SQLite in the data folder, or Postgres: one Kysely for both, brought up to date. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dialect, Kysely, Migrator, PostgresDialect, SqliteDialect } from 'kysely';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { MIGRATIONS } from './migrations.js';
import { withSafeWrites } from './sqlite-writes.js';
import type { Tables } from './tables.js';

export interface DatabasePlace {
  /** Present: Postgres, which several bots may share. */
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
}

export const SQLITE_FILE = 'given.sqlite';
/** Holds nothing: it is locked while the tables are brought up to date. */
const LOCK_FILE = 'given.lock';
const LOCK_WAIT_MS = 10_000;
const LOCK_RETRY_MS = 10;
/** A write waits for that of another process; the whole process waits with it, so not for long. */
const SQLITE_BUSY_MS = 250;
const POSTGRES_CONNECTIONS = 4;
const POSTGRES_CONNECT_MS = 1_000;
const POSTGRES_STATEMENT_MS = 5_000;

export async function openDatabase(place: DatabasePlace, logger: Logger): Promise<Kysely<Tables>> {
  const database = new Kysely<Tables>({
    dialect:
      place.databaseUrl === undefined
        ? await sqlite(place.dataDirectory)
        : await postgres(place.databaseUrl, logger),
  });
  try {
    if (place.databaseUrl === undefined) await migrateAlone(database, place.dataDirectory);
    else await migrate(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** Only the library in use is loaded. libsql speaks the interface that Kysely's own dialect expects. */
async function sqlite(directory: string): Promise<Dialect> {
  const { default: Database } = await import('libsql');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const database = new Database(join(directory, SQLITE_FILE), { timeout: SQLITE_BUSY_MS });
  // Readers do not wait for the writer, and a crash of the machine costs the last questions at most, never the file.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  return new SqliteDialect({ database: withSafeWrites(database) });
}

async function postgres(connectionString: string, logger: Logger): Promise<Dialect> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString,
    max: POSTGRES_CONNECTIONS,
    connectionTimeoutMillis: POSTGRES_CONNECT_MS,
    statement_timeout: POSTGRES_STATEMENT_MS,
    application_name: 'given',
  });
  // An idle connection that breaks is replaced by the next query; unheard, the event would end the process.
  pool.on('error', (error) => logger.warn({ error: describeError(error) }, 'a database connection broke'));
  return new PostgresDialect({ pool });
}

/** Postgres locks while migrating. */
async function migrate(database: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * SQLite does not: of two processes that start on a new file at once one would fail to write down what both did. The lock is one
 * of the system's, so it ends with the process that holds it, however that ends.
 */
async function migrateAlone(database: Kysely<Tables>, directory: string): Promise<void> {
  const { default: Database } = await import('libsql');
  const lock = new Database(join(directory, LOCK_FILE), { timeout: 0 });
  try {
    const untilMs = performance.now() + LOCK_WAIT_MS;
    while (!isTaken(lock)) {
      if (performance.now() > untilMs)
        throw new Error(`another process has been bringing the tables up to date for ${LOCK_WAIT_MS} ms`);
      await sleep(LOCK_RETRY_MS);
    }
    await migrate(database);
  } finally {
    lock.close();
  }
}

/** Throws what is not another's lock. */
function isTaken(lock: { exec(sql: string): unknown }): boolean {
  try {
    lock.exec('begin immediate');
    return true;
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (typeof code === 'string' && code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}
