/**
 * Large parts of questions (a population, a text whose words are counted) are kept once for each content, however many cards
 * hold them; a card's question holds `{ "snapshot": <hash> }` in their place. Which kind of question it is does not matter.
 */
import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.js';

/** Fields of a question that may be large. */
const PARTS = ['population', 'corpus'] as const;
const HASH = /^[0-9a-f]{64}$/;
/** A card that is being saved names its parts a little later than they are kept. */
const GRACE_MS = 60 * 60_000;
/** Fewer than the parameters that one query may have. */
const HASHES_AT_ONCE = 100;

export interface TakenApart {
  /** As it is kept. */
  readonly question: Readonly<Record<string, unknown>>;
  /** JSON by its hash. */
  readonly parts: ReadonlyMap<string, string>;
}

export function takeApart(question: object): TakenApart {
  const parts = new Map<string, string>();
  const entries = Object.entries(question).map(([field, value]) => {
    if (value === undefined || !isPart(field)) return [field, value] as const;
    const content = JSON.stringify(value);
    const hash = createHash('sha256').update(content).digest('hex');
    parts.set(hash, content);
    return [field, { snapshot: hash }] as const;
  });
  return { question: Object.fromEntries(entries), parts };
}

/** Hashes of the parts that a question, as it is kept, lacks: none of one that was saved whole. */
export function lackingParts(question: unknown): string[] {
  return partsOf(question).map(({ hash }) => hash);
}

/** Undefined when a part is not there. */
export function putTogether(question: unknown, contents: ReadonlyMap<string, string>): unknown {
  const parts = partsOf(question);
  if (parts.length === 0) return question;
  const found = parts.map(({ field, hash }) => [field, contents.get(hash)] as const);
  if (found.some(([, content]) => content === undefined)) return undefined;
  return {
    ...(question as object),
    ...Object.fromEntries(found.map(([field, content = '']) => [field, JSON.parse(content)])),
  };
}

export async function findParts(
  database: Kysely<Tables>,
  hashes: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(hashes)];
  const found = new Map<string, string>();
  for (let from = 0; from < wanted.length; from += HASHES_AT_ONCE) {
    const rows = await database
      .selectFrom('snapshots')
      .select(['hash', 'content'])
      .where('hash', 'in', wanted.slice(from, from + HASHES_AT_ONCE))
      .execute();
    for (const { hash, content } of rows) found.set(hash, content);
  }
  return found;
}

/** Part of saving a card. */
export async function keepParts(
  transaction: Transaction<Tables>,
  card: string,
  parts: ReadonlyMap<string, string>,
  nowMs: number,
): Promise<void> {
  for (const [hash, content] of parts) {
    await transaction
      .insertInto('snapshots')
      .values({ hash, content, used_at: nowMs })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet({ used_at: nowMs }))
      .execute();
    await transaction.insertInto('card_snapshots').values({ card, snapshot: hash }).execute();
  }
}

/**
 * Part of forgetting cards. A card that is saved meanwhile renews `used_at` of its parts, and a row that is deleted is looked
 * at once more when its lock is had, so that no part goes between being found there and being used.
 */
export async function forgetParts(database: Kysely<Tables>, nowMs: number): Promise<void> {
  await database
    .deleteFrom('card_snapshots')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('cards').select('id').whereRef('cards.id', '=', 'card_snapshots.card'))),
    )
    .execute();
  await database
    .deleteFrom('snapshots')
    .where('used_at', '<', nowMs - GRACE_MS)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('card_snapshots')
            .select('card')
            .whereRef('card_snapshots.snapshot', '=', 'snapshots.hash'),
        ),
      ),
    )
    .execute();
}

function isPart(field: string): boolean {
  return PARTS.some((part) => part === field);
}

function partsOf(question: unknown): { readonly field: string; readonly hash: string }[] {
  if (typeof question !== 'object' || question === null) return [];
  return PARTS.flatMap((field) => {
    const part: unknown = Reflect.get(question, field);
    if (typeof part !== 'object' || part === null) return [];
    const hash: unknown = Reflect.get(part, 'snapshot');
    return typeof hash === 'string' && HASH.test(hash) ? [{ field, hash }] : [];
  });
}
