import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import type { JobConsumer, JobContext, JobHandler } from '../../src/queue/port.js';
import { WatchedConsumer } from '../../src/queue/watched-consumer.js';
import { scriptedJob } from './conformance.js';

const TIMES = { sampleMs: 2_000, stuckMs: 20_000, giveUpMs: 10_000 };
/** A consumer that takes what it is given and nothing else, beside a queue of a stated length, on a clock of one's own. */
async function watched() {
  let handler: JobHandler = async () => {
    throw new Error('not started');
  };
  const inner: JobConsumer = {
    start: async (handle) => {
      handler = handle;
    },
    close: async () => undefined,
  };
  const world = { waiting: 0, isAway: false, nowMs: 0, sentences: [] as string[] };
  const consumer = new WatchedConsumer(
    inner,
    {
      count: {
        waiting: async () => {
          if (world.isAway) throw new Error('away');
          return world.waiting;
        },
        close: async () => undefined,
      },
      onStuck: (sentence) => world.sentences.push(sentence),
      logger: createLogger('given-test', 'silent'),
      times: TIMES,
    },
    () => world.nowMs,
  );
  let finish: () => void = () => undefined;
  await consumer.start(
    async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { type: 'failure', code: 'bug' };
    },
    async () => undefined,
  );
  return {
    world,
    consumer,
    async pass(seconds: number) {
      for (let second = 0; second < seconds; second += 2) {
        world.nowMs += 2_000;
        await consumer.sample();
      }
    },
    async answerOne() {
      // Only `start` of the context is there; the handler of this test looks at none of it.
      const context: Pick<JobContext, 'start' | 'signal'> = {
        start: 1,
        signal: new AbortController().signal,
      };
      const done = handler(scriptedJob('answer'), context as JobContext);
      return async () => {
        finish();
        await done;
      };
    },
    close: () => consumer.close(100),
  };
}

describe('a consumer that is watched', () => {
  it('is stuck when questions wait beside it while it has nothing to do, and is given up later, once', async () => {
    const { world, consumer, pass, close } = await watched();
    world.waiting = 3;
    await pass(22);
    expect(consumer.state()).toMatchObject({ isStuck: false, isReachable: true });
    await pass(4);
    expect(consumer.state().isStuck).toBe(true);
    expect(world.sentences).toEqual([]);
    await pass(30);
    expect(world.sentences).toEqual([
      'for 30 s it has taken none of the 3 questions that wait, though Redis answers',
    ]);
    await close();
  });

  it('is not stuck while it works, when it took one in between, or when nothing waits', async () => {
    const { world, consumer, pass, answerOne, close } = await watched();
    world.waiting = 5;
    const finish = await answerOne();
    await pass(120);
    expect(consumer.state()).toMatchObject({ isStuck: false, running: 1 });
    await finish();
    await pass(18);
    await (await answerOne())();
    await pass(18);
    expect(consumer.state().isStuck).toBe(false);
    world.waiting = 0;
    await pass(120);
    expect(world.sentences).toEqual([]);
    await close();
  });

  it('does not count time in which Redis was away or the process itself stood still', async () => {
    const { world, consumer, pass, close } = await watched();
    world.waiting = 1;
    await pass(18);
    world.isAway = true;
    await pass(60);
    expect(consumer.state()).toMatchObject({ isStuck: false, isReachable: false });
    world.isAway = false;
    await pass(18);
    world.nowMs += 600_000;
    await pass(4);
    expect(consumer.state().isStuck).toBe(false);
    expect(world.sentences).toEqual([]);
    await close();
  });

  it('that is being closed is not given up', async () => {
    const { world, pass, close } = await watched();
    world.waiting = 1;
    await close();
    await pass(120);
    expect(world.sentences).toEqual([]);
  });
});
