/**
 * The store as the bot uses it: it may be away, and then says so quickly. Nothing waits for it at the start, and it is looked
 * for again when it is needed.
 */
import { Failure } from '../jobs/failure.js';
import type { Checked } from '../jobs/refusal.js';
import { within } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import type { KeptPopulation, PopulationLibrary } from '../populations/library.js';
import { type CardLimits, type CardStore, KEPT_CARDS } from './card-store.js';
import { type OpenedStore, StoreConnection } from './connection.js';
import type { DatabasePlace } from './open-database.js';

export interface Store {
  // Every call of these settles within `CALL_TIMEOUT_MS`: by rejecting with Failure `store-unavailable` if need be.
  readonly cards: CardStore;
  readonly populations: PopulationLibrary;
  close(): Promise<void>;
}

/** Part of the three seconds that Discord waits. */
export const CALL_TIMEOUT_MS = 800;

export function openStore(place: DatabasePlace, logger: Logger, limits: CardLimits = KEPT_CARDS): Store {
  const connection = new StoreConnection(place, logger, limits);
  const call = async <T>(work: (opened: OpenedStore) => Promise<T>): Promise<T> => {
    try {
      return await within(
        connection.open().then(work),
        CALL_TIMEOUT_MS,
        () => new Error(`no answer within ${CALL_TIMEOUT_MS} ms`),
      );
    } catch (error) {
      throw new Failure('store-unavailable', 'the store cannot be reached', { cause: error });
    }
  };
  // Opened at once, so that the first question does not pay for it.
  connection.open().catch(() => undefined);
  return {
    cards: {
      save: (card) => call(({ cards }) => cards.save(card)),
      find: (id) => call(({ cards }) => cards.find(id)),
      recent: (person, limit) => call(({ cards }) => cards.recent(person, limit)),
      prune: (nowMs) => call(({ cards }) => cards.prune(nowMs)),
    },
    populations: {
      find: (scope, name) => call(({ populations }) => populations.find(scope, name)),
      list: (scope) => call(({ populations }) => populations.list(scope)),
      create: (kept) => call(({ populations }) => populations.create(kept)),
      change: (scope, name, edit) =>
        throwingAsGiven(edit, (safeEdit) =>
          call(({ populations }) => populations.change(scope, name, safeEdit)),
        ),
      remove: (scope, name) => call(({ populations }) => populations.remove(scope, name)),
      defaultOf: (where) => call(({ populations }) => populations.defaultOf(where)),
      setDefault: (where, name) => call(({ populations }) => populations.setDefault(where, name)),
    },
    close: () => connection.close(),
  };
}

type Edit = (kept: KeptPopulation) => Checked<KeptPopulation>;

/** What an edit itself throws is a bug of the edit, and not a store that is away. */
async function throwingAsGiven<T>(edit: Edit, change: (edit: Edit) => Promise<T>): Promise<T> {
  let bug: { readonly error: unknown } | undefined;
  try {
    return await change((kept) => {
      try {
        return edit(kept);
      } catch (error) {
        bug = { error };
        throw error;
      }
    });
  } catch (error) {
    throw bug === undefined ? error : bug.error;
  }
}
