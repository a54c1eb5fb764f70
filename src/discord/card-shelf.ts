/** Where the bot keeps questions: in the store, or in its own memory for a while when their text must not be stored. */
import { Failure } from '../jobs/failure.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import type { StoredCard } from '../store/card.js';
import { type CardLimits, type CardStore, createCardId } from '../store/card-store.js';

export interface FoundCard {
  readonly card: StoredCard;
  /** False: in this process's memory only. */
  readonly isLasting: boolean;
}

export const FLEETING_CARDS: CardLimits = { lifetimeMs: 15 * 60_000, cards: 2_000 };

const ID_ATTEMPTS = 3;

export class CardShelf {
  readonly #lasting: CardStore;
  readonly #fleeting: CardStore;
  readonly #logger: Logger;

  constructor(ports: { readonly lasting: CardStore; readonly fleeting: CardStore; readonly logger: Logger }) {
    this.#lasting = ports.lasting;
    this.#fleeting = ports.fleeting;
    this.#logger = ports.logger;
  }

  /** The new card's id; undefined when it could not be kept: the question is answered all the same. */
  async keep(
    card: Omit<StoredCard, 'id'>,
    options: { readonly isLasting: boolean; readonly logger?: Logger },
  ): Promise<string | undefined> {
    const store = options.isLasting ? this.#lasting : this.#fleeting;
    const logger = options.logger ?? this.#logger;
    try {
      for (let attempt = 1; attempt <= ID_ATTEMPTS; attempt++) {
        const id = createCardId();
        if (await store.save({ ...card, id })) return id;
      }
      logger.error('no free id for a question');
    } catch (error) {
      logger.warn({ error: describeError(error) }, 'question not kept');
    }
    return undefined;
  }

  /**
   * Undefined when nothing is kept under the id, or when it is a private question of someone else.
   * Rejects with Failure `store-unavailable`.
   */
  async find(id: string, person: string): Promise<FoundCard | undefined> {
    const fleeting = await this.#fleeting.find(id);
    const card = fleeting ?? (await this.#lasting.find(id));
    if (card === undefined || (card.isPrivate && card.person !== person)) return undefined;
    return { card, isLasting: fleeting === undefined };
  }

  /** The person's own last questions, newest first; none when the store is away. */
  async recent(person: string, limit: number): Promise<readonly StoredCard[]> {
    try {
      return await this.#lasting.recent(person, limit);
    } catch (error) {
      if (error instanceof Failure) return [];
      throw error;
    }
  }
}
