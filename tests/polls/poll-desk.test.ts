import { beforeEach, describe, expect, it } from 'vitest';
import type { Job, Outcome } from '../../src/jobs/contract.js';
import { jobSchema } from '../../src/jobs/contract.js';
import { Failure } from '../../src/jobs/failure.js';
import { createLogger } from '../../src/ops/log.js';
import { type Member, PollDesk } from '../../src/polls/poll-desk.js';
import type { PollStore } from '../../src/polls/poll-store.js';
import { MemoryPolls } from '../../src/store/memory-polls.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';
import { population } from '../store/population-conformance.js';

const SERVER = 'g-200000000000000001';
const DRAFT = {
  title: 'What do you like?',
  attributes: [{ name: 'tennis' }, { name: 'football' }],
  hidesSmall: false,
  population: 'sports',
};

function member(person: string, changes: Partial<Member> = {}): Member {
  return {
    person,
    place: { scope: SERVER, channel: '3' },
    mayManage: false,
    reply: { via: 'discord', api: 'http://127.0.0.1:9/api', applicationId: '5', token: `token-of-${person}` },
    ...changes,
  };
}

/** Each drawing ends as `outcome` says. */
class Queue {
  readonly jobs: Job[] = [];
  outcomeOf: (job: Job) => Outcome | Promise<Outcome> = ({ question }) => {
    if (question.kind !== 'poll') throw new Error(`nobody asked for ${question.kind}`);
    return { type: 'answer', answer: question };
  };
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  async submit(job: Job) {
    const read = jobSchema.parse(JSON.parse(JSON.stringify(job)));
    this.jobs.push(read);
    const outcome = await this.outcomeOf(read);
    queueMicrotask(() => this.#waiting.get(read.id)?.(outcome));
    return { fresh: true, ahead: 0 };
  }
  outcome(id: string) {
    return new Promise<Outcome>((resolve) => this.#waiting.set(id, resolve));
  }
  get drawn() {
    return this.jobs.map(({ question, reply }) => ({
      counts: question.kind === 'poll' ? question.counts : [],
      token: reply.via === 'discord' ? reply.token : '',
    }));
  }
}

describe('polls of a channel', () => {
  let populations: MemoryPopulations;
  let polls: PollStore;
  let queue: Queue;
  let desk: PollDesk;
  let id: string;
  const open = (limits = { everyMs: 0, attempts: 2 }) =>
    new PollDesk({ polls, producer: queue, logger: createLogger('given-test', 'silent'), limits });
  beforeEach(async () => {
    populations = new MemoryPopulations();
    polls = new MemoryPolls(populations);
    queue = new Queue();
    desk = open();
    const started = await desk.start(DRAFT, member('starter'));
    if (!started.ok) throw new Error('not started');
    id = started.value.poll;
    expect(started.value).toMatchObject({ counts: [0, 0, 0, 0], isOpen: true, population: 'sports' });
  });
  const toggle = (person: string, attribute: number, changes: Partial<Member> = {}) =>
    desk.vote(id, { type: 'toggle', attribute }, member(person, changes));
  const refused = { ok: false, refusal: { code: 'poll-closed' } };

  it('are not taken for drawn where nobody can see it, and are drawn with the next press', async () => {
    queue.outcomeOf = ({ question, reply }) => {
      if (question.kind !== 'poll') throw new Error(`nobody asked for ${question.kind}`);
      const isUnseen = reply.via === 'discord' && reply.token === 'token-of-a';
      return { type: 'answer', answer: question, ...(isUnseen ? { isUnseen } : {}) };
    };
    await toggle('a', 0);
    await desk.close();
    expect((await polls.find(id))?.poll).toMatchObject({ revision: 1, drawnRevision: 0 });
    await toggle('b', 0);
    await desk.close();
    expect(queue.drawn.at(-1)).toEqual({ counts: [0, 2, 0, 0], token: 'token-of-b' });
    expect((await polls.find(id))?.poll).toMatchObject({ revision: 2, drawnRevision: 2 });
  });

  it('draw what was pressed last, at the address of the newest press, and remember that it stands there', async () => {
    await Promise.all(['a', 'b', 'c'].map((person) => toggle(person, 0)));
    await desk.close();
    expect(queue.drawn.at(-1)).toEqual({ counts: [0, 3, 0, 0], token: 'token-of-c' });
    expect((await polls.find(id))?.poll).toMatchObject({ revision: 3, drawnRevision: 3 });
  });

  it('try again when a drawing fails, and leave it to the next press or the next start when it goes on failing', async () => {
    await desk.close();
    queue.outcomeOf = () => {
      throw new Failure('queue-unavailable', 'the test says so');
    };
    const before = queue.jobs.length;
    await toggle('a', 0);
    await expect.poll(() => queue.jobs.length - before).toBe(2);
    await desk.close();
    expect((await polls.find(id))?.poll).toMatchObject({ revision: 1, drawnRevision: 0 });
    // A bot that starts now.
    queue = new Queue();
    const next = open();
    await next.resume();
    await next.close();
    expect(queue.drawn).toEqual([{ counts: [0, 1, 0, 0], token: 'token-of-a' }]);
    expect((await polls.find(id))?.poll.drawnRevision).toBe(1);
    queue = new Queue();
    await open().resume();
    expect(queue.jobs).toEqual([]);
  });

  it.each<[string, string | undefined, Partial<Member>]>([
    ['an unknown poll', 'zzzzzzzz', {}],
    ['another channel', undefined, { place: { scope: SERVER, channel: '4' } }],
  ])('are closed to a press in %s', async (_where, forged, changes) => {
    const poll = forged ?? id;
    const who = member('starter', changes);
    expect(await desk.vote(poll, { type: 'none' }, who)).toMatchObject(refused);
    expect(await desk.mine(poll, who)).toMatchObject(refused);
    expect(await desk.withdraw(poll, who)).toMatchObject(refused);
    expect(await desk.finish(poll, 'sports', who)).toMatchObject(refused);
  });

  it('refuse an attribute that they do not have', async () => {
    expect(await toggle('a', 2)).toMatchObject(refused);
  });

  it('tell each what is stored of them, and delete it', async () => {
    await toggle('a', 1);
    expect(await desk.mine(id, member('a'))).toMatchObject({ ok: true, value: { answers: 2 } });
    expect(await desk.mine(id, member('b'))).toMatchObject({ ok: true, value: { answers: undefined } });
    expect(await desk.withdraw(id, member('a'))).toMatchObject({ ok: true, value: { wasStored: true } });
    expect(await desk.withdraw(id, member('a'))).toMatchObject({ ok: true, value: { wasStored: false } });
    await desk.close();
    // The private message in which it was pressed is not the poll's.
    expect(queue.drawn.at(-1)).toEqual({ counts: [0, 0, 0, 0], token: 'token-of-a' });
  });

  it('are finished by who started them and by who manages the server, by nobody else', async () => {
    await toggle('a', 0);
    const other = { ok: false, refusal: { code: 'poll-of-another' } };
    expect(await desk.finish(id, 'sports', member('a'))).toMatchObject(other);
    const elsewhere = { place: { scope: 'u-m', channel: '3' }, mayManage: true };
    expect(await desk.finish(id, 'sports', member('m', elsewhere))).toMatchObject(other);
    expect(await desk.finish(id, 'Sports!', member('m', { mayManage: true }))).toEqual({
      ok: true,
      value: null,
    });
    await desk.close();
    expect(queue.jobs.at(-1)?.question).toMatchObject({
      kind: 'poll',
      isOpen: false,
      population: 'Sports!',
      counts: [0, 1, 0, 0],
    });
    expect(await populations.find(SERVER, 'sports!')).toMatchObject({ owner: 'starter' });
    expect(await toggle('a', 0)).toMatchObject(refused);
  });

  it('stay open when the population cannot be saved', async () => {
    await populations.create(population('Sports'));
    expect(await desk.finish(id, 'sports', member('starter'))).toMatchObject({
      ok: false,
      refusal: { code: 'population-name', problem: 'taken' },
    });
    expect(await toggle('a', 0)).toEqual({ ok: true, value: null });
  });

  it('are so many in one place at most', async () => {
    for (let index = 1; index < 10; index++)
      expect((await desk.start(DRAFT, member('starter'))).ok).toBe(true);
    expect(await desk.start(DRAFT, member('starter'))).toEqual({
      ok: false,
      refusal: { code: 'too-many-polls', limit: 10 },
    });
  });

  it('send a hidden group nowhere', async () => {
    const started = await desk.start({ ...DRAFT, hidesSmall: true }, member('starter'));
    if (!started.ok) throw new Error('not started');
    id = started.value.poll;
    for (const person of ['a', 'b', 'c']) await toggle(person, 0);
    for (const person of ['d', 'e']) await toggle(person, 1);
    await desk.close();
    expect(queue.drawn.at(-1)?.counts).toEqual([null, 3, null, null]);
    await desk.finish(id, 'sports', member('starter'));
    expect((await populations.find(SERVER, 'sports'))?.content).toMatchObject({
      population: { groups: [{ has: ['tennis'], count: 3 }] },
    });
  });
});
