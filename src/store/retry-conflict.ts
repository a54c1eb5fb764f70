/** Writes that meet another's: made again a little later, apart from each other by chance. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.js';

/** SQLite: another process is writing. Postgres: serialisation failure, deadlock. Nothing was changed. */
const CONFLICTS: ReadonlySet<string> = new Set(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', '40001', '40P01']);
const ATTEMPTS = 60;
const LONGEST_WAIT_MS = 20;

/**
 * The value that `work` comes to; undefined from it stands for "somebody else was faster". Rejects with what `work` throws
 * unless that says the same, and after `ATTEMPTS`.
 */
export async function retryConflict<T>(work: () => Promise<{ readonly value: T } | undefined>): Promise<T> {
  let conflict: unknown = new Error('changed by others each time it was to be saved');
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      const done = await work();
      if (done !== undefined) return done.value;
    } catch (error) {
      if (!isConflict(error)) throw error;
      conflict = error;
    }
    await sleep(Math.random() * Math.min(LONGEST_WAIT_MS, 2 ** attempt));
  }
  throw conflict;
}

class Undone extends Error {}

/**
 * All or nothing: what `work` comes to, or what it gives to `undo`, which takes back all that it did. In SQLite it writes from its
 * beginning, as `sqlite-writes.ts` says, so it is for what changes something.
 */
export async function inTransaction<T>(
  database: Kysely<Tables>,
  work: (transaction: Transaction<Tables>, undo: (value: T) => never) => Promise<T>,
): Promise<T> {
  let undone: { readonly value: T } | undefined;
  const undo = (value: T): never => {
    undone = { value };
    throw new Undone();
  };
  try {
    return await retryConflict(async () => ({
      value: await database.transaction().execute((transaction) => work(transaction, undo)),
    }));
  } catch (error) {
    if (error instanceof Undone && undone !== undefined) return undone.value;
    throw error;
  }
}

function isConflict(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && CONFLICTS.has(code);
}
