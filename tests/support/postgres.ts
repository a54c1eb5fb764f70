/** A scratch database on a Postgres that lets this machine in: at 127.0.0.1:5432 unless POSTGRES_TEST_URL says otherwise. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, it } from 'vitest';

const URL_OF_SERVER = process.env.POSTGRES_TEST_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

export interface ScratchDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Undefined when there is one. */
export const postgresMissing: string | undefined = await run('select 1').then(
  () => undefined,
  (error: unknown) => `no Postgres that lets this machine in (${String(error)})`,
);

export async function createScratchDatabase(): Promise<ScratchDatabase> {
  const name = `given_test_${randomBytes(6).toString('hex')}`;
  await run(`create database ${name}`);
  const url = new URL(URL_OF_SERVER);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => run(`drop database if exists ${name} with (force)`),
  };
}

/** A block of tests that needs Postgres: skipped where there is none, with the reason, but a failure under CI. */
export function describeWithPostgres(name: string, define: () => void): void {
  if (postgresMissing === undefined) {
    describe(name, define);
    return;
  }
  if (process.env.CI !== undefined && process.env.CI !== '') {
    it(name, () => {
      throw new Error(`${postgresMissing}, and under CI nothing is skipped`);
    });
    return;
  }
  process.stderr.write(`skipped: ${name}: ${postgresMissing}\n`);
  describe.skip(`${name} (${postgresMissing})`, define);
}

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: URL_OF_SERVER, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
