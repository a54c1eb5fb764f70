/**
 * A tree of continuations in the order in which runs take it: depth first, every node before its descendants, and only
 * what leads to a wanted node. Cut anywhere, the nodes before the cut that those after it still see are exactly the
 * ancestors of the first one after it: a path, whose keys and values are all that has to be carried over. So a tree of
 * any size is computed in runs of any size, and no node twice.
 */
import type { TreeNode } from './port.js';

export interface Sweep {
  readonly length: number;
  /** Per place: the token, its depth (1 for children of the prefix's end), the place of its parent (−1: the prefix's end). */
  readonly tokens: readonly number[];
  readonly depths: readonly number[];
  readonly parents: readonly number[];
  /** Per place: the first place that is no descendant. Place i sees place j ≤ i if and only if i < ends[j]. */
  readonly ends: readonly number[];
  /** Per place: whether its distribution is wanted. */
  readonly isWanted: readonly boolean[];
  /** Place of each node of the tree; −1 for those that lead to nothing wanted. */
  readonly places: Int32Array;
}

/** `tree` must be checked (each parent an earlier node, `wanted` among its nodes). Linear in its nodes. */
export function planSweep(tree: readonly TreeNode[], wanted: readonly number[]): Sweep {
  const sizes = new Int32Array(tree.length);
  for (const node of wanted) sizes[node] = 1;
  // From the back, so that children count before their parents: here whether anything wanted lies below …
  for (let node = tree.length - 1; node >= 0; node--) {
    const parent = tree[node]?.parent ?? -1;
    if (parent >= 0 && (sizes[node] ?? 0) > 0) sizes[parent] = 1;
  }
  // … and here how many places each subtree takes.
  for (let node = tree.length - 1; node >= 0; node--) {
    const parent = tree[node]?.parent ?? -1;
    if (parent >= 0) sizes[parent] = (sizes[parent] ?? 0) + (sizes[node] ?? 0);
  }
  const places = new Int32Array(tree.length).fill(-1);
  /** Per node: the place that its next child gets; the last entry is for children of the prefix's end. */
  const next = new Int32Array(tree.length + 1);
  let length = 0;
  for (const [node, { parent }] of tree.entries()) {
    const size = sizes[node] ?? 0;
    if (size === 0) continue;
    const above = parent < 0 ? tree.length : parent;
    const place = next[above] ?? 0;
    next[above] = place + size;
    places[node] = place;
    next[node] = place + 1;
    if (parent < 0) length += size;
  }
  const tokens = new Array<number>(length).fill(0);
  const depths = new Array<number>(length).fill(1);
  const parents = new Array<number>(length).fill(-1);
  const ends = new Array<number>(length).fill(0);
  for (const [node, { token, parent }] of tree.entries()) {
    const place = places[node] ?? -1;
    if (place < 0) continue;
    const above = parent < 0 ? -1 : (places[parent] ?? -1);
    tokens[place] = token;
    parents[place] = above;
    depths[place] = above < 0 ? 1 : (depths[above] ?? 0) + 1;
    ends[place] = place + (sizes[node] ?? 0);
  }
  const isWanted = new Array<boolean>(length).fill(false);
  for (const node of wanted) isWanted[places[node] ?? -1] = true;
  return { length, tokens, depths, parents, ends, isWanted, places };
}

/** A text as one path, of which only the last token's distribution is wanted. */
export function planChain(tokens: readonly number[]): Sweep {
  const { length } = tokens;
  return planSweep(
    tokens.map((token, index) => ({ token, parent: index - 1 })),
    length === 0 ? [] : [length - 1],
  );
}

/** Places of the ancestors of `place`, from the child of the prefix's end down; for the end of the sweep: none. */
export function pathTo(sweep: Sweep, place: number): number[] {
  const path: number[] = [];
  for (let at = sweep.parents[place] ?? -1; at >= 0; at = sweep.parents[at] ?? -1) path.push(at);
  return path.reverse();
}
