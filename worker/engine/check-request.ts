import type { EngineInfo, TreeNode } from './port.js';
import { treeDepths } from './tree.js';

type Limits = Pick<EngineInfo, 'contextLength' | 'vocabularySize'>;

/**
 * Throws RangeError for what the model cannot compute: an empty prefix, unknown tokens, a broken tree, a path that is longer
 * than the context. Callers check lengths before they ask (`info.contextLength`), so each of these is a bug of theirs;
 * the runtime itself would read past the end of its tables.
 */
export function checkRequest(
  limits: Limits,
  prefix: readonly number[],
  tree: readonly TreeNode[] = [],
  wanted: readonly number[] = [],
): void {
  if (prefix.length === 0) throw new RangeError('a prefix has at least the start token');
  for (const token of [...prefix, ...tree.map((node) => node.token)]) {
    if (!Number.isInteger(token) || token < 0 || token >= limits.vocabularySize)
      throw new RangeError(`${token} is not a token of a vocabulary of ${limits.vocabularySize}`);
  }
  const depths = treeDepths(tree);
  for (const node of wanted) {
    if (depths[node] === undefined) throw new RangeError(`node ${node} is wanted but not in the tree`);
  }
  const longest = prefix.length + depths.reduce((most, depth) => Math.max(most, depth), 0);
  if (longest > limits.contextLength)
    throw new RangeError(`${longest} tokens are over the context of ${limits.contextLength}`);
}
