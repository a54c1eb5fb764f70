/** The engine as a search asks it. */
import type { Engine, RunControl } from '../engine/port.js';
import { pathTree } from '../words/path-tree.js';
import type { Expand } from '../words/search.js';

/** Distributions after paths of tokens that follow `prefix`, one engine run for each batch. */
export function engineExpand(engine: Engine, prefix: readonly number[], control: RunControl = {}): Expand {
  return async (paths) => {
    const { tree, ends } = pathTree(paths);
    const wanted = ends.filter((end) => end >= 0);
    const rows = wanted.length === 0 ? [] : await engine.expand(prefix, tree, wanted, control);
    if (wanted.length === paths.length) return rows;
    const atPrefix = await engine.prefill(prefix, control);
    const following = rows.values();
    return ends.map((end) => (end < 0 ? atPrefix : (following.next().value ?? atPrefix)));
  };
}
