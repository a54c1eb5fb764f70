/** 2. The ten likeliest words as a proved set, against the peer on the same nodes one by one. */
import { engineExpand } from '../../worker/answer/engine-expand.js';
import type { TreeNode } from '../../worker/engine/port.js';
import type { LoadedModel } from '../../worker/model/load-model.js';
import { splitContext } from '../../worker/words/context.js';
import { pathTree } from '../../worker/words/path-tree.js';
import { DEFAULT_SEARCH, searchNextWords } from '../../worker/words/search.js';
import { vocabularyClassesOf } from '../../worker/words/vocabulary-classes.js';
import type { Bench } from '../bench.js';
import type { Peer } from '../peer.js';
import { compared } from '../report.js';
import { elapsedMs, quantile, summarise } from '../statistics.js';
import { PROMPTS } from '../texts.js';

interface Searched {
  readonly isCertified: boolean;
  readonly expansions: number;
  readonly oursMs: number;
  readonly distributionsMs: number;
  readonly stepsMs: number;
}

export async function measureCertifiedWords(bench: Bench): Promise<void> {
  const model = await bench.model();
  const peer = await bench.peer();
  const prompts = PROMPTS.slice(0, bench.times(PROMPTS.length));
  const found: Searched[] = [];
  // The first question of all pays for what is made once.
  await search(model, 'Here is');
  for (const prompt of prompts) found.push(await measure(model, peer, prompt));
  const n = found.length;
  const share = found.filter(({ isCertified }) => isCertified).length / n;
  const expansions = found.map((entry) => entry.expansions);
  bench.report({
    figure: '2 top 10 words certified as a set (± 0.0005)',
    value: 100 * share,
    unit: '%',
    n,
    asked: { of: 'value', least: 95 },
  });
  bench.report({
    figure: `2 expansions until then (most: ${quantile(expansions, 1)})`,
    value: quantile(expansions, 0.5),
    unit: 'nodes',
    quartiles: summarise(expansions).quartiles,
    n,
    asked: { of: 'value', most: 20 },
  });
  const sample = (side: 'oursMs' | 'distributionsMs' | 'stepsMs') =>
    summarise(found.map((entry) => entry[side]));
  bench.report({
    figure: "2 time until then, peer's distributions",
    unit: 'ms',
    ...compared(sample('oursMs'), sample('distributionsMs')),
    asked: { of: 'ratio', most: 0.5 },
  });
  bench.report({
    figure: "2 time until then, peer's bare steps",
    unit: 'ms',
    ...compared(sample('oursMs'), sample('stepsMs')),
  });
}

/** Everything from an unread prompt on; the peer reads it once, too, and gets the tree as a whole, without any search. */
async function measure(model: LoadedModel, peer: Peer, prompt: string): Promise<Searched> {
  let searched: Awaited<ReturnType<typeof search>> | undefined;
  const oursMs = await elapsedMs(async () => {
    searched = await search(model, prompt);
  });
  if (searched === undefined) throw new Error('the search gave nothing');
  const { prefix, tree, isCertified, expansions } = searched;
  return {
    isCertified,
    expansions,
    oursMs,
    distributionsMs: await peer.walk(prefix, tree, 'probabilities', true),
    stepsMs: await peer.walk(prefix, tree, 'token', true),
  };
}

async function search({ engine, tokenizer }: LoadedModel, text: string) {
  const context = splitContext(text);
  const prefix = [tokenizer.startToken, ...tokenizer.encode(context.text)];
  const expand = engineExpand(engine, prefix);
  const asked: (readonly number[])[] = [];
  const snapshots = searchNextWords(
    vocabularyClassesOf(tokenizer),
    context.end,
    async (inquiries) => {
      asked.push(...inquiries.map(({ path }) => path));
      return await expand(inquiries);
    },
    { ...DEFAULT_SEARCH, words: 10 },
  );
  let isCertified = false;
  let expansions = 0;
  for await (const snapshot of snapshots) {
    isCertified = snapshot.certified.set;
    expansions = snapshot.expansions;
    if (isCertified) break;
  }
  const tree: readonly TreeNode[] = pathTree(asked).tree;
  return { prefix, tree, isCertified, expansions };
}
