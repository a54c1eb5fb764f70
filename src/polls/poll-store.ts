/**
 * Polls and votes, as the rest of the project sees them. One conformance suite runs on every adapter.
 * - of any number of presses at once each counts; after `finish` none does;
 * - votes are gone once the poll is finished: what stays is counts;
 * - every call may reject with Failure `store-unavailable`.
 */
import type { ReplyAddress } from '../jobs/contract.js';
import type { KeptPopulation } from '../populations/library.js';
import type { Poll, PollCounts } from './poll.js';

/** Where a poll's message can be changed, and until when. */
export interface PollReply {
  readonly address: Extract<ReplyAddress, { via: 'discord' }>;
  /** Milliseconds since the epoch. */
  readonly untilMs: number;
}

/** `toggle`: the attribute of this index, 0…5. `none`: none of them holds, the person is counted all the same. */
export type Vote = { readonly type: 'toggle'; readonly attribute: number } | { readonly type: 'none' };

export interface Press {
  readonly person: string;
  readonly nowMs: number;
  /** Of this press, for a bot that starts again before the change is drawn. */
  readonly reply?: PollReply;
}

/** `closed`: there is no such open poll, or it has no such attribute. */
export type Counted = 'counted' | 'closed' | 'full';

export type Finished = 'finished' | 'closed' | 'name-taken' | 'too-many';

export interface PollStore {
  /** Nothing is saved unless `created`. */
  create(poll: Poll): Promise<'created' | 'id-taken' | 'too-many'>;
  find(id: string): Promise<{ readonly poll: Poll; readonly counts: PollCounts } | undefined>;
  vote(id: string, vote: Vote, press: Press): Promise<Counted>;
  /** The person's answers as bits; undefined when there are none. */
  answersOf(id: string, person: string): Promise<number | undefined>;
  /** False when nothing was stored of the person. */
  withdraw(id: string, press: Press): Promise<boolean>;
  /** Closes the poll, saves the population that `make` returns and deletes the votes: all of it or, unless `finished`, nothing. */
  finish(
    id: string,
    make: (poll: Poll, counts: PollCounts) => KeptPopulation,
    press: Press,
  ): Promise<Finished>;
  /** This revision, or a later one, stands in the message now. */
  drawn(id: string, revision: number): Promise<void>;
  /** Polls whose last changes are drawn nowhere, and where they can be. */
  undrawn(nowMs: number): Promise<readonly { readonly id: string; readonly reply: PollReply }[]>;
  /** Forgets what nobody has touched for `POLL_LIMITS.lifetimeMs`; how many polls were forgotten. */
  prune(nowMs: number): Promise<number>;
}
