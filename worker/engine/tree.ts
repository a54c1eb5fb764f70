import type { TreeNode } from './port.js';

/** A tree of continuations ready for one run. */
export interface TreePlan {
  readonly tokens: readonly number[];
  /** Depth of each node, 1 for children of the prefix's end. */
  readonly depths: readonly number[];
  /** Whether node `row` may attend to node `column`: itself and its ancestors. */
  readonly sees: (row: number, column: number) => boolean;
}

/** Depth of each node, 1 for children of the prefix's end. Throws RangeError for a parent that is not an earlier node. */
export function treeDepths(tree: readonly TreeNode[]): number[] {
  const depths: number[] = [];
  for (const [index, { parent }] of tree.entries()) {
    if (!Number.isInteger(parent) || parent >= index || parent < -1)
      throw new RangeError(`node ${index} names ${parent} as its parent`);
    depths.push(1 + (depths[parent] ?? 0));
  }
  return depths;
}

/** Throws RangeError for a parent that is not an earlier node. */
export function planTree(tree: readonly TreeNode[]): TreePlan {
  const size = tree.length;
  const depths = treeDepths(tree);
  const visible = new Uint8Array(size * size);
  for (const [index, { parent }] of tree.entries()) {
    if (parent >= 0) visible.copyWithin(index * size, parent * size, (parent + 1) * size);
    visible[index * size + index] = 1;
  }
  return {
    tokens: tree.map(({ token }) => token),
    depths,
    sees: (row, column) => visible[row * size + column] === 1,
  };
}

/** `wanted` cut into parts whose subtrees (with all ancestors) have at most `limit` nodes; order is kept. */
export function splitTree(
  tree: readonly TreeNode[],
  wanted: readonly number[],
  limit: number,
): { readonly tree: TreeNode[]; readonly wanted: number[] }[] {
  const parts: { tree: TreeNode[]; wanted: number[] }[] = [];
  let part: { tree: TreeNode[]; wanted: number[]; places: Map<number, number> } | undefined;
  for (const node of wanted) {
    const path = ancestry(tree, node);
    const missing =
      part === undefined ? path.length : path.filter((step) => part?.places.has(step) === false).length;
    if (part === undefined || part.tree.length + missing > limit) {
      part = { tree: [], wanted: [], places: new Map() };
      parts.push(part);
    }
    let parent = -1;
    for (const step of path) {
      const known = part.places.get(step);
      if (known === undefined) {
        part.places.set(step, part.tree.length);
        part.tree.push({ token: tree[step]?.token ?? 0, parent });
        parent = part.tree.length - 1;
      } else {
        parent = known;
      }
    }
    part.wanted.push(parent);
  }
  return parts;
}

/** Nodes from the child of the prefix's end down to `node`. */
function ancestry(tree: readonly TreeNode[], node: number): number[] {
  const path: number[] = [];
  for (let at = node; at >= 0; at = tree[at]?.parent ?? -1) path.unshift(at);
  return path;
}
