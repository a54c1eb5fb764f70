/** A live poll: members say what is true of them, and their answers become a population. */
import { randomInt } from 'node:crypto';
import { LIMITS } from '../jobs/limits.js';
import { POLL_ATTRIBUTES, POLL_LIFETIME_DAYS, SMALL_GROUP } from '../jobs/poll.js';
import type { Attribute, Group } from '../jobs/population.js';
import type { KeptPopulation } from '../populations/library.js';

export interface Poll {
  readonly id: string;
  /** Owns the population that it becomes: `g-<server id>` or `u-<person id>`. */
  readonly scope: string;
  readonly channel: string;
  readonly title: string;
  /** 1–6; each has a button. */
  readonly attributes: readonly Attribute[];
  /** Whether groups of fewer than `SMALL_GROUP` people are hidden, while it is open and in the population. */
  readonly hidesSmall: boolean;
  /** Person id of who started it; empty when that was deleted. */
  readonly owner: string;
  readonly state: 'open' | 'finished';
  /** Name of the population that it shall become, or became. */
  readonly population: string;
  /** Grows with each change of what is shown; several presses at once may be one change. */
  readonly revision: number;
  /** The last revision that stands in the message. */
  readonly drawnRevision: number;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  readonly changedAtMs: number;
}

/** People by their answers: entry m counts those of whom exactly the attributes of m's set bits hold. Length 2^attributes. */
export type PollCounts = readonly number[];

export const POLL_LIMITS = {
  attributes: POLL_ATTRIBUTES,
  titleCharacters: 100,
  /** As many as a population may have members. */
  voters: LIMITS.populationMembers,
  /** Open at the same time in one scope. */
  open: 10,
  /** Without a press a poll is deleted with all answers after this long; a finished one, too. */
  lifetimeMs: POLL_LIFETIME_DAYS * 24 * 60 * 60_000,
} as const;

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID_LENGTH = 8;

/** One of 852 billion, so that nobody presses in a poll that was never shown to them. */
export function createPollId(): string {
  return Array.from({ length: ID_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');
}

/** What may be shown: null for a group that is hidden. Nobody at all counts as few, else an empty group would tell as much. */
export function shownCounts({ hidesSmall }: Pick<Poll, 'hidesSmall'>, counts: PollCounts): (number | null)[] {
  return counts.map((count) => (hidesSmall && count < SMALL_GROUP ? null : count));
}

/** The population that the answers are: counts alone, without anyone's name; whom `shownCounts` hides is left out. */
export function pollPopulation(
  poll: Poll,
  counts: PollCounts,
  { name, owner, nowMs }: { readonly name: string; readonly owner: string; readonly nowMs: number },
): KeptPopulation {
  const groups = shownCounts(poll, counts).flatMap((count, answers): Group[] =>
    count === null || count === 0 ? [] : [{ has: attributesIn(poll, answers).map((one) => one.name), count }],
  );
  return {
    scope: poll.scope,
    name,
    content: { type: 'members', population: { name, attributes: [...poll.attributes], groups } },
    owner,
    editors: [],
    createdAtMs: nowMs,
    changedAtMs: nowMs,
  };
}

export function attributesIn({ attributes }: Pick<Poll, 'attributes'>, answers: number): Attribute[] {
  return attributes.filter((_, bit) => ((answers >> bit) & 1) === 1);
}
