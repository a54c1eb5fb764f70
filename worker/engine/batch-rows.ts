/** Parts of trees as plain sequences, for a model that knows nothing of trees: each path to a leaf is one row of a batch. */
import type { KvCache } from './kv-cache.js';
import type { Segment } from './tree-session.js';

/** One sequence: some first positions of a past, and then rows of a segment, each the parent of the next. */
export interface BatchRow {
  readonly segment: number;
  readonly past: KvCache;
  readonly pastLength: number;
  /** Rows of the segment from the top of the path to a leaf. */
  readonly path: readonly number[];
}

/** Every row of every segment lies on at least one path. */
export function planRows(segments: readonly Segment[]): BatchRow[] {
  return segments.flatMap(({ parents, past, seesPast }, segment) => {
    const isParent = new Set(parents);
    const leaves = parents.map((_, row) => row).filter((row) => !isParent.has(row));
    return leaves.map((leaf) => {
      const path: number[] = [];
      for (let row = leaf; row >= 0; row = parents[row] ?? -1) path.unshift(row);
      // All rows of a path see the same past: its own part of the ancestors lies in the path itself.
      return { segment, past, pastLength: seesPast[leaf] ?? 0, path };
    });
  });
}

/**
 * Rows that one run can take: they stand on the same number of the same positions, so that nothing in front of the new
 * tokens is padding, which the kinds of exported attention disagree about. Longest first, so that a cut wastes little.
 */
export function groupRows(rows: readonly BatchRow[], limitOf: (first: BatchRow) => number): BatchRow[][] {
  const alike = new Map<KvCache, Map<number, BatchRow[]>>();
  for (const row of rows) {
    const byLength = alike.get(row.past) ?? new Map<number, BatchRow[]>();
    alike.set(row.past, byLength);
    byLength.set(row.pastLength, [...(byLength.get(row.pastLength) ?? []), row]);
  }
  const groups: BatchRow[][] = [];
  for (const group of [...alike.values()].flatMap((byLength) => [...byLength.values()])) {
    const sorted = group.toSorted((a, b) => b.path.length - a.path.length);
    for (let at = 0; at < sorted.length; ) {
      const [first] = sorted.slice(at);
      if (first === undefined) break;
      const size = Math.max(1, limitOf(first));
      groups.push(sorted.slice(at, at + size));
      at += size;
    }
  }
  return groups;
}
