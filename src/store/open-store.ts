/**
 * The store as the bot uses it: it may be away, and then says so quickly. Nothing waits for it at the start, and it is looked
 * for again when it is needed.
 */
import type { Kysely } from 'kysely';
import { Failure } from '../jobs/failure.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { within } from '../queue/deadline.js';
import type { StoredCard } from './card.js';
import { type CardLimits, type CardStore, KEPT_CARDS } from './card-store.js';
import { DatabaseCards } from './database-cards.js';
import { type DatabasePlace, openDatabase } from './open-database.js';
import type { Tables } from './tables.js';

export interface Store {
  /** Every call settles within `CALL_TIMEOUT_MS`: by rejecting with Failure `store-unavailable` if need be. */
  readonly cards: CardStore;
  close(): Promise<void>;
}

/** Part of the three seconds that Discord waits. */
export const CALL_TIMEOUT_MS = 800;
const LOOK_AGAIN_MS = 5_000;
const PRUNE_EVERY_MS = 24 * 60 * 60_000;

export function openStore(place: DatabasePlace, logger: Logger, limits: CardLimits = KEPT_CARDS): Store {
  const connection = new Connection(place, logger, limits);
  const call = async <T>(work: (cards: CardStore) => Promise<T>): Promise<T> => {
    try {
      return await within(
        connection.cards().then(work),
        CALL_TIMEOUT_MS,
        () => new Error(`no answer within ${CALL_TIMEOUT_MS} ms`),
      );
    } catch (error) {
      throw new Failure('store-unavailable', 'the store of questions cannot be reached', { cause: error });
    }
  };
  // Opened at once, so that the first question does not pay for it.
  connection.cards().catch(() => undefined);
  return {
    cards: {
      save: (card: StoredCard) => call((cards) => cards.save(card)),
      find: (id) => call((cards) => cards.find(id)),
      recent: (person, limit) => call((cards) => cards.recent(person, limit)),
      prune: (nowMs) => call((cards) => cards.prune(nowMs)),
    },
    close: () => connection.close(),
  };
}

class Connection {
  readonly #place: DatabasePlace;
  readonly #logger: Logger;
  readonly #limits: CardLimits;
  #opened: Promise<Kysely<Tables>> | undefined;
  #failedAtMs = Number.NEGATIVE_INFINITY;
  #failure: unknown;
  #prunedAtMs = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(place: DatabasePlace, logger: Logger, limits: CardLimits) {
    this.#place = place;
    this.#logger = logger;
    this.#limits = limits;
  }

  async cards(): Promise<CardStore> {
    const cards = new DatabaseCards(await this.#database(), this.#limits);
    const nowMs = Date.now();
    if (nowMs - this.#prunedAtMs >= PRUNE_EVERY_MS) {
      this.#prunedAtMs = nowMs;
      // Nobody waits for it.
      cards.prune(nowMs).then(
        (count) => count > 0 && this.#logger.info({ count }, 'old questions forgotten'),
        (error) => this.#logger.warn({ error: describeError(error) }, 'old questions not forgotten'),
      );
    }
    return cards;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const opened = await this.#opened?.catch(() => undefined);
    await opened?.destroy();
  }

  #database(): Promise<Kysely<Tables>> {
    if (this.#isClosed) return Promise.reject(new Error('the store is closed'));
    if (this.#opened !== undefined) return this.#opened;
    // A store that is away must not be knocked at by every question.
    if (performance.now() - this.#failedAtMs < LOOK_AGAIN_MS) return Promise.reject(this.#failure);
    const opened = openDatabase(this.#place, this.#logger);
    this.#opened = opened;
    opened.catch((error) => {
      this.#opened = undefined;
      this.#failedAtMs = performance.now();
      this.#failure = error;
      this.#logger.error(
        { error: describeError(error) },
        'the store cannot be opened; answers have no id meanwhile',
      );
    });
    return opened;
  }
}
