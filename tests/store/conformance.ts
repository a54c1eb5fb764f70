/** What every store of cards keeps to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../src/probability/population.js';
import type { StoredCard } from '../../src/store/card.js';
import { type CardLimits, type CardStore, createCardId } from '../../src/store/card-store.js';

export interface OpenedCards {
  readonly cards: CardStore;
  close(): Promise<void>;
}

/** Ten minutes, five cards. */
export const SMALL: CardLimits = { lifetimeMs: 600_000, cards: 5 };

export function card(changes: Partial<StoredCard> = {}): StoredCard {
  return {
    id: createCardId(),
    command: 'nextword',
    options: new Map<string, string | number | boolean>([
      ['text', 'The capital of France is'],
      ['words', 15],
      ['complete', true],
    ]),
    question: { kind: 'nextword', text: 'The capital of France is', words: 15, complete: true },
    parent: null,
    person: '100000000000000001',
    isPrivate: false,
    createdAtMs: Date.now(),
    ...changes,
  };
}

export function describeCards(name: string, open: () => Promise<OpenedCards>): void {
  describe(`cards in ${name}`, () => {
    let opened: OpenedCards;
    let cards: CardStore;
    beforeEach(async () => {
      opened = await open();
      cards = opened.cards;
    });
    afterEach(() => opened.close());

    it('finds what was saved, as it was saved', async () => {
      const plain = card();
      const full = card({
        parent: plain.id,
        isPrivate: true,
        options: new Map([
          ['text', '“☃ \u{1F3BE}” \\ \' " ; -- \n\t'],
          ['temperature', '0.1'],
        ]),
      });
      expect(await cards.save(plain)).toBe(true);
      expect(await cards.save(full)).toBe(true);
      expect(await cards.find(plain.id)).toEqual(plain);
      expect(await cards.find(full.id)).toEqual(full);
    });

    it('keeps numbers bit for bit', async () => {
      const numbers = card({
        question: { kind: 'nextword', text: 'a', words: 5, temperature: 0.1 + 0.2, topP: 1 / 3 },
        options: new Map([['temperature', 0.1 + 0.2]]),
      });
      await cards.save(numbers);
      expect(await cards.find(numbers.id)).toEqual(numbers);
    });

    it('keeps a question about a large population as it was asked', async () => {
      const members = Array.from({ length: 5000 }, (_, index) => `member ${index} “\u{1F3BE}”`);
      const large = card({
        command: 'prob',
        question: {
          kind: 'prob',
          question: 'tennis given football',
          population: { ...PEOPLE, groups: [{ has: ['tennis'], count: 5000, members }] },
        },
      });
      const again = card({ ...large, id: createCardId(), createdAtMs: large.createdAtMs + 1 });
      expect(await cards.save(large)).toBe(true);
      expect(await cards.save(again)).toBe(true);
      expect(await cards.find(large.id)).toEqual(large);
      expect(await cards.recent(large.person, 25)).toEqual([again, large]);
    });

    it.each(['', 'zzzzzz', 'constructor', '__proto__', "' or 1=1 --", 'x'.repeat(10_000)])(
      'finds nothing under %s',
      async (id) => {
        await cards.save(card());
        expect(await cards.find(id)).toBeUndefined();
      },
    );

    it('keeps options whose names are keys of every object', async () => {
      const hostile = card({
        options: new Map([
          ['__proto__', 'a'],
          ['constructor', 'b'],
        ]),
      });
      await cards.save(hostile);
      expect([...((await cards.find(hostile.id))?.options ?? [])]).toEqual([
        ['__proto__', 'a'],
        ['constructor', 'b'],
      ]);
    });

    it('never overwrites an id', async () => {
      const first = card();
      expect(await cards.save(first)).toBe(true);
      expect(await cards.save(card({ id: first.id, person: '2' }))).toBe(false);
      expect(await cards.find(first.id)).toEqual(first);
    });

    it('of two at once with one id saves one', async () => {
      const id = createCardId();
      const saved = await Promise.all([
        cards.save(card({ id, person: '1' })),
        cards.save(card({ id, person: '2' })),
      ]);
      expect(saved.toSorted()).toEqual([false, true]);
    });

    it('lists a person’s own, newest first', async () => {
      const nowMs = Date.now();
      const mine = [3, 1, 2].map((ago) => card({ createdAtMs: nowMs - ago * 1000 }));
      for (const each of mine) await cards.save(each);
      await cards.save(card({ person: 'another' }));
      const [three, one, two] = mine;
      expect(await cards.recent('100000000000000001', 25)).toEqual([one, two, three]);
      expect(await cards.recent('100000000000000001', 2)).toEqual([one, two]);
      expect(await cards.recent('nobody', 25)).toEqual([]);
    });

    it('forgets what is older than its lifetime, and only that', async () => {
      const nowMs = Date.now();
      const young = card({ createdAtMs: nowMs });
      const old = card({ createdAtMs: nowMs - 1000 });
      await cards.save(young);
      await cards.save(old);
      expect(await cards.prune(nowMs + SMALL.lifetimeMs - 1000)).toBe(0);
      expect(await cards.prune(nowMs + SMALL.lifetimeMs - 999)).toBe(1);
      expect(await cards.find(old.id)).toBeUndefined();
      expect(await cards.find(young.id)).toEqual(young);
    });

    it('forgets the oldest of too many', async () => {
      const nowMs = Date.now();
      const saved = Array.from({ length: SMALL.cards + 2 }, (_, i) =>
        card({ createdAtMs: nowMs - i * 1000 }),
      );
      for (const each of saved) await cards.save(each);
      await cards.prune(nowMs);
      const found = await Promise.all(saved.map(({ id }) => cards.find(id)));
      expect(found.map((each) => each !== undefined)).toEqual([true, true, true, true, true, false, false]);
    });
  });
}
