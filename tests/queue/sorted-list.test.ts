import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedList } from '../../src/queue/sorted-list.js';

describe('a sorted list', () => {
  it('is what sorting makes of its members, and tells the place of each', () => {
    const numbers = fc.array(fc.record({ value: fc.integer({ min: 0, max: 30 }), isIn: fc.boolean() }));
    fc.assert(
      fc.property(numbers, (changes) => {
        const list = new SortedList<number>((one, other) => one - other);
        const members = new Set<number>();
        for (const { value, isIn } of changes) {
          if (isIn) list.add(value);
          else expect(list.delete(value)).toBe(members.has(value));
          if (isIn) members.add(value);
          else members.delete(value);
        }
        const sorted = [...members].sort((one, other) => one - other);
        expect([...list]).toEqual(sorted);
        expect(list.size).toBe(sorted.length);
        for (let value = -1; value <= 31; value++)
          expect(list.before(value)).toBe(sorted.filter((member) => member < value).length);
      }),
    );
  });

  it('looks at few members of many', () => {
    let comparisons = 0;
    const list = new SortedList<number>((one, other) => {
      comparisons++;
      return one - other;
    });
    for (let value = 0; value < 1_024; value++) list.add((value * 389) % 1_024);
    for (const value of [0, 1, 511, 512, 1_022, 1_023]) {
      comparisons = 0;
      expect(list.before(value)).toBe(value);
      expect(comparisons).toBeLessThanOrEqual(11);
    }
  });
});
