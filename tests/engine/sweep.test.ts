import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinCaches, type KvCache } from '../../worker/engine/kv-cache.js';
import type { TreeNode } from '../../worker/engine/port.js';
import { pathTo, planChain, planSweep } from '../../worker/engine/sweep.js';
import { Traversal } from '../../worker/engine/traversal.js';
import { treeDepths } from '../../worker/engine/tree-depths.js';
import type { Segment, SegmentOutput } from '../../worker/engine/tree-session.js';

const trees = fc
  .array(fc.record({ token: fc.nat(9), parent: fc.nat() }), { minLength: 1, maxLength: 40 })
  .map((nodes): TreeNode[] =>
    nodes.map(({ token, parent }, index) => ({ token, parent: (parent % (index + 1)) - 1 })),
  );
const cases = fc.record({
  tree: trees,
  picks: fc.array(fc.nat(), { maxLength: 12 }),
  limits: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
  base: fc.nat(3),
});

function path(tree: readonly TreeNode[], node: number): number[] {
  const tokens: number[] = [];
  for (let at = node; at >= 0; at = tree[at]?.parent ?? -1) tokens.unshift(tree[at]?.token ?? -1);
  return tokens;
}

const SHAPE = { layers: 1, kvHeads: 1, headWidth: 2 };
/** A cache that tells which token stood where: key = token, position. */
const cacheOf = (tokens: readonly number[]): KvCache => ({
  length: tokens.length,
  arrays: [0, 1].map(() => Float32Array.from(tokens.flatMap((token, position) => [token, position]))),
});

/** What a run does, as far as it can be seen: the "logits" of a row are the tokens that it saw, in their order. */
function run(segment: Segment): SegmentOutput {
  const keys = segment.past.arrays[0] ?? new Float32Array();
  const seen = segment.tokens.map((token, row) => {
    const own: [number, number][] = [];
    for (let at = row; at >= 0; at = segment.parents[at] ?? -1)
      own.unshift([segment.tokens[at] ?? -1, segment.positions[at] ?? -1]);
    const past = Array.from({ length: segment.seesPast[row] ?? 0 }, (_, index): [number, number] => [
      keys[2 * index] ?? -1,
      keys[2 * index + 1] ?? -1,
    ]);
    const all = [...past, ...own];
    expect(all.map(([, position]) => position)).toEqual([...all.keys()]);
    expect(all.at(-1)?.[0]).toBe(token);
    return all.map(([value]) => value);
  });
  const present = cacheOf(segment.tokens);
  segment.positions.forEach((position, row) => {
    for (const array of present.arrays) array[2 * row + 1] = position;
  });
  return {
    logits: segment.kept.map((row) => Float32Array.from(seen[row] ?? [])),
    cache:
      segment.cached === undefined
        ? undefined
        : joinCaches(
            [
              { cache: segment.past, positions: Array.from({ length: segment.cachedPast }, (_, at) => at) },
              { cache: present, positions: segment.cached },
            ],
            SHAPE,
          ),
  };
}

describe('depths of a tree', () => {
  it('refuse a parent that does not come before', () => {
    expect(treeDepths([-1, 0, -1, 1].map((parent) => ({ token: 1, parent })))).toEqual([1, 2, 1, 3]);
    expect(() => treeDepths([{ token: 1, parent: 0 }])).toThrow(RangeError);
    expect(() => treeDepths([{ token: 1, parent: -2 }])).toThrow(RangeError);
  });
});

describe('the order in which a tree is computed', () => {
  it('is depth first without what nobody wants, by hand', () => {
    const sweep = planSweep(
      [-1, 0, -1, 1, 0, 4].map((parent, node) => ({ token: 10 + node, parent })),
      [3, 4],
    );
    expect(sweep.tokens).toEqual([10, 11, 13, 14]);
    expect(sweep.depths).toEqual([1, 2, 3, 2]);
    expect(sweep.parents).toEqual([-1, 0, 1, 0]);
    expect(sweep.ends).toEqual([4, 3, 3, 4]);
    expect([...sweep.places]).toEqual([0, 1, -1, 2, 3, -1]);
    expect(pathTo(sweep, 2)).toEqual([0, 1]);
  });

  it('lets a place see itself and its ancestors, each place once', () => {
    fc.assert(
      fc.property(cases, ({ tree, picks }) => {
        const wanted = picks.map((pick) => pick % tree.length);
        const sweep = planSweep(tree, wanted);
        const needed = new Set(wanted.flatMap((node) => ancestry(tree, node)));
        expect(sweep.length).toBe(needed.size);
        for (const node of wanted) {
          const place = sweep.places[node] ?? -1;
          const seen = Array.from({ length: place + 1 }, (_, j) => j).filter(
            (j) => place < (sweep.ends[j] ?? 0),
          );
          expect(seen.map((at) => sweep.tokens[at])).toEqual(path(tree, node));
          expect(sweep.depths[place]).toBe(seen.length);
          expect(sweep.isWanted[place]).toBe(true);
        }
        expect(sweep.isWanted.filter(Boolean)).toHaveLength(new Set(wanted).size);
      }),
    );
  });

  it('may be cut anywhere: every node still sees its own path, and none is computed twice', () => {
    fc.assert(
      fc.property(cases, ({ tree, picks, limits, base }) => {
        const wanted = picks.map((pick) => pick % tree.length);
        const sweep = planSweep(tree, wanted);
        const prefix = Array.from({ length: base }, (_, index) => 90 + index);
        const seen = new Map<number, number[]>();
        const onLogits = (place: number, logits: Float32Array) => seen.set(place, [...logits]);
        const traversal = new Traversal(sweep, cacheOf(prefix), { onLogits });
        let computed = 0;
        for (let turn = 0; traversal.remaining > 0; turn++) {
          const segment = traversal.next(limits[turn % limits.length] ?? 1);
          computed += segment.tokens.length;
          traversal.take(segment, run(segment));
        }
        expect(computed).toBe(sweep.length);
        for (const node of wanted)
          expect(seen.get(sweep.places[node] ?? -1)).toEqual([...prefix, ...path(tree, node)]);
      }),
    );
  });

  it('leaves the keys and values of a text that is to be gone on with', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }), cases, (tokens, { limits, base }) => {
        const prefix = Array.from({ length: base }, (_, index) => 90 + index);
        const rows: number[][] = [];
        const traversal = new Traversal(planChain(tokens), cacheOf(prefix), {
          onLogits: (_, logits) => rows.push([...logits]),
          keepsEnd: true,
        });
        for (let turn = 0; traversal.remaining > 0; turn++) {
          const segment = traversal.next(limits[turn % limits.length] ?? 1);
          traversal.take(segment, run(segment));
        }
        expect(rows).toEqual([[...prefix, ...tokens]]);
        expect(traversal.past).toEqual(cacheOf([...prefix, ...tokens]));
      }),
    );
  });
});

function ancestry(tree: readonly TreeNode[], node: number): number[] {
  const nodes: number[] = [];
  for (let at = node; at >= 0; at = tree[at]?.parent ?? -1) nodes.push(at);
  return nodes;
}
