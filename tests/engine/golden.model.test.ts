import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Distribution } from '../../worker/engine/port.js';
import type { LoadedModel } from '../../worker/model/load-model.js';
import { loadRealModel } from '../model/load-real-model.js';
import { goldenMissing, lacks, modelMissing, readGolden } from '../model/model-file.js';

/** Bound of every difference of probabilities; nats may differ by more, because small probabilities are seen by their logarithm. */
const ABSOLUTE = 1e-4;
const NATS = 1e-3;

/** For whoever runs this file to see how far from the bound the engine is. */
function report(what: string, largest: number): void {
  process.stdout.write(`largest difference, ${what}: ${largest.toExponential(1)}\n`);
}

function largestDifference(a: Distribution | undefined, b: Distribution): number {
  return b.reduce((largest, value, token) => Math.max(largest, Math.abs((a?.[token] ?? 0) - value)), 0);
}

describe.skipIf(lacks(modelMissing, goldenMissing))('the engine on real weights', () => {
  let model: LoadedModel;
  beforeAll(async () => {
    model = await loadRealModel();
  });
  afterAll(() => model.engine.dispose());

  it('gives the reference probability of every recorded next token', async () => {
    let largest = 0;
    for (const { text, token_ids, next_tokens } of readGolden()) {
      const distribution = await model.engine.prefill([
        model.tokenizer.startToken,
        ...model.tokenizer.encode(text.replace(/ $/, '')),
      ]);
      expect(token_ids.length).toBeGreaterThan(1);
      expect(Math.abs(distribution.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-9);
      for (const { id, probability } of next_tokens) {
        largest = Math.max(largest, Math.abs((distribution[id] ?? 0) - probability));
      }
    }
    report('probability of a next token', largest);
    expect(largest).toBeLessThan(ABSOLUTE);
  });

  it('cuts the recorded texts into the recorded tokens', () => {
    for (const { text, token_ids } of readGolden()) {
      const asFed = token_ids.at(-1) === 216 ? text : text.replace(/ $/, '');
      expect([model.tokenizer.startToken, ...model.tokenizer.encode(asFed)]).toEqual(token_ids);
    }
  });

  it('gives the reference log-probability of every token of a text, read as one chain', async () => {
    let [largest, largestNats, largestSum] = [0, 0, 0];
    for (const { text, token_logprobs, sum_nats } of readGolden()) {
      const tokens = model.tokenizer.encode(text);
      const chain = tokens.slice(0, -1).map((token, index) => ({ token, parent: index - 1 }));
      const start = [model.tokenizer.startToken];
      const rows = [
        await model.engine.prefill(start),
        ...(await model.engine.expand(start, chain, [...chain.keys()])),
      ];
      expect(token_logprobs).toHaveLength(tokens.length);
      const logs = tokens.map((token, index) => Math.log(rows[index]?.[token] ?? 0));
      for (const [index, log] of logs.entries()) {
        const recorded = token_logprobs[index] ?? Number.NaN;
        largest = Math.max(largest, Math.abs(Math.exp(log) - Math.exp(recorded)));
        largestNats = Math.max(largestNats, Math.abs(log - recorded));
      }
      largestSum = Math.max(largestSum, Math.abs(-logs.reduce((sum, log) => sum + log, 0) - sum_nats));
    }
    report('probability of a text’s token', largest);
    report('nats of a token', largestNats);
    report('nats of a text', largestSum);
    expect(largest).toBeLessThan(ABSOLUTE);
    expect(largestNats).toBeLessThan(NATS);
    expect(largestSum).toBeLessThan(NATS);
  });

  it('gives the same number alone, in a tree, and on a cached prefix', async () => {
    const prefix = [
      model.tokenizer.startToken,
      ...model.tokenizer.encode('She opened her umbrella because it was'),
    ];
    const paths = [' raining', ' going to', ' too hot', ' a', ' her', ' cold and'].map((text) =>
      model.tokenizer.encode(text),
    );
    const tree: { token: number; parent: number }[] = [];
    const wanted = paths.map((path) => {
      let parent = -1;
      for (const token of path) {
        tree.push({ token, parent });
        parent = tree.length - 1;
      }
      return parent;
    });
    const together = await model.engine.expand(prefix, tree, wanted);
    let largest = 0;
    for (const [index, path] of paths.entries()) {
      const alone = await model.engine.prefill([...prefix, ...path]);
      largest = Math.max(largest, largestDifference(together[index], alone));
    }
    report('in a tree or alone', largest);
    expect(largest).toBeLessThan(ABSOLUTE);
  });

  it('gives the same number among many batch mates', async () => {
    const prefix = [model.tokenizer.startToken, ...model.tokenizer.encode('The capital of France is')];
    const first = await model.engine.prefill(prefix);
    const likeliest = [...first.keys()].sort((a, b) => (first[b] ?? 0) - (first[a] ?? 0)).slice(0, 64);
    const tree = likeliest.map((token) => ({ token, parent: -1 }));
    const together = await model.engine.expand(prefix, tree, [...tree.keys()]);
    let largest = 0;
    for (const index of [0, 1, 17, 63]) {
      const [alone = new Float64Array()] = await model.engine.expand(
        prefix,
        tree.slice(index, index + 1),
        [0],
      );
      expect(alone).toHaveLength(model.engine.info.vocabularySize);
      largest = Math.max(largest, largestDifference(together[index], alone));
    }
    report('one of 64 or alone', largest);
    expect(largest).toBeLessThan(ABSOLUTE);
  });

  it('reads a long text in parts and gets what one step after the other gives', async () => {
    const tokens = [
      0,
      ...model.tokenizer.encode('The cat sat on the mat and looked at the rain. '.repeat(30)),
    ];
    const long = await model.engine.prefill(tokens);
    const [last = 0] = tokens.slice(-1);
    const [stepwise] = await model.engine.expand(tokens.slice(0, -1), [{ token: last, parent: -1 }], [0]);
    const largest = largestDifference(stepwise, long);
    report('in parts or on a cached prefix', largest);
    expect(tokens.length).toBeGreaterThan(256);
    expect(largest).toBeLessThan(ABSOLUTE);
  });

  it('gives the same number in a run that several questions share', async () => {
    const texts = [
      'The cat sat on the',
      'Two plus two equals',
      'She said',
      'It is cloudy today, so it will probably',
    ];
    const prefixes = texts.map((text) => [model.tokenizer.startToken, ...model.tokenizer.encode(text)]);
    const tree = [' a', ' the', ' going', ' four', ' rain'].flatMap((text) =>
      model.tokenizer.encode(text).map((token, index) => ({ token, parent: index - 1 })),
    );
    const wanted = [...tree.keys()];
    const alone: (readonly Distribution[])[] = [];
    for (const prefix of prefixes) alone.push(await model.engine.expand(prefix, tree, wanted));
    const together = await Promise.all(prefixes.map((prefix) => model.engine.expand(prefix, tree, wanted)));
    const unread = prefixes.map((prefix) => [...prefix, 260]);
    const readTogether = await Promise.all(unread.map((prefix) => model.engine.prefill(prefix)));
    let largest = 0;
    for (const [index, prefix] of prefixes.entries()) {
      for (const [node, row] of (alone[index] ?? []).entries())
        largest = Math.max(largest, largestDifference(together[index]?.[node], row));
      const [stepwise = new Float64Array()] = await model.engine.expand(
        prefix,
        [{ token: 260, parent: -1 }],
        [0],
      );
      expect(stepwise).toHaveLength(model.engine.info.vocabularySize);
      largest = Math.max(largest, largestDifference(readTogether[index], stepwise));
    }
    report('in a shared run or alone', largest);
    expect(largest).toBeLessThan(ABSOLUTE);
  });

  it('measures a long text and what a tree holds as if each place stood alone', async () => {
    const start = [model.tokenizer.startToken];
    const tokens = model.tokenizer.encode('The cat sat on the mat and looked at the rain. '.repeat(20));
    const chain = tokens.map((token, index) => ({ token, parent: index - 1 }));
    const classes = Uint8Array.from({ length: model.engine.info.vocabularySize }, (_, token) => token % 7);
    const at = tokens.map((token, index) => ({ node: index - 1, tokens: [token] }));
    const measured = await model.engine.measure(start, chain, { classes, classCount: 7, at });
    expect(measured).toHaveLength(tokens.length);
    let largest = 0;
    for (const index of [0, 1, 63, 64, 65, 130, tokens.length - 1]) {
      const row = await model.engine.prefill([...start, ...tokens.slice(0, index)]);
      const { masses, probabilities } = measured[index] ?? { masses: new Float64Array(), probabilities: [] };
      const sums = Float64Array.from({ length: 7 }, (_, code) =>
        row.reduce((sum, value, token) => (token % 7 === code ? sum + value : sum), 0),
      );
      largest = Math.max(largest, largestDifference(masses, sums));
      largest = Math.max(largest, Math.abs((probabilities[0] ?? 0) - (row[tokens[index] ?? 0] ?? 1)));
    }
    report('measured in a chain or alone', largest);
    expect(largest).toBeLessThan(ABSOLUTE);
  });

  it('stops between runs when the question is withdrawn or too late', async () => {
    const tokens = [0, ...Array.from({ length: 700 }, (_, index) => 1000 + index)];
    const controller = new AbortController();
    const withdrawn = model.engine.prefill(tokens, { signal: controller.signal });
    controller.abort();
    await expect(withdrawn).rejects.toMatchObject({ code: 'shutting-down' });
    await expect(model.engine.prefill([...tokens, 5], { deadlineMs: Date.now() - 1 })).rejects.toMatchObject({
      code: 'too-slow',
    });
    expect((await model.engine.prefill([0])).length).toBe(model.engine.info.vocabularySize);
  });
});
