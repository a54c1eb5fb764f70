/**
 * Kept questions, as the rest of the project sees them. One conformance suite runs on every adapter.
 * - `save` is all or nothing; an id that is taken is not overwritten;
 * - what is found equals what was saved;
 * - what a newer or older version wrote and this one cannot read counts as not kept.
 */
import { randomInt } from 'node:crypto';
import type { StoredCard } from './card.js';

export interface CardStore {
  /** False when the id is taken: nothing was saved. */
  save(card: StoredCard): Promise<boolean>;
  find(id: string): Promise<StoredCard | undefined>;
  /** A person's own questions, newest first. */
  recent(person: string, limit: number): Promise<readonly StoredCard[]>;
  /** Forgets what is too old or too many; how many were forgotten. */
  prune(nowMs: number): Promise<number>;
}

export interface CardLimits {
  readonly lifetimeMs: number;
  /** The newest are kept. */
  readonly cards: number;
}

export const KEPT_CARDS: CardLimits = { lifetimeMs: 90 * 24 * 60 * 60_000, cards: 100_000 };

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID_LENGTH = 6;

/** One of 887 million, from the system's randomness, so that ids of others cannot be foretold. */
export function createCardId(): string {
  return Array.from({ length: ID_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');
}
