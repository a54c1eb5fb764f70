import type { TreeNode } from './port.js';

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
