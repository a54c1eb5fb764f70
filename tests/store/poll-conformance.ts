/** What every store of polls keeps to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createPollId,
  POLL_LIMITS,
  type Poll,
  type PollCounts,
  pollPopulation,
} from '../../src/polls/poll.js';
import type { PollReply, PollStore, Press } from '../../src/polls/poll-store.js';
import { MOST_POPULATIONS, type PopulationLibrary } from '../../src/populations/library.js';
import { population } from './population-conformance.js';

export interface OpenedPolls {
  readonly polls: PollStore;
  /** The same polls through a connection of its own. */
  readonly others: PollStore;
  readonly populations: PopulationLibrary;
  close(): Promise<void>;
}

const NOW_MS = 1_700_000_000_000;

export function poll(changes: Partial<Poll> = {}): Poll {
  return {
    id: createPollId(),
    scope: 'g-200000000000000001',
    channel: '300000000000000001',
    title: 'What do you like? “\u{1F3BE}” \0',
    attributes: [
      {
        name: 'tennis',
        symbol: '\u{1F3BE}',
        predicate: { positive: 'like tennis', negative: 'do not like tennis' },
      },
      { name: 'football' },
    ],
    hidesSmall: false,
    owner: '1',
    state: 'open',
    population: 'sports',
    revision: 0,
    drawnRevision: 0,
    createdAtMs: NOW_MS,
    changedAtMs: NOW_MS,
    ...changes,
  };
}

export function press(person: string, changes: Partial<Press> = {}): Press {
  return { person, nowMs: NOW_MS, ...changes };
}

const toggle = (attribute: number) => ({ type: 'toggle', attribute }) as const;
const NONE = { type: 'none' } as const;
const REPLY: PollReply = {
  address: { via: 'discord', api: 'http://127.0.0.1:9/api', applicationId: '5', token: 'a.token-of_it' },
  untilMs: NOW_MS + 1000,
};
const asPopulation = (name: string) => (from: Poll, counts: PollCounts) =>
  pollPopulation(from, counts, { name, owner: '1', nowMs: NOW_MS });

