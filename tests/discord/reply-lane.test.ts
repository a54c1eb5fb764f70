import { describe, expect, it, vi } from 'vitest';
import type { DiscordAddress } from '../../src/discord/reply.js';
import { ReplyLane } from '../../src/discord/waiting/reply-lane.js';
import type { Job } from '../../src/jobs/contract.js';
import { createLogger } from '../../src/ops/log.js';
import type { DiscordMessage } from '../../src/render/discord-message.js';

const job: Job = {
  id: 'i-100000000000000001',
  question: { kind: 'nextword', text: 'a', words: 5 },
  reply: { via: 'discord', api: 'http://127.0.0.1:1/api', applicationId: '1', token: 'secret' },
  showsProgress: true,
  person: '1',
  createdAtMs: 0,
  expiresAtMs: Number.MAX_SAFE_INTEGER,
};
const logger = createLogger('given-test', 'silent');

/** Edits end when the test says so. */
function lane(overrides: Partial<Job> = {}, beforeShow = async (): Promise<void> => undefined) {
  const edits: { text: string; end: (result: 'delivered' | 'gone' | number) => void }[] = [];
  const replies = {
    tryEdit: (_to: DiscordAddress, { body }: DiscordMessage) =>
      new Promise<'delivered' | 'gone' | number>((end) =>
        edits.push({ text: body.embeds[0]?.description ?? '', end }),
      ),
  };
  const { signal } = new AbortController();
  const made = new ReplyLane(
    { ...job, ...overrides },
    { replies, logger, context: { signal, beforeShow }, times: { firstMs: 1, everyMs: 1 } },
  );
  const edit = async (index: number) => {
    await vi.waitFor(() => expect(edits.length).toBeGreaterThan(index));
    return edits[index];
  };
  return { made, edits, edit };
}

describe('the lane of one message', () => {
  it('has one edit under way at most, and the newest state wins', async () => {
    const { made, edits, edit } = lane();
    const first = await edit(0);
    for (const percent of [1, 2, 3]) made.tell({ type: 'model', percent });
    expect(edits).toHaveLength(1);
    first?.end('delivered');
    expect((await edit(1))?.text).toContain('fetched: 3 %');
    expect(edits).toHaveLength(2);
    edits[1]?.end('delivered');
    await made.close();
  });

  it('is closed when its last edit has ended, and sends nothing after that', async () => {
    const { made, edits, edit } = lane();
    const first = await edit(0);
    let isClosed = false;
    const closed = made.close().then(() => {
      isClosed = true;
    });
    await Promise.resolve();
    expect(isClosed).toBe(false);
    first?.end('delivered');
    await closed;
    made.tell({ type: 'model', percent: 50 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(edits).toHaveLength(1);
  });

  it('waits as long as Discord says, and gives up a message that is gone', async () => {
    const { made, edits, edit } = lane();
    (await edit(0))?.end(10);
    (await edit(1))?.end('gone');
    made.tell({ type: 'model', percent: 50 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(edits).toHaveLength(2);
    await made.close();
  });

  it('says nothing of a job that another worker has, or in the place of an earlier answer', async () => {
    const lost = lane({}, async () => {
      throw new Error('lost');
    });
    const { showsProgress: _none, ...inPlace } = job;
    const silent = lane();
    await silent.made.close();
    const kept = new ReplyLane(inPlace, {
      replies: { tryEdit: () => Promise.reject(new Error('nothing may be sent')) },
      logger,
      context: { signal: new AbortController().signal, beforeShow: async () => undefined },
      times: { firstMs: 1 },
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([lost.edits, silent.edits]).toEqual([[], []]);
    await Promise.all([lost.made.close(), kept.close()]);
  });
});
