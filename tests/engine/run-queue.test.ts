import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/jobs/failure.js';
import { RunQueue } from '../../worker/engine/run-queue.js';
import { planSweep } from '../../worker/engine/sweep.js';
import { Traversal } from '../../worker/engine/traversal.js';
import type { Segment, SegmentOutput } from '../../worker/engine/tree-session.js';

/** Logits of a row: its token. Writes down who shared which run. */
class RecordedSession {
  readonly runs: number[][] = [];
  readonly #during: (run: number) => void;

  constructor(during: (run: number) => void = () => {}) {
    this.#during = during;
  }

  async run(segments: readonly Segment[]): Promise<readonly SegmentOutput[]> {
    this.runs.push(segments.map(({ tokens }) => tokens.length));
    this.#during(this.runs.length);
    return segments.map(({ kept, tokens }) => ({
      logits: kept.map((row) => Float32Array.of(tokens[row] ?? -1)),
      cache: undefined,
    }));
  }
}

/** `count` children of the prefix's end. */
function bush(count: number, onLogits: (token: number) => void): Traversal {
  const tree = Array.from({ length: count }, (_, token) => ({ token, parent: -1 }));
  return new Traversal(
    planSweep(tree, [...tree.keys()]),
    { length: 3, arrays: [] },
    {
      onLogits: (_, logits) => onLogits(logits[0] ?? -1),
    },
  );
}

const isWanted = () => undefined;

describe('the queue of runs', () => {
  it('packs who waits at the moment when a run begins', async () => {
    const session = new RecordedSession();
    const queue = new RunQueue(session, 1000);
    const seen: number[][] = [[], [], [], []];
    await Promise.all(
      [70, 5, 3, 20].map((count, who) =>
        queue.compute(
          bush(count, (token) => seen[who]?.push(token)),
          isWanted,
        ),
      ),
    );
    expect(session.runs).toEqual([[32, 5, 3, 20], [38]]);
    expect(seen.map(({ length }) => length)).toEqual([70, 5, 3, 20]);
    expect(seen[0]).toEqual([...Array(70).keys()]);
  });

  it('lets newcomers into the next run of a long one', async () => {
    const order: string[] = [];
    let late: Promise<unknown> = Promise.resolve();
    const session = new RecordedSession((run) => {
      if (run === 1)
        late = queue
          .compute(
            bush(4, () => {}),
            isWanted,
          )
          .then(() => order.push('late'));
    });
    const queue = new RunQueue(session, 1000);
    await queue
      .compute(
        bush(400, () => {}),
        isWanted,
      )
      .then(() => order.push('long'));
    await late;
    expect(session.runs.slice(0, 2)).toEqual([[288], [4, 64]]);
    expect(order).toEqual(['late', 'long']);
  });

  it('takes out who is withdrawn, and goes on with the others', async () => {
    let isWithdrawn = false;
    const session = new RecordedSession(() => {
      isWithdrawn = true;
    });
    const queue = new RunQueue(session, 1000);
    const failure = new Failure('shutting-down', 'withdrawn');
    const [gone, stays] = await Promise.allSettled([
      queue.compute(
        bush(100, () => {}),
        () => (isWithdrawn ? failure : undefined),
      ),
      queue.compute(
        bush(100, () => {}),
        isWanted,
      ),
    ]);
    expect(gone).toEqual({ status: 'rejected', reason: failure });
    expect(stays.status).toBe('fulfilled');
    expect(session.runs).toEqual([[64, 64], [36]]);
  });

  it('fails those whose run broke, and whose numbers are broken, and nobody else', async () => {
    const session = new RecordedSession((run) => {
      if (run === 2) throw new Error('out of memory');
    });
    const queue = new RunQueue(session, 1000);
    const broken = () => {
      throw new Error('not numbers');
    };
    const first = await Promise.allSettled([
      queue.compute(bush(3, broken), isWanted),
      queue.compute(
        bush(3, () => {}),
        isWanted,
      ),
      queue.compute(
        bush(100, () => {}),
        isWanted,
      ),
    ]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect(first[2]).toMatchObject({ reason: { message: 'out of memory' } });
    await queue.compute(
      bush(3, () => {}),
      isWanted,
    );
    expect(session.runs).toHaveLength(3);
  });

  it('runs nothing for an empty tree', async () => {
    const session = new RecordedSession();
    await new RunQueue(session, 1000).compute(
      bush(0, () => {}),
      isWanted,
    );
    expect(session.runs).toEqual([]);
  });
});
