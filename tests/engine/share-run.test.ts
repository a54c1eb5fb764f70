import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONE_RUN_NODES, RUN_NODES, shareRun, type Waiting } from '../../worker/engine/share-run.js';

const waiting = (remaining: number, length: number): Waiting => ({ remaining, past: { length } });
const nodes = (line: readonly Waiting[], positions = 1000) =>
  shareRun(line, positions).map(({ index, nodes }) => [index, nodes]);

describe('sharing a run', () => {
  it('gives a long text the whole run alone, and its share in company', () => {
    expect(nodes([waiting(1000, 0)])).toEqual([[0, LONE_RUN_NODES]]);
    // A text of 256 tokens and its start.
    expect(nodes([waiting(257, 0)])).toEqual([[0, 257]]);
    expect(nodes([waiting(1000, 0), waiting(5, 1)])).toEqual([
      [0, 64],
      [1, 5],
    ]);
    expect(nodes([waiting(1000, 0), waiting(1000, 0), waiting(16, 20), waiting(5, 1)])).toEqual([
      [0, 32],
      [1, 32],
      [2, 16],
      [3, 5],
    ]);
  });

  it('does not cut what is nearly done', () => {
    expect(nodes([waiting(40, 9), waiting(40, 9), waiting(40, 9), waiting(40, 9)])).toEqual([
      [0, 40],
      [1, 40],
      [2, 40],
    ]);
  });

  it('packs short pasts, and lets long ones go alone', () => {
    expect(nodes([16, 16, 16, 16].map((n) => waiting(n, 20)))).toHaveLength(4);
    expect(nodes([waiting(16, 900), waiting(16, 900)], 10_000)).toEqual([[0, 16]]);
    expect(nodes([waiting(16, 30), waiting(16, 900), waiting(16, 30)], 10_000)).toEqual([
      [0, 16],
      [2, 16],
    ]);
  });

  it('counts a common past once', () => {
    const past = { length: 900 };
    expect(
      nodes(
        [16, 16, 16].map((remaining) => ({ remaining, past })),
        1000,
      ),
    ).toHaveLength(3);
  });

  it('keeps to its limits, and serves everybody in turn, whoever comes', () => {
    const lines = fc.array(
      fc.record({ remaining: fc.integer({ min: 1, max: 300 }), length: fc.integer({ min: 0, max: 900 }) }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(lines, (made) => {
        let line = made.map(({ remaining, length }, id) => ({ id, remaining, past: { length } }));
        const servedLast = new Map<number, number>();
        for (let run = 0; line.length > 0; run++) {
          const shares = shareRun(line, 1000);
          expect(shares[0]?.index).toBe(0);
          const most = line.length === 1 ? LONE_RUN_NODES : RUN_NODES;
          expect(shares.reduce((sum, share) => sum + share.nodes, 0)).toBeLessThanOrEqual(most);
          const positions = shares.reduce((sum, { index }) => sum + (line[index]?.past.length ?? 0), 0);
          expect(shares.length === 1 || positions <= 1000).toBe(true);
          if (line.length > 1)
            for (const share of shares) expect(share.nodes).toBeLessThanOrEqual(RUN_NODES * 0.75);
          const served = new Map(shares.map((share) => [line[share.index]?.id, share.nodes]));
          for (const { id } of line) {
            if (!served.has(id)) continue;
            // Nobody waits for more runs than there are others.
            expect(run - (servedLast.get(id) ?? 0)).toBeLessThanOrEqual(made.length);
            servedLast.set(id, run);
          }
          const left = line.map((entry) => ({
            ...entry,
            remaining: entry.remaining - (served.get(entry.id) ?? 0),
          }));
          const isServed = ({ id }: { id: number }) => served.has(id);
          line = [...left.filter((entry) => !isServed(entry)), ...left.filter(isServed)].filter(
            ({ remaining }) => remaining > 0,
          );
        }
      }),
    );
  });
});
