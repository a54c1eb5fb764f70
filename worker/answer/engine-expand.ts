/** The engine as a search asks it. */
import type { Engine, RunControl } from '../engine/port.js';
import { pathTree } from '../words/path-tree.js';
import type { Expand } from '../words/search.js';

/** What is asked after paths of tokens that follow `prefix`, in one call of the engine for each batch. */
export function engineExpand(engine: Engine, prefix: readonly number[], control: RunControl = {}): Expand {
  return async (inquiries) => {
    const { tree, ends } = pathTree(inquiries.map(({ path }) => path));
    const at = inquiries.map(({ sieve, least, kept }, index) => ({
      node: ends[index] ?? -1,
      sieve,
      least,
      kept,
    }));
    return await engine.sift(prefix, tree, at, control);
  };
}
