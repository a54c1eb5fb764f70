/** Polls in memory, for tests. Nothing falls back to it: a store that is away is a failure. */
import { POLL_LIMITS, type Poll, type PollCounts } from '../polls/poll.js';
import type { Counted, Finished, PollReply, PollStore, Press, Vote } from '../polls/poll-store.js';
import type { KeptPopulation, PopulationLibrary } from '../populations/library.js';

interface Kept {
  poll: Poll;
  counts: PollCounts | undefined;
  reply: PollReply | undefined;
  readonly votes: Map<string, number>;
}

export class MemoryPolls implements PollStore {
  readonly #polls = new Map<string, Kept>();
  readonly #populations: PopulationLibrary;

  constructor(populations: PopulationLibrary) {
    this.#populations = populations;
  }

  async create(poll: Poll): Promise<'created' | 'id-taken' | 'too-many'> {
    const open = [...this.#polls.values()].filter(
      (kept) => kept.poll.scope === poll.scope && kept.poll.state === 'open',
    );
    if (open.length >= POLL_LIMITS.open) return 'too-many';
    if (this.#polls.has(poll.id)) return 'id-taken';
    this.#polls.set(poll.id, { poll, counts: undefined, reply: undefined, votes: new Map() });
    return 'created';
  }

  async find(id: string): Promise<{ poll: Poll; counts: PollCounts } | undefined> {
    const kept = this.#polls.get(id);
    return kept === undefined ? undefined : { poll: kept.poll, counts: countsOf(kept) };
  }

  async vote(id: string, vote: Vote, press: Press): Promise<Counted> {
    const kept = this.#open(id);
    if (kept === undefined) return 'closed';
    if (vote.type === 'toggle' && vote.attribute >= kept.poll.attributes.length) return 'closed';
    const before = kept.votes.get(press.person);
    if (before === undefined && kept.votes.size >= POLL_LIMITS.voters) return 'full';
    kept.votes.set(press.person, vote.type === 'none' ? 0 : (before ?? 0) ^ (1 << vote.attribute));
    touch(kept, press);
    return 'counted';
  }

  async answersOf(id: string, person: string): Promise<number | undefined> {
    return this.#polls.get(id)?.votes.get(person);
  }

  async withdraw(id: string, press: Press): Promise<boolean> {
    const kept = this.#open(id);
    if (kept?.votes.delete(press.person) !== true) return false;
    touch(kept, press);
    return true;
  }

  async finish(
    id: string,
    make: (poll: Poll, counts: PollCounts) => KeptPopulation,
    press: Press,
  ): Promise<Finished> {
    const kept = this.#open(id);
    if (kept === undefined) return 'closed';
    const counts = countsOf(kept);
    const population = make(kept.poll, counts);
    // No vote comes between.
    const open = kept.poll;
    kept.poll = { ...open, state: 'finished', population: population.name };
    const made = await this.#populations.create(population);
    if (made !== 'created') {
      kept.poll = open;
      return made;
    }
    kept.counts = counts;
    kept.votes.clear();
    touch(kept, press);
    return 'finished';
  }

  async drawn(id: string, revision: number): Promise<void> {
    const kept = this.#polls.get(id);
    if (kept === undefined) return;
    const drawnRevision = Math.max(kept.poll.drawnRevision, revision);
    kept.poll = { ...kept.poll, drawnRevision };
    if (drawnRevision >= kept.poll.revision) kept.reply = undefined;
  }

  async undrawn(nowMs: number): Promise<readonly { id: string; reply: PollReply }[]> {
    return [...this.#polls.values()].flatMap(({ poll, reply }) =>
      poll.drawnRevision < poll.revision && reply !== undefined && reply.untilMs > nowMs
        ? [{ id: poll.id, reply }]
        : [],
    );
  }

  async prune(nowMs: number): Promise<number> {
    const old = [...this.#polls.values()].filter(
      ({ poll }) => poll.changedAtMs < nowMs - POLL_LIMITS.lifetimeMs,
    );
    for (const { poll } of old) this.#polls.delete(poll.id);
    return old.length;
  }

  #open(id: string): Kept | undefined {
    const kept = this.#polls.get(id);
    return kept?.poll.state === 'open' ? kept : undefined;
  }
}

function touch(kept: Kept, { nowMs, reply }: Press): void {
  kept.poll = { ...kept.poll, revision: kept.poll.revision + 1, changedAtMs: nowMs };
  if (reply !== undefined) kept.reply = reply;
}

function countsOf({ poll, counts, votes }: Kept): PollCounts {
  if (counts !== undefined) return counts;
  const counted = Array.from({ length: 2 ** poll.attributes.length }, () => 0);
  for (const answers of votes.values()) counted[answers] = (counted[answers] ?? 0) + 1;
  return counted;
}