export function describePolls(name: string, open: () => Promise<OpenedPolls>): void {
  describe(`polls in ${name}`, () => {
    let opened: OpenedPolls;
    let polls: PollStore;
    let started: Poll;
    beforeEach(async () => {
      opened = await open();
      polls = opened.polls;
      started = poll();
      expect(await polls.create(started)).toBe('created');
    });
    afterEach(() => opened.close());
    const counts = async () => (await polls.find(started.id))?.counts;

    it('finds what was started, with nobody in it', async () => {
      expect(await polls.find(started.id)).toEqual({ poll: started, counts: [0, 0, 0, 0] });
      expect(await polls.create(poll({ id: started.id, title: 'another' }))).toBe('id-taken');
      expect((await polls.find(started.id))?.poll.title).toBe(started.title);
    });

    it.each(['', 'zzzzzzzz', 'constructor', "' or 1=1 --", 'x'.repeat(10_000)])(
      'finds nothing under %j',
      async (id) => {
        expect(await polls.find(id)).toBeUndefined();
        expect(await polls.vote(id, toggle(0), press('1'))).toBe('closed');
        expect(await polls.withdraw(id, press('1'))).toBe(false);
        expect(await polls.answersOf(id, '1')).toBeUndefined();
        expect(await polls.finish(id, asPopulation('x'), press('1'))).toBe('closed');
        await polls.drawn(id, 1);
      },
    );

    it('has so many open ones in a scope at most', async () => {
      for (let index = 1; index < POLL_LIMITS.open; index++)
        expect(await polls.create(poll())).toBe('created');
      expect(await polls.create(poll())).toBe('too-many');
      expect(await polls.create(poll({ scope: 'g-2' }))).toBe('created');
      await polls.finish(started.id, asPopulation('done'), press('1'));
      expect(await polls.create(poll())).toBe('created');
    });

    it('turns an answer on and off, and counts who has none of them', async () => {
      await polls.vote(started.id, toggle(0), press('a'));
      await polls.vote(started.id, toggle(1), press('a'));
      await polls.vote(started.id, toggle(1), press('b'));
      await polls.vote(started.id, NONE, press('c'));
      expect(await counts()).toEqual([1, 0, 1, 1]);
      await polls.vote(started.id, toggle(1), press('a'));
      await polls.vote(started.id, toggle(1), press('b'));
      expect(await counts()).toEqual([2, 1, 0, 0]);
      expect(await polls.answersOf(started.id, 'a')).toBe(1);
      expect(await polls.answersOf(started.id, 'b')).toBe(0);
      await polls.vote(started.id, NONE, press('a'));
      expect(await counts()).toEqual([3, 0, 0, 0]);
      expect((await polls.find(started.id))?.poll).toMatchObject({ revision: 7, drawnRevision: 0 });
    });

    it('counts nothing for an attribute that it does not have', async () => {
      expect(await polls.vote(started.id, toggle(2), press('a'))).toBe('closed');
      expect(await counts()).toEqual([0, 0, 0, 0]);
      expect((await polls.find(started.id))?.poll.revision).toBe(0);
    });

    it('loses none of 40 people who press at once, nor of one person’s presses', async () => {
      const all = Array.from({ length: 40 }, (_, index) => index);
      await Promise.all(
        all.map((index) =>
          (index % 2 === 0 ? polls : opened.others).vote(started.id, toggle(index % 2), press(`p${index}`)),
        ),
      );
      await Promise.all(
        all.slice(0, 10).map((index) => polls.vote(started.id, toggle(1), press(`p${index}`))),
      );
      await Promise.all([0, 1, 2].map(() => opened.others.vote(started.id, toggle(0), press('p0'))));
      // Ten press the second button too: of the even ones it turns on, of the odd ones off. p0 turns the first off, on and off.
      expect(await counts()).toEqual([5, 15, 16, 4]);
      expect((await polls.find(started.id))?.poll.revision).toBeGreaterThan(0);
    });

    it('lets everyone see and delete their own answers', async () => {
      await polls.vote(started.id, toggle(0), press('a'));
      await polls.vote(started.id, toggle(0), press('b'));
      expect(await polls.withdraw(started.id, press('a'))).toBe(true);
      expect(await polls.withdraw(started.id, press('a'))).toBe(false);
      expect(await polls.answersOf(started.id, 'a')).toBeUndefined();
      expect(await counts()).toEqual([0, 1, 0, 0]);
      expect((await polls.find(started.id))?.poll.revision).toBe(3);
    });

    it('becomes a population at once, keeps the counts and nobody’s answers', async () => {
      await polls.vote(started.id, toggle(0), press('a'));
      await polls.vote(started.id, NONE, press('b'));
      expect(await polls.finish(started.id, asPopulation('Sports'), press('1'))).toBe('finished');
      const found = await polls.find(started.id);
      expect(found?.counts).toEqual([1, 1, 0, 0]);
      expect(found?.poll).toMatchObject({ state: 'finished', population: 'Sports', revision: 3 });
      expect(await polls.answersOf(started.id, 'a')).toBeUndefined();
      expect((await opened.populations.find(started.scope, 'sports'))?.content).toEqual({
        type: 'members',
        population: {
          name: 'Sports',
          attributes: started.attributes,
          groups: [
            { has: [], count: 1 },
            { has: ['tennis'], count: 1 },
          ],
        },
      });
      expect(await polls.vote(started.id, toggle(0), press('a'))).toBe('closed');
      expect(await polls.finish(started.id, asPopulation('again'), press('1'))).toBe('closed');
      expect(await opened.populations.find(started.scope, 'again')).toBeUndefined();
    });

    it('stays open when its population cannot be saved', async () => {
      await polls.vote(started.id, toggle(0), press('a'));
      await opened.populations.create(population('Sports'));
      expect(await polls.finish(started.id, asPopulation('SPORTS'), press('1'))).toBe('name-taken');
      for (let index = 1; index < MOST_POPULATIONS; index++)
        await opened.populations.create(population(`group ${index}`));
      expect(await polls.finish(started.id, asPopulation('other'), press('1'))).toBe('too-many');
      expect((await polls.find(started.id))?.poll).toMatchObject({ state: 'open', revision: 1 });
      expect(await polls.vote(started.id, toggle(0), press('a'))).toBe('counted');
    });

    it('counts each press before its end, and none after', async () => {
      const outcomes = await Promise.all([
        ...Array.from({ length: 20 }, (_, index) => polls.vote(started.id, toggle(0), press(`p${index}`))),
        opened.others.finish(started.id, asPopulation('Sports'), press('1')),
        ...Array.from({ length: 20 }, (_, index) => polls.vote(started.id, toggle(0), press(`q${index}`))),
      ]);
      expect(outcomes).toContain('finished');
      const counted = outcomes.filter((outcome) => outcome === 'counted').length;
      expect(await counts()).toEqual([0, counted, 0, 0]);
    });

    it('knows what is not drawn yet, and where it can be', async () => {
      expect(await polls.undrawn(NOW_MS)).toEqual([]);
      await polls.vote(started.id, toggle(0), press('a', { reply: REPLY }));
      await polls.vote(started.id, toggle(0), press('b'));
      expect(await polls.undrawn(NOW_MS)).toEqual([{ id: started.id, reply: REPLY }]);
      expect(await polls.undrawn(REPLY.untilMs)).toEqual([]);
      await polls.drawn(started.id, 1);
      expect(await polls.undrawn(NOW_MS)).toHaveLength(1);
      await polls.drawn(started.id, 2);
      expect(await polls.undrawn(NOW_MS)).toEqual([]);
      await polls.drawn(started.id, 1);
      expect((await polls.find(started.id))?.poll.drawnRevision).toBe(2);
      // The address went with the drawing.
      await polls.vote(started.id, toggle(0), press('b'));
      expect(await polls.undrawn(NOW_MS)).toEqual([]);
    });

    it('is forgotten when nobody has touched it for long', async () => {
      const other = poll({ changedAtMs: NOW_MS - 1, createdAtMs: NOW_MS - 1 });
      await polls.create(other);
      await polls.vote(other.id, toggle(0), press('a', { nowMs: NOW_MS + 1 }));
      await polls.vote(started.id, toggle(0), press('a'));
      expect(await polls.prune(NOW_MS + POLL_LIMITS.lifetimeMs)).toBe(0);
      expect(await polls.prune(NOW_MS + POLL_LIMITS.lifetimeMs + 1)).toBe(1);
      expect(await polls.find(started.id)).toBeUndefined();
      expect(await polls.answersOf(started.id, 'a')).toBeUndefined();
      expect((await polls.find(other.id))?.counts).toEqual([0, 1, 0, 0]);
    });
  });
}
