/** A crowd in the waiting room, with a clock that the test moves. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DiscordAddress } from '../../src/discord/reply.js';
import { WAITING_TIMES, WaitingRoom } from '../../src/discord/waiting/waiting-room.js';
import type { Job } from '../../src/jobs/contract.js';
import { createLogger } from '../../src/ops/log.js';
import type { JobPlace } from '../../src/queue/port.js';

const CROWD = 200;
const { firstMs, everyMs, apartMs } = WAITING_TIMES;

interface Edit {
  readonly atMs: number;
  readonly id: string;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function openRoom() {
  const edits: Edit[] = [];
  const running = new Set<string>();
  let looks = 0;
  const room = new WaitingRoom({
    producer: {
      // Each look finds another place, so that there is always something to tell.
      place: async (id): Promise<JobPlace> =>
        running.has(id) ? { state: 'running', ahead: 0 } : { state: 'waiting', ahead: ++looks },
      cancel: async () => false,
      ended: async () => 'answer' as const,
      whileWaiting: async (id, work) => {
        if (running.has(id)) return false;
        await work(new AbortController().signal);
        return true;
      },
    },
    replies: {
      tryEdit: async ({ token }: DiscordAddress) => {
        edits.push({ atMs: performance.now(), id: token });
        return 'delivered' as const;
      },
      deliver: async () => 'gone' as const,
      isUnanswered: async () => true,
    },
    logger: createLogger('given-test', 'silent'),
  });
  const enter = (number: number) => {
    const id = `i-${number}`;
    const job: Job = {
      id,
      question: { kind: 'nextword', text: 'a', words: 10 },
      reply: { via: 'discord', api: 'http://127.0.0.1:9/api', applicationId: '9', token: id },
      showsProgress: true,
      person: 'ann',
      createdAtMs: Date.now(),
      expiresAtMs: Date.now() + 900_000,
    };
    room.enter(job);
    room.onStage(id, 'queued', { atMs: Date.now() });
    return id;
  };
  const run = (id: string) => {
    running.add(id);
    room.onStage(id, 'running', { atMs: Date.now() });
  };
  return { room, edits, enter, run };
}

const apart = (edits: readonly Edit[]) =>
  edits.slice(1).map(({ atMs }, index) => atMs - (edits[index]?.atMs ?? 0));

describe('a crowd that came at one moment', () => {
  it('is told one by one in the order in which it came, each for the first time before anybody again', async () => {
    const { room, edits, enter } = openRoom();
    const startedMs = performance.now();
    const ids = Array.from({ length: CROWD }, (_, index) => enter(index));
    await vi.advanceTimersByTimeAsync(firstMs - 1);
    expect(edits).toEqual([]);
    await vi.advanceTimersByTimeAsync(1 + apartMs * CROWD);
    expect(edits.slice(0, CROWD).map(({ id }) => id)).toEqual(ids);
    expect((edits[CROWD - 1]?.atMs ?? 0) - startedMs).toBeLessThanOrEqual(firstMs + apartMs * CROWD);
    await vi.advanceTimersByTimeAsync(apartMs * CROWD);
    expect(Math.min(...apart(edits))).toBeGreaterThanOrEqual(apartMs);
    const again = edits.slice(CROWD, 2 * CROWD - 1).map(({ id }) => id);
    expect(new Set(again).size).toBe(again.length);
    room.close();
    const told = edits.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(edits).toHaveLength(told);
  });

  it('does not keep somebody who comes later from being told at all', async () => {
    const { edits, enter } = openRoom();
    for (let number = 0; number < CROWD; number++) enter(number);
    await vi.advanceTimersByTimeAsync(firstMs + apartMs * CROWD);
    const late = enter(CROWD);
    await vi.advanceTimersByTimeAsync(firstMs + 2 * apartMs);
    expect(edits.map(({ id }) => id)).toContain(late);
  });

  it('is left in peace once it is worked on, also those whose turn has not come yet', async () => {
    const { edits, enter, run } = openRoom();
    const ids = Array.from({ length: CROWD }, (_, index) => enter(index));
    await vi.advanceTimersByTimeAsync(firstMs + 2 * apartMs);
    const told = new Set(edits.map(({ id }) => id));
    expect(told.size).toBeGreaterThan(0);
    for (const id of ids) run(id);
    const before = edits.length;
    await vi.advanceTimersByTimeAsync(apartMs * CROWD);
    expect(edits).toHaveLength(before);
  });
});

it('one alone is told as soon as it has waited for a moment, and then now and then', async () => {
  const { edits, enter } = openRoom();
  enter(1);
  await vi.advanceTimersByTimeAsync(firstMs + apartMs);
  expect(edits).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3 * everyMs + apartMs);
  expect(edits).toHaveLength(4);
  for (const ms of apart(edits)) expect(ms).toBeGreaterThanOrEqual(everyMs);
});
