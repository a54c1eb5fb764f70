import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cost } from '../../src/jobs/cost.js';
import { AGEING_MS, Ranks } from '../../src/queue/ranks.js';

function line() {
  let nowMs = 0;
  const ranks = new Ranks(AGEING_MS, () => nowMs);
  let lastId = 0;
  return {
    ranks,
    wait: (ms: number) => {
      nowMs += ms;
    },
    ask: (person: string, cost: Cost = 'short') => {
      const id = `${person}${++lastId}`;
      ranks.add(id, person, cost);
      return id;
    },
    take: () => {
      const id = ranks.first(() => true);
      if (id !== undefined) ranks.take(id);
      return id;
    },
  };
}

describe('ranks', () => {
  it("lets a person's first question pass all but the running ones of somebody who asked a hundred", () => {
    const { ranks, ask, take } = line();
    for (let count = 0; count < 100; count++) ask('ann');
    const running = [take(), take()];
    const first = ask('bob', 'long');
    ranks.end(running[0] ?? '');
    expect(take()).toBe(first);
    // Also much later, and although the next one of ann has become a first meanwhile.
    ranks.end(running[1] ?? '');
    const [next, second] = [take(), ask('cem')];
    expect(next).toBe('ann3');
    expect(take()).toBe(second);
  });

  it('lets people take turns', () => {
    const { ranks, ask, take } = line();
    for (const person of ['ann', 'bob', 'cem']) for (let count = 0; count < 3; count++) ask(person);
    const order: string[] = [];
    for (let id = take(); id !== undefined; id = take()) {
      order.push(id.slice(0, 3));
      ranks.end(id);
    }
    expect(order.join(' ')).toBe('ann bob cem ann bob cem ann bob cem');
  });

  it('lets short ones pass a long one for a while, and then no more', () => {
    const { ranks, ask, take, wait } = line();
    const long = ask('ann', 'long');
    const short = ask('bob');
    expect(take()).toBe(short);
    ranks.end(short);
    wait(AGEING_MS);
    const before = ask('cem');
    // Whoever looks at the order makes it age.
    ranks.ahead(before);
    const after = ask('dee');
    expect([take(), take(), take()]).toEqual([before, long, after]);
  });

  it('puts first what has to be begun again', () => {
    const { ranks, ask, take } = line();
    const ids = ['ann', 'bob', 'cem'].map((person) => ask(person));
    ranks.putFirst(ids[2] ?? '');
    ranks.putFirst(ids[1] ?? '');
    expect([take(), take(), take()]).toEqual([ids[1], ids[2], ids[0]]);
  });

  it('starves nobody: whatever is asked, each is taken before as many others as there are people and questions of its own', () => {
    const arrival = fc.record({
      person: fc.constantFrom('ann', 'bob', 'cem', 'dee', '__proto__'),
      cost: fc.constantFrom<Cost>('short', 'long'),
    });
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 1, maxLength: 60 }), (arrivals) => {
        const { ranks, ask, take, wait } = line();
        const passed = new Map<string, number>();
        const own = new Map<string, number>();
        const taken: string[] = [];
        const takeOne = () => {
          const id = take();
          if (id === undefined) return;
          for (const other of passed.keys())
            if (other !== id) passed.set(other, (passed.get(other) ?? 0) + 1);
          passed.delete(id);
          taken.push(id);
          ranks.end(id);
        };
        // One is taken for each two that come: the line grows.
        for (const [index, { person, cost }] of arrivals.entries()) {
          const id = ask(person, cost);
          passed.set(id, 0);
          own.set(id, [...passed.keys()].filter((other) => other.startsWith(person)).length);
          wait(AGEING_MS);
          if (index % 2 === 1) takeOne();
          for (const [waiting, count] of passed)
            expect(count).toBeLessThanOrEqual(6 * (own.get(waiting) ?? 0));
        }
        while (passed.size > 0) takeOne();
        expect(taken).toHaveLength(arrivals.length);
      }),
    );
  });

  it('says of each how many go before it, whatever happened before', () => {
    const event = fc.oneof(
      fc.record({
        type: fc.constant('ask' as const),
        person: fc.constantFrom('ann', 'bob', 'cem', '__proto__'),
        cost: fc.constantFrom<Cost>('short', 'long'),
      }),
      fc.record({ type: fc.constantFrom('take', 'again', 'end', 'age'), which: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        const { ranks, ask, wait } = line();
        const waiting = new Set<string>();
        const known = new Set<string>();
        for (const one of events) {
          wait(AGEING_MS / 4);
          if ('person' in one) {
            const id = ask(one.person, one.cost);
            waiting.add(id);
            known.add(id);
            continue;
          }
          const id = [...known][one.which % Math.max(1, known.size)] ?? 'nobody';
          if (one.type === 'take') ranks.take(id);
          if (one.type === 'again') ranks.putFirst(id);
          if (one.type === 'end') ranks.end(id);
          if (one.type === 'take' || one.type === 'end') waiting.delete(id);
          if (one.type === 'again' && known.has(id)) waiting.add(id);
          if (one.type === 'end') known.delete(id);
        }
        expect(ranks.size).toBe(waiting.size);
        const order: string[] = [];
        while (order.length < waiting.size) order.push(ranks.first((id) => !order.includes(id)) ?? '');
        expect(new Set(order)).toEqual(waiting);
        expect(order.map((id) => ranks.ahead(id))).toEqual(order.map((_, index) => index));
      }),
    );
  });
});
