/** Parts of trees as plain sequences, for a model that knows nothing of trees: rows of a batch, each on its own past. */
import type { KvCache } from './kv-cache.js';
import type { Segment } from './tree-session.js';

/** One sequence: some first positions of a past, and then rows of a segment, each the parent of the next. */
export interface BatchRow {
  readonly segment: number;
  readonly past: KvCache;
  readonly pastLength: number;
  readonly path: readonly number[];
  /** Keys and values of the path are needed after the run. */
  readonly isKept: boolean;
}

/** Whole paths: every row of every segment lies on at least one. For models that take several long rows at once. */
export function pathRows(segments: readonly Segment[]): BatchRow[] {
  return segments.flatMap(({ parents, past, seesPast, cached = [] }, segment) => {
    const isParent = new Set(parents);
    const leaves = parents.map((_, row) => row).filter((row) => !isParent.has(row));
    return leaves.map((leaf) => {
      const path: number[] = [];
      for (let row = leaf; row >= 0; row = parents[row] ?? -1) path.unshift(row);
      const isKept = cached.some((row) => path.includes(row));
      // All rows of a path see the same past: its own part of the ancestors lies in the path itself.
      return { segment, past, pastLength: seesPast[leaf] ?? 0, path, isKept };
    });
  });
}

/** The first step of a walk through the segments: a chain whole, of a tree the rows at its top. */
export function firstRows(segments: readonly Segment[]): BatchRow[] {
  return segments.flatMap((segment, index) => {
    const { parents, past, seesPast, cached = [] } = segment;
    if (isChain(segment)) {
      const path = parents.map((_, row) => row);
      return [{ segment: index, past, pastLength: seesPast[0] ?? 0, path, isKept: cached.length > 0 }];
    }
    return childrenOf(segment, -1).map((row) => ({
      segment: index,
      past,
      pastLength: seesPast[row] ?? 0,
      path: [row],
      isKept: isNeeded(segment, row),
    }));
  });
}

/** The step after `rows`: the children of each, on what `presentOf` says is there after its run. */
export function nextRows(
  segments: readonly Segment[],
  rows: readonly BatchRow[],
  presentOf: (row: BatchRow) => KvCache,
): BatchRow[] {
  return rows.flatMap((row) => {
    const segment = segments[row.segment];
    const last = row.path.at(-1);
    if (segment === undefined || last === undefined || isChain(segment)) return [];
    const children = childrenOf(segment, last);
    if (children.length === 0) return [];
    const past = presentOf(row);
    return children.map((child) => ({
      segment: row.segment,
      past,
      pastLength: row.pastLength + 1,
      path: [child],
      isKept: isNeeded(segment, child),
    }));
  });
}

/**
 * Rows that one run can take: they stand on equally many positions, so that nothing in front of the new tokens is padding,
 * which the kinds of exported attention disagree about. Longest first, so that a cut wastes little. `limitOf` says how many
 * rows can go with one that is no shorter than the others.
 */
export function groupRows(rows: readonly BatchRow[], limitOf: (longest: BatchRow) => number): BatchRow[][] {
  const alike = new Map<string, BatchRow[]>();
  for (const row of rows) {
    const key = `${row.pastLength} ${row.isKept}`;
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => b.path.length - a.path.length);
    const parts: BatchRow[][] = [];
    for (let at = 0; at < sorted.length; at += parts.at(-1)?.length ?? 1) {
      const longest = sorted[at];
      if (longest !== undefined) parts.push(sorted.slice(at, at + Math.max(1, limitOf(longest))));
    }
    return parts;
  });
}

const isChain = ({ parents }: Segment) => parents.every((parent, row) => parent === row - 1);

const childrenOf = ({ parents }: Segment, of: number): number[] =>
  parents.flatMap((parent, row) => (parent === of ? [row] : []));

const isNeeded = (segment: Segment, row: number) =>
  segment.cached?.includes(row) === true || segment.parents.includes(row);
