import { describe, expect, it } from 'vitest';
import { PrefixCache } from '../../worker/engine/prefix-cache.js';

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

  it('finds the longest common beginning that leaves a token to read', () => {
    const cache = new PrefixCache<string>(100);
    cache.set([0], 'one', 1);
    cache.set([0, 1, 2], 'three', 1);
    cache.set([0, 1, 9, 9, 9], 'other', 1);
    expect(cache.longestBeginning([0, 1, 2, 3])).toEqual({ length: 3, value: 'three' });
    expect(cache.longestBeginning([0, 1, 9, 8])).toEqual({ length: 3, value: 'other' });
    expect(cache.longestBeginning([0, 1, 2])).toEqual({ length: 2, value: 'three' });
    expect(cache.longestBeginning([0, 4])).toEqual({ length: 1, value: 'one' });
    expect(cache.longestBeginning([0])).toBeUndefined();
    expect(cache.longestBeginning([5, 1])).toBeUndefined();
  });
});
