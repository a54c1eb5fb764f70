/** What members and starters do with polls: who may, what is stored, and when the message is drawn again. */
import { randomUUID } from 'node:crypto';
import { ANSWER_LIFETIME_MS, type Job, type Question, type ReplyAddress } from '../jobs/contract.js';
import { LIMITS } from '../jobs/limits.js';
import type { PollQuestion } from '../jobs/poll.js';
import type { Attribute } from '../jobs/population.js';
import { accept, type Checked, type Refusal, refuse } from '../jobs/refusal.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { MOST_POPULATIONS, type Place } from '../populations/library.js';
import type { JobProducer } from '../queue/port.js';
import { submitAndWait } from '../queue/submit-and-wait.js';
import {
  createPollId,
  POLL_LIMITS,
  type Poll,
  type PollCounts,
  pollPopulation,
  shownCounts,
} from './poll.js';
import type { PollReply, PollStore, Vote } from './poll-store.js';
import { REDRAW_LIMITS, type RedrawLimits, Redraws } from './redraws.js';

/** Who presses or types, and where. Everything else that a press brings may be forged. */
export interface Member {
  readonly person: string;
  readonly place: Place;
  /** Whether the person may change what belongs to the whole server. */
  readonly mayManage: boolean;
  /** Where the message can be changed that was pressed or is about to appear. */
  readonly reply: ReplyAddress;
}

export interface PollDraft {
  readonly title: string;
  readonly attributes: readonly Attribute[];
  readonly hidesSmall: boolean;
  /** Checked name of the population that it shall become. */
  readonly population: string;
}

export interface PollPorts {
  readonly polls: PollStore;
  readonly producer: Pick<JobProducer, 'submit' | 'outcome'>;
  readonly logger: Logger;
  readonly now?: () => number;
  readonly limits?: RedrawLimits;
}

const ID_ATTEMPTS = 3;
/** Longer than any drawing takes; past it the next one is tried. */
const DRAW_TIMEOUT_MS = 60_000;

export class PollDesk {
  readonly #polls: PollStore;
  readonly #producer: PollPorts['producer'];
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #redraws: Redraws;

