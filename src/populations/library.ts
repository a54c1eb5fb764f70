/**
 * Kept populations and texts, as the rest of the project sees them. One conformance suite runs on every adapter.
 * - names are found whatever their case, spacing and composition (`foldName`), and are unique within a scope so;
 * - what is found equals what was saved;
 * - of two changes at the same time neither is lost: each is applied to what the other left;
 * - every call may reject with Failure `store-unavailable`.
 */
import type { Population } from '../jobs/population.js';
import type { Checked } from '../jobs/refusal.js';

/** Where somebody types: a server's channel, or the direct messages of one person. */
export interface Place {
  /** Owns populations: `g-<server id>` or `u-<person id>`. */
  readonly scope: string;
  readonly channel: string;
}

export type KeptContent =
  | { readonly type: 'members'; readonly population: Population }
  /** Whose words are counted; at most `LIMITS.corpusBytes` of UTF-8. */
  | { readonly type: 'text'; readonly text: string };

export interface KeptPopulation {
  readonly scope: string;
  /** As typed; equal to `population.name` for members. */
  readonly name: string;
  readonly content: KeptContent;
  /**
   * Person id of who made it: may always change it, as may whoever manages the server. Empty when that person has had everything
   * deleted that is stored of them.
   */
  readonly owner: string;
  /** Ids of other persons who may. */
  readonly editors: readonly string[];
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  readonly changedAtMs: number;
}

export interface PopulationSummary {
  readonly name: string;
  readonly type: KeptContent['type'];
  /** Members, or bytes of text. */
  readonly size: number;
  readonly owner: string;
}

export interface PopulationLibrary {
  find(scope: string, name: string): Promise<KeptPopulation | undefined>;
  /** By name. */
  list(scope: string): Promise<readonly PopulationSummary[]>;
  /** Nothing is saved unless `created`. */
  create(kept: KeptPopulation): Promise<'created' | 'name-taken' | 'too-many'>;
  /**
   * Applies `edit` to what is kept and saves what it returns; run again on the newer state when another change came between.
   * Undefined when there is none of that name; a refusal of `edit` changes nothing, and what it throws is thrown. It leaves
   * scope and name as they are; the spelling of the name may change.
   */
  change(
    scope: string,
    name: string,
    edit: (kept: KeptPopulation) => Checked<KeptPopulation>,
  ): Promise<Checked<KeptPopulation> | undefined>;
  /** False when there was none. Channels whose default it was have none after. */
  remove(scope: string, name: string): Promise<boolean>;
  /** Name of the population that the channel asks about unless a question names another. */
  defaultOf(place: Place): Promise<string | undefined>;
  /** Null: none any more. */
  setDefault(place: Place, name: string | null): Promise<void>;
}

/** Most populations in one scope. */
export const MOST_POPULATIONS = 50;
