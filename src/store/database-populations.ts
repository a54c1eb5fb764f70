/** Kept populations in SQLite or Postgres: the same queries for both. */
import type { Kysely, Selectable, Transaction } from 'kysely';
import { accept, type Checked } from '../jobs/refusal.js';
import {
  type KeptPopulation,
  MOST_POPULATIONS,
  type Place,
  type PopulationLibrary,
  type PopulationSummary,
} from '../populations/library.js';
import { othersTurn } from '../populations/slices.js';
import {
  byName,
  checkSamePopulation,
  contentSize,
  keptContentSchema,
  personsSchema,
  populationKey,
  readName,
} from './kept-content.js';
import { parseJson } from './parse-json.js';
import { inTransaction, retryConflict } from './retry-conflict.js';
import type { PopulationTable, Tables } from './tables.js';

export class DatabasePopulations implements PopulationLibrary {
  readonly #database: Kysely<Tables>;
  /** The last change of each population that this process is making: its own changes wait in line instead of racing. */
  readonly #changing = new Map<string, Promise<unknown>>();

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async find(scope: string, name: string): Promise<KeptPopulation | undefined> {
    return (await this.#read(scope, name))?.kept;
  }

  async list(scope: string): Promise<readonly PopulationSummary[]> {
    const rows = await this.#database
      .selectFrom('populations')
      .select(['name', 'folded', 'type', 'size', 'owner'])
      .where('scope', '=', scope)
      .execute();
    return rows
      .map(({ name, folded, type, size, owner }) => ({ name: readName(name, folded), type, size, owner }))
      .sort(byName);
  }

  async create(kept: KeptPopulation): Promise<'created' | 'name-taken' | 'too-many'> {
    const written = write(kept);
    await othersTurn();
    return await inTransaction(this.#database, (transaction) => createPopulation(transaction, kept, written));
  }

  async change(
    scope: string,
    name: string,
    edit: (kept: KeptPopulation) => Checked<KeptPopulation>,
  ): Promise<Checked<KeptPopulation> | undefined> {
    const key = JSON.stringify([scope, populationKey(name)]);
    const before = this.#changing.get(key) ?? Promise.resolve();
    const change = before.then(() => retryConflict(() => this.#changeOnce(scope, name, edit)));
    const done = change.then(
      () => undefined,
      () => undefined,
    );
    this.#changing.set(key, done);
    try {
      return await change;
    } finally {
      if (this.#changing.get(key) === done) this.#changing.delete(key);
    }
  }

  async remove(scope: string, name: string): Promise<boolean> {
    return await inTransaction(this.#database, async (transaction) => {
      const folded = populationKey(name);
      const { numDeletedRows } = await transaction
        .deleteFrom('populations')
        .where('scope', '=', scope)
        .where('folded', '=', folded)
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) return false;
      await transaction
        .deleteFrom('channel_defaults')
        .where('scope', '=', scope)
        .where('folded', '=', folded)
        .execute();
      return true;
    });
  }

  async defaultOf({ scope, channel }: Place): Promise<string | undefined> {
    const row = await this.#database
      .selectFrom('channel_defaults')
      .select(['name', 'folded'])
      .where('scope', '=', scope)
      .where('channel', '=', channel)
      .executeTakeFirst();
    return row === undefined ? undefined : readName(row.name, row.folded);
  }

  async setDefault({ scope, channel }: Place, name: string | null): Promise<void> {
    if (name === null) {
      await this.#database
        .deleteFrom('channel_defaults')
        .where('scope', '=', scope)
        .where('channel', '=', channel)
        .execute();
      return;
    }
    const named = { folded: populationKey(name), name: JSON.stringify(name) };
    await this.#database
      .insertInto('channel_defaults')
      .values({ scope, channel, ...named })
      .onConflict((conflict) => conflict.columns(['scope', 'channel']).doUpdateSet(named))
      .execute();
  }

  /** Undefined: somebody else changed it meanwhile. */
  async #changeOnce(
    scope: string,
    name: string,
    edit: (kept: KeptPopulation) => Checked<KeptPopulation>,
  ): Promise<{ readonly value: Checked<KeptPopulation> | undefined } | undefined> {
    const found = await this.#read(scope, name);
    if (found === undefined) return { value: undefined };
    // SQLite answers at once, so reading, changing and writing thousands of members would be one long piece of work.
    await othersTurn();
    const edited = edit(found.kept);
    if (!edited.ok) return { value: edited };
    checkSamePopulation(found.kept, edited.value);
    await othersTurn();
    const written = write(edited.value);
    await othersTurn();
    const { numUpdatedRows } = await this.#database
      .updateTable('populations')
      .set({ ...written, version: found.version + 1 })
      .where('scope', '=', scope)
      .where('folded', '=', populationKey(name))
      .where('version', '=', found.version)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n ? { value: accept(edited.value) } : undefined;
  }

  async #read(
    scope: string,
    name: string,
  ): Promise<{ readonly kept: KeptPopulation; readonly version: number } | undefined> {
    const row = await this.#database
      .selectFrom('populations')
      .selectAll()
      .where('scope', '=', scope)
      .where('folded', '=', populationKey(name))
      .executeTakeFirst();
    await othersTurn();
    const kept = row === undefined ? undefined : read(row);
    return row === undefined || kept === undefined ? undefined : { kept, version: row.version };
  }
}

/**
 * Part of a transaction. The scope's row is held until its end, so that of two who add the fiftieth at once the second counts
 * what the first added.
 */
export async function createPopulation(
  transaction: Transaction<Tables>,
  kept: KeptPopulation,
  written: ReturnType<typeof write> = write(kept),
): Promise<'created' | 'name-taken' | 'too-many'> {
  const { scope } = kept;
  await holdScope(transaction, scope);
  const rows = await transaction
    .selectFrom('populations')
    .select('folded')
    .where('scope', '=', scope)
    .execute();
  const folded = populationKey(kept.name);
  if (rows.some((row) => row.folded === folded)) return 'name-taken';
  if (rows.length >= MOST_POPULATIONS) return 'too-many';
  await transaction
    .insertInto('populations')
    .values({ scope, folded, version: 1, ...written })
    .execute();
  return 'created';
}

/** Until the end of the transaction, nobody else who counts what the scope has gets further than here. */
export async function holdScope(transaction: Transaction<Tables>, scope: string): Promise<void> {
  await transaction
    .insertInto('population_scopes')
    .values({ scope })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet({ scope }))
    .execute();
}

function write(kept: KeptPopulation) {
  return {
    name: JSON.stringify(kept.name),
    type: kept.content.type,
    content: JSON.stringify(kept.content),
    size: contentSize(kept.content),
    owner: kept.owner,
    editors: JSON.stringify(kept.editors),
    created_at: kept.createdAtMs,
    changed_at: kept.changedAtMs,
  };
}

/** Undefined when this version cannot read it. */
function read(row: Selectable<PopulationTable>): KeptPopulation | undefined {
  const content = keptContentSchema.safeParse(parseJson(row.content));
  const editors = personsSchema.safeParse(parseJson(row.editors));
  if (!content.success || !editors.success) return undefined;
  return {
    scope: row.scope,
    name: readName(row.name, row.folded),
    content: content.data,
    owner: row.owner,
    editors: editors.data,
    createdAtMs: Number(row.created_at),
    changedAtMs: Number(row.changed_at),
  };
}
