/** What the database is like, without changing it: for whoever looks after the bot. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Kysely, Migrator, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { within } from '../ops/deadline.js';
import { MIGRATIONS } from './migrations.js';
import { type DatabasePlace, SQLITE_FILE } from './open-database.js';

export type DatabaseInspection =
  /** There is no file yet; the bot makes it. */
  | { readonly state: 'absent'; readonly path: string; readonly isWritable: boolean }
  | { readonly state: 'unreachable'; readonly detail: string }
  | {
      readonly state: 'there';
      readonly kind: 'sqlite' | 'postgres';
      /** Names of the changes that the bot will make when it starts. */
      readonly pending: readonly string[];
      /** Names of changes that this version does not know: a later one made them. */
      readonly unknown: readonly string[];
      readonly isWritable: boolean;
      /** Of a SQLite file: what its own check says; "ok" when all is well. */
      readonly integrity: string;
    };

const TIMEOUT_MS = 5_000;

/** Never rejects. */
export async function inspectDatabase(place: DatabasePlace): Promise<DatabaseInspection> {
  try {
    const look = place.databaseUrl === undefined ? sqlite(place.dataDirectory) : postgres(place.databaseUrl);
    return await within(look, TIMEOUT_MS, () => new Error(`no answer within ${TIMEOUT_MS / 1000} s`));
  } catch (error) {
    return { state: 'unreachable', detail: reasonOf(error) };
  }
}

async function sqlite(directory: string): Promise<DatabaseInspection> {
  const path = join(directory, SQLITE_FILE);
  if ((await stat(path).catch(() => undefined)) === undefined) {
    return { state: 'absent', path, isWritable: await isWritable(await nearest(directory)) };
  }
  const { default: Database } = await import('libsql');
  const file = new Database(path, { timeout: 1_000 });
  const database = new Kysely<unknown>({ dialect: new SqliteDialect({ database: file }) });
  try {
    const checked = await sql<{ readonly quick_check: string }>`PRAGMA quick_check(1)`.execute(database);
    return {
      state: 'there',
      kind: 'sqlite',
      ...(await migrationsOf(database)),
      isWritable: (await isWritable(path)) && (await isWritable(directory)),
      integrity: checked.rows[0]?.quick_check ?? 'unknown',
    };
  } finally {
    await database.destroy();
  }
}

async function postgres(connectionString: string): Promise<DatabaseInspection> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: TIMEOUT_MS });
  pool.on('error', () => undefined);
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const may = await sql<{ readonly may: boolean }>`
      select has_schema_privilege(current_schema(), 'CREATE') and not pg_is_in_recovery() as may
    `.execute(database);
    return {
      state: 'there',
      kind: 'postgres',
      ...(await migrationsOf(database)),
      isWritable: may.rows[0]?.may === true,
      integrity: 'ok',
    };
  } finally {
    await database.destroy();
  }
}

async function migrationsOf(
  database: Kysely<unknown>,
): Promise<{ readonly pending: readonly string[]; readonly unknown: readonly string[] }> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const known = await migrator.getMigrations();
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  const isNew = !tables.some(({ name }) => name === 'kysely_migration');
  const made = isNew
    ? []
    : (await sql<{ readonly name: string }>`select name from kysely_migration`.execute(database)).rows;
  return {
    pending: known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name),
    unknown: made.map(({ name }) => name).filter((name) => !known.some((one) => one.name === name)),
  };
}

/** The folder itself, or the first one above it that is there. */
async function nearest(path: string): Promise<string> {
  const isThere = (await stat(path).catch(() => undefined)) !== undefined;
  return isThere || dirname(path) === path ? path : await nearest(dirname(path));
}

async function isWritable(path: string): Promise<boolean> {
  return await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** Without addresses: they hold passwords. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code: unknown = Reflect.get(error, 'code');
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens there';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host is not known';
    case '28P01':
    case '28000':
      return 'it does not accept the name or password';
    case '3D000':
      return 'the database of that name does not exist';
    default:
      return typeof code === 'string' ? `${code}: ${error.message}` : error.message;
  }
}
