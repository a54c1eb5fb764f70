/** 4. Every token of a text scored in one run. */
import type { Asked, TreeNode } from '../../worker/engine/port.js';
import { CODES, vocabularyClassesOf } from '../../worker/words/vocabulary-classes.js';
import type { Bench } from '../bench.js';
import { compared } from '../report.js';
import { elapsedMs, interleave } from '../statistics.js';

const TOKENS = 256;

export async function measureSequence(bench: Bench): Promise<void> {
  const { engine, tokenizer } = await bench.model();
  const texts = await bench.texts();
  const peer = await bench.peer();
  const classes = vocabularyClassesOf(tokenizer);
  const { codes } = classes.table(classes.inWord);
  const start = [tokenizer.startToken];
  // Only the start token is known beforehand, as it is for every text.
  const score = (tokens: readonly number[]) => {
    const chain: readonly TreeNode[] = tokens.map((token, index) => ({ token, parent: index - 1 }));
    const at: Asked['at'] = [-1, ...chain.keys()].map((node, index) => ({
      node,
      tokens: tokens.slice(index, index + 1),
    }));
    return engine.measure(start, chain, { classes: codes, classCount: CODES, at });
  };
  const unread = () => texts.prefix(TOKENS + 1).slice(1);
  const all = Array.from({ length: TOKENS + 1 }, (_, index) => index);
  const runs = await interleave(bench.times(5, 2), {
    ours: () => elapsedMs(() => score(unread())),
    distributions: () => peer.read([...start, ...unread()], all, 'probabilities'),
    tokens: () => peer.read([...start, ...unread()], all, 'token'),
  });
  const name = `4 a text of ${TOKENS} tokens`;
  bench.report({
    figure: `${name}, peer's distributions`,
    unit: 'ms',
    ...compared(runs.ours, runs.distributions),
    asked: { of: 'ratio', most: 0.3 },
  });
  bench.report({
    figure: `${name}, peer's bare tokens`,
    unit: 'ms',
    ...compared(runs.ours, runs.tokens),
  });
}
