/** What every place keeps to that remembers messages which still say "thinking…". */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PendingReply, PendingStore } from '../../src/store/pending-replies.js';

export interface PendingUnderTest {
  readonly pending: PendingStore;
  /** The same store, by another connection where it has connections. */
  readonly others: PendingStore;
  close(): Promise<void>;
}

const APPLICATION = '900000000000000001';
let lastId = 0;
const reply = (overrides: Partial<PendingReply> = {}): PendingReply => ({
  jobId: `i-${++lastId}`,
  api: 'http://127.0.0.1:1/api',
  applicationId: APPLICATION,
  token: 'a-secret',
  owner: 'one',
  expiresAtMs: Date.now() + 60_000,
  locale: 'pt-BR',
  ...overrides,
});

export function describePending(name: string, open: () => Promise<PendingUnderTest>): void {
  describe(`pending replies in ${name}`, () => {
    let store: PendingUnderTest;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const orphans = (silentMs = 0, limit = 10) => store.others.orphans(APPLICATION, silentMs, limit);
    const begun = async (overrides: Partial<PendingReply> = {}) => {
      const made = reply(overrides);
      await store.pending.begin(made);
      return made;
    };

    it('belong to whoever lives, and are orphans once that was not heard of for a while', async () => {
      await store.pending.beat('one');
      const made = await begun();
      expect(await orphans(30_000)).toEqual([]);
      await sleep(30);
      expect(await orphans(20)).toEqual([made]);
      await store.pending.beat('one');
      expect(await orphans(20_000)).toEqual([]);
      await store.pending.leave('one');
      // A process that has not beaten yet may have begun one just now.
      expect(await orphans(20_000)).toEqual([]);
      expect(await orphans()).toEqual([made]);
    });

    it('are begun once, and end', async () => {
      const made = await begun();
      await store.others.begin({ ...made, token: 'another', owner: 'two' });
      expect(await orphans()).toEqual([made]);
      await store.pending.end([made.jobId, 'i-unknown']);
      await store.pending.end([]);
      expect(await orphans()).toEqual([]);
    });

    it('of other applications, and expired ones, are left alone', async () => {
      await begun({ applicationId: '900000000000000002' });
      await begun({ expiresAtMs: Date.now() - 1 });
      expect(await orphans()).toEqual([]);
    });

    it('are given oldest first, and no more than asked for', async () => {
      const made = [];
      for (let n = 0; n < 3; n++) {
        made.push(await begun());
        await sleep(3);
      }
      expect(await orphans(0, 2)).toEqual(made.slice(0, 2));
    });

    it('are taken over by one of those who want to', async () => {
      const { jobId } = await begun();
      const claims = await Promise.all([
        store.pending.claim(jobId, 'one', 'two'),
        store.others.claim(jobId, 'one', 'three'),
      ]);
      expect(claims.toSorted()).toEqual([false, true]);
      expect(await store.pending.claim(jobId, 'one', 'four')).toBe(false);
      expect(await store.pending.claim('i-unknown', 'one', 'four')).toBe(false);
      const [{ owner } = reply()] = await orphans();
      expect(['two', 'three']).toContain(owner);
    });

    it('are forgotten with their secret once they have expired', async () => {
      const kept = await begun();
      const old = await begun({ expiresAtMs: Date.now() - 1 });
      await store.pending.prune();
      expect(await orphans()).toEqual([kept]);
      // Its id is free again.
      await store.pending.begin({ ...old, expiresAtMs: kept.expiresAtMs });
      expect(await orphans()).toHaveLength(2);
    });
  });
}
