import type { TreeNode } from '../engine/port.js';

export interface PathTree {
  readonly tree: readonly TreeNode[];
  /** Node of each path's last token; −1 for the empty path. */
  readonly ends: readonly number[];
}

/** One tree for many paths of tokens: what they share at their beginning is there once. */
export function pathTree(paths: readonly (readonly number[])[]): PathTree {
  const tree: TreeNode[] = [];
  const nodes = new Map<string, number>();
  const ends = paths.map((path) => {
    let parent = -1;
    for (const token of path) {
      const name = `${parent}:${token}`;
      let node = nodes.get(name);
      if (node === undefined) {
        node = tree.length;
        tree.push({ token, parent });
        nodes.set(name, node);
      }
      parent = node;
    }
    return parent;
  });
  return { tree, ends };
}
