/**
 * libsql as Kysely uses it, with one care more. A statement of libsql that was refused because another process writes stays
 * open until it is collected as garbage, and as long as it does, no transaction of its connection can be committed. So the right to
 * write is asked for by `exec`, which leaves nothing open, before any statement that writes is run.
 */

import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type Database from 'libsql';

export function withSafeWrites(database: InstanceType<typeof Database>): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      if (sql === 'begin') return executing(() => database.exec('begin immediate'));
      if (sql === 'commit' || sql === 'rollback') return executing(() => database.exec(sql));
      const statement = database.prepare(sql);
      if (statement.reader) return statement;
      return {
        reader: false,
        all: (parameters) => statement.all(parameters),
        iterate: (parameters) => statement.iterate(parameters),
        run: (parameters) => {
          if (database.inTransaction) return statement.run(parameters);
          database.exec('begin immediate');
          try {
            const result = statement.run(parameters);
            database.exec('commit');
            return result;
          } catch (error) {
            if (database.inTransaction) database.exec('rollback');
            throw error;
          }
        },
      };
    },
  };
}

function executing(execute: () => void): SqliteStatement {
  return {
    reader: false,
    all: () => [],
    iterate: () => [].values(),
    run: () => {
      execute();
      return { changes: 0, lastInsertRowid: 0 };
    },
  };
}
