import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TreeNode } from '../../worker/engine/port.js';
import { PrefixCache } from '../../worker/engine/prefix-cache.js';
import { softmax } from '../../worker/engine/softmax.js';
import { planTree, splitTree } from '../../worker/engine/tree.js';

const trees = fc
  .array(fc.record({ token: fc.nat(9), parent: fc.nat() }), { minLength: 1, maxLength: 40 })
  .map((nodes): TreeNode[] =>
    nodes.map(({ token, parent }, index) => ({ token, parent: (parent % (index + 1)) - 1 })),
  );

function path(tree: readonly TreeNode[], node: number): number[] {
  const tokens: number[] = [];
  for (let at = node; at >= 0; at = tree[at]?.parent ?? -1) tokens.unshift(tree[at]?.token ?? -1);
  return tokens;
}

describe('trees of continuations', () => {
  it('lets a node see itself and its ancestors, by hand', () => {
    const plan = planTree([
      { token: 7, parent: -1 },
      { token: 8, parent: 0 },
      { token: 9, parent: -1 },
      { token: 5, parent: 1 },
    ]);
    const seen = [0, 1, 2, 3].map((row) => [0, 1, 2, 3].filter((column) => plan.sees(row, column)));
    expect(seen).toEqual([[0], [0, 1], [2], [0, 1, 3]]);
    expect(plan.depths).toEqual([1, 2, 1, 3]);
  });

  it('refuses a parent that does not come before', () => {
    expect(() => planTree([{ token: 1, parent: 0 }])).toThrow(RangeError);
    expect(() => planTree([{ token: 1, parent: -2 }])).toThrow(RangeError);
  });

  it('splits into parts with the same paths, each within the limit', () => {
    fc.assert(
      fc.property(trees, fc.integer({ min: 1, max: 40 }), (tree, limit) => {
        const wanted = [...tree.keys()];
        const deepest = Math.max(...planTree(tree).depths);
        const parts = splitTree(tree, wanted, limit);
        const paths = parts.flatMap((part) => part.wanted.map((node) => path(part.tree, node)));
        expect(paths).toEqual(wanted.map((node) => path(tree, node)));
        for (const part of parts) {
          planTree(part.tree);
          expect(part.tree.length).toBeLessThanOrEqual(Math.max(limit, deepest));
        }
      }),
    );
  });
});

describe('softmax', () => {
  it('is exact by hand and survives large logits', () => {
    expect([...softmax(Float32Array.from([0, Math.log(3)]))][1]).toBeCloseTo(0.75, 7);
    expect([...softmax(Float32Array.from([1000, 1000, -1000]))]).toEqual([0.5, 0.5, 0]);
    const wide = softmax(Float32Array.from({ length: 150_000 }, (_, index) => Math.sin(index) * 20));
    expect(Math.abs(wide.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-12);
  });

  it('does not make probabilities of what is not a number', () => {
    expect(() => softmax(Float32Array.from([1, Number.NaN]))).toThrow('not numbers');
    expect(() => softmax(Float32Array.from([Number.POSITIVE_INFINITY, 1]))).toThrow('not numbers');
    expect(() => softmax(Float32Array.from([Number.NEGATIVE_INFINITY]))).toThrow('not numbers');
  });
});

describe('prefix cache', () => {
  it('keeps what was used last within its bytes', () => {
    const cache = new PrefixCache<string>(20);
    cache.set([0, 1], 'a', 10);
    cache.set([0, 2], 'b', 10);
    expect(cache.get([0, 1])).toBe('a');
    cache.set([0, 3], 'c', 10);
    expect(cache.get([0, 2])).toBeUndefined();
    expect(cache.get([0, 1])).toBe('a');
    expect(cache.bytes).toBe(20);
    cache.set([9], 'too large', 21);
    expect(cache.get([9])).toBeUndefined();
    expect(cache.bytes).toBe(20);
  });

  it('finds the longest shorter prefix', () => {
    const cache = new PrefixCache<string>(100);
    cache.set([0], 'one', 1);
    cache.set([0, 1, 2], 'three', 1);
    cache.set([0, 1, 9], 'other', 1);
    expect(cache.longestPrefixOf([0, 1, 2, 3])).toEqual({ length: 3, value: 'three' });
    expect(cache.longestPrefixOf([0, 1, 2])).toEqual({ length: 1, value: 'one' });
    expect(cache.longestPrefixOf([5])).toBeUndefined();
  });
});
