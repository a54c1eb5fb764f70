/** 3. Many continuations of one prefix in one run. */
import type { TreeNode } from '../../worker/engine/port.js';
import type { Bench } from '../bench.js';
import { compared } from '../report.js';
import { elapsedMs, interleave } from '../statistics.js';

const PREFIX_TOKENS = 200;
const NODES = 64;
/** As a search grows it: many second tokens, some third ones. */
const CHILDREN = 40;

export async function measureTree(bench: Bench): Promise<void> {
  const { engine } = await bench.model();
  const texts = await bench.texts();
  const peer = await bench.peer();
  const prefix = texts.prefix(PREFIX_TOKENS);
  await engine.prefill(prefix);
  const tree: readonly TreeNode[] = Array.from({ length: NODES }, (_, index) => ({
    token: texts.token(),
    parent: index < CHILDREN ? -1 : index - CHILDREN,
  }));
  const all = [...tree.keys()];
  const runs = await interleave(bench.times(8), {
    tree: () => elapsedMs(() => engine.expand(prefix, tree, all)),
    steps: () =>
      elapsedMs(async () => {
        for (const { token } of tree) await engine.expand(prefix, [{ token, parent: -1 }], [0]);
      }),
    peer: () => peer.walk(prefix, tree, 'probabilities', false),
    peerSteps: () => peer.walk(prefix, tree, 'token', false),
  });
  const name = `3 tree of ${NODES} nodes after ${PREFIX_TOKENS} tokens`;
  bench.report({
    figure: `${name}, against single steps here`,
    unit: 'ms',
    ...compared(runs.tree, runs.steps),
    against: 'steps',
    asked: { of: 'ratio', most: 0.15 },
  });
  bench.report({ figure: `${name}, peer's distributions`, unit: 'ms', ...compared(runs.tree, runs.peer) });
  bench.report({ figure: `${name}, peer's bare steps`, unit: 'ms', ...compared(runs.tree, runs.peerSteps) });
}