  constructor({ polls, producer, logger, now = Date.now, limits = REDRAW_LIMITS }: PollPorts) {
    this.#polls = polls;
    this.#producer = producer;
    this.#logger = logger;
    this.#now = now;
    this.#redraws = new Redraws(
      {
        draw: (poll, reply) => this.#draw(poll, reply),
        now,
        later: (delayMs, act) => {
          const timer = setTimeout(act, delayMs);
          return () => clearTimeout(timer);
        },
      },
      limits,
    );
  }

  /** The poll as its first message shows it; a picture follows. */
  async start(draft: PollDraft, { person, place, reply }: Member): Promise<Checked<PollQuestion>> {
    const nowMs = this.#now();
    for (let attempt = 1; attempt <= ID_ATTEMPTS; attempt++) {
      const poll: Poll = {
        ...draft,
        id: createPollId(),
        scope: place.scope,
        channel: place.channel,
        owner: person,
        state: 'open',
        revision: 0,
        drawnRevision: 0,
        createdAtMs: nowMs,
        changedAtMs: nowMs,
      };
      const created = await this.#polls.create(poll);
      if (created === 'too-many') return refuse({ code: 'too-many-polls', limit: POLL_LIMITS.open });
      if (created === 'id-taken') continue;
      const address = this.#replyTo(reply);
      if (address !== undefined) {
        this.#redraws.shown(poll.id, address);
        this.#redraws.request(poll.id);
      }
      return accept(pollQuestion(poll, emptyCounts(poll)));
    }
    throw new Error('no free id for a poll');
  }

  async vote(id: string, vote: Vote, member: Member): Promise<Checked<null>> {
    const found = await this.#open(id, member);
    if (!found.ok) return found;
    const reply = this.#replyTo(member.reply);
    const counted = await this.#polls.vote(id, vote, this.#press(member, reply));
    if (counted === 'closed') return refuse({ code: 'poll-closed' });
    if (counted === 'full') return refuse({ code: 'poll-full', limit: POLL_LIMITS.voters });
    this.#redraws.request(id, reply);
    return accept(null);
  }

  /** What is stored of the person: `answers` undefined when nothing is. */
  async mine(
    id: string,
    member: Member,
  ): Promise<Checked<{ readonly poll: Poll; readonly answers: number | undefined }>> {
    const found = await this.#open(id, member);
    if (!found.ok) return found;
    return accept({ poll: found.value.poll, answers: await this.#polls.answersOf(id, member.person) });
  }

  /** Whether there was something to delete. It is pressed in a message of its own, so the poll's is drawn where it was last. */
  async withdraw(
    id: string,
    member: Member,
  ): Promise<Checked<{ readonly poll: Poll; readonly wasStored: boolean }>> {
    const found = await this.#open(id, member);
    if (!found.ok) return found;
    const wasStored = await this.#polls.withdraw(id, this.#press(member, undefined));
    if (wasStored) this.#redraws.request(id);
    return accept({ poll: found.value.poll, wasStored });
  }

  /** Its numbers are others now, though nobody pressed: drawn where it was last, or with the next press. */
  changed(id: string): void {
    this.#redraws.request(id);
  }

  /** The poll, for someone who may finish it. */
  async toFinish(id: string, member: Member): Promise<Checked<Poll>> {
    const found = await this.#open(id, member);
    if (!found.ok) return found;
    const { poll } = found.value;
    const mayManage = member.mayManage && member.place.scope === poll.scope;
    if (!mayManage && poll.owner !== member.person) return refuse({ code: 'poll-of-another' });
    return accept(poll);
  }

  /** `name` is checked. Whoever finishes the poll of nobody owns the population. */
  async finish(id: string, name: string, member: Member): Promise<Checked<null>> {
    const finishing = await this.toFinish(id, member);
    if (!finishing.ok) return finishing;
    const reply = this.#replyTo(member.reply);
    const nowMs = this.#now();
    const finished = await this.#polls.finish(
      id,
      (poll, counts) =>
        pollPopulation(poll, counts, { name, owner: poll.owner === '' ? member.person : poll.owner, nowMs }),
      this.#press(member, reply),
    );
    if (finished !== 'finished') return refuse(notFinished(finished, name));
    this.#redraws.request(id, reply);
    return accept(null);
  }

  /** Draws what a bot that stopped in the middle has left undrawn, where its messages can still be changed. */
  async resume(): Promise<void> {
    try {
      for (const { id, reply } of await this.#polls.undrawn(this.#now())) this.#redraws.request(id, reply);
    } catch (error) {
      this.#logger.warn(
        { error: describeError(error) },
        'polls not drawn again; the next press of each does it',
      );
    }
  }

  /** What is pressed already is drawn, if the queue still takes it. */
  async close(): Promise<void> {
    await this.#redraws.flush();
  }

  async #open(
    id: string,
    { place }: Member,
  ): Promise<Checked<{ readonly poll: Poll; readonly counts: PollCounts }>> {
    const found = await this.#polls.find(id);
    // Not by scope: in direct messages of several people each has a scope of their own.
    return found === undefined || found.poll.state !== 'open' || found.poll.channel !== place.channel
      ? refuse({ code: 'poll-closed' })
      : accept(found);
  }

  #press({ person }: Member, reply: PollReply | undefined) {
    return { person, nowMs: this.#now(), ...(reply === undefined ? {} : { reply }) };
  }

  #replyTo(address: ReplyAddress): PollReply | undefined {
    return address.via === 'discord' ? { address, untilMs: this.#now() + ANSWER_LIFETIME_MS } : undefined;
  }

  async #draw(id: string, { address, untilMs }: PollReply): Promise<boolean> {
    try {
      const found = await this.#polls.find(id);
      if (found === undefined) return true;
      const { poll, counts } = found;
      const job: Job = {
        id: `p-${id}-${poll.revision}-${randomUUID().slice(0, 8)}`,
        question: pollQuestion(poll, counts) satisfies Question,
        reply: address,
        person: poll.owner,
        createdAtMs: this.#now(),
        expiresAtMs: untilMs,
      };
      const outcome = await submitAndWait(this.#producer, job, DRAW_TIMEOUT_MS);
      const isDrawn = outcome.type === 'answer' && outcome.isUnseen !== true;
      if (isDrawn) await this.#polls.drawn(id, poll.revision);
      return isDrawn;
    } catch (error) {
      this.#logger.warn({ poll: id, error: describeError(error) }, 'poll not drawn');
      return false;
    }
  }
}

/** What may be shown of a poll. */
export function pollQuestion(poll: Poll, counts: PollCounts): PollQuestion {
  const { id, title, attributes, hidesSmall, state, population } = poll;
  return {
    kind: 'poll',
    poll: id,
    title,
    attributes: [...attributes],
    counts: shownCounts(poll, counts),
    hidesSmall,
    isOpen: state === 'open',
    population,
  };
}

function emptyCounts({ attributes }: Poll): PollCounts {
  return Array.from({ length: 2 ** attributes.length }, () => 0);
}

function notFinished(reason: 'closed' | 'name-taken' | 'too-many', name: string): Refusal {
  switch (reason) {
    case 'closed':
      return { code: 'poll-closed' };
    case 'name-taken':
      return { code: 'population-name', name, problem: 'taken', limit: LIMITS.populationNameCharacters };
    case 'too-many':
      return { code: 'too-many-populations', limit: MOST_POPULATIONS };
  }
}
