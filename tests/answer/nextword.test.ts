import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/jobs/failure.js';
import { nextwordAnswerSchema } from '../../src/jobs/nextword.js';
import { WORD_TOKENS } from '../../worker/answer/next-word-context.js';
import { answerNextword } from '../../worker/answer/nextword.js';
import type { Asked, Engine, Sifting, TreeNode } from '../../worker/engine/port.js';
import { measure, sift } from '../../worker/engine/sift.js';
import type { Tokenizer } from '../../worker/model/tokenizer-port.js';
import { randomToyModel, type ToyModel, toyVocabulary } from '../words/toy-model.js';

const vocabulary = toyVocabulary(['a', 'b', ' a', ' b', ' ', "'", '1', '.', '\n', '"', 'é']);
const model = randomToyModel(vocabulary, 11, 6);

const tokenizer: Tokenizer = {
  ...vocabulary,
  startToken: 0,
  encode: (text) => [...text].map((character) => 2 + 'ab__ \'1.\n"é'.indexOf(character)),
  decode: () => '',
};

/** Continuations do not depend on the prefix here; what is asked is written down. */
class ToyEngine implements Engine {
  readonly prefixes: (readonly number[])[] = [];
  readonly treeSizes: number[] = [];
  readonly info: Engine['info'];
  readonly #model: ToyModel;
  readonly #beforeRun: (run: number) => void;

  constructor(options: { contextLength?: number; beforeRun?: (run: number) => void } = {}) {
    this.info = {
      name: 'toy',
      quantisation: 'F64',
      sha256: '0'.repeat(64),
      device: 'cpu',
      deviceReason: 'CPU.',
      precision: 'exact',
      architecture: 'toy',
      parameters: 1,
      contextLength: options.contextLength ?? 100,
      vocabularySize: vocabulary.tokenBytes.length,
    };
    this.#model = model;
    this.#beforeRun = options.beforeRun ?? (() => {});
  }

  async prefill(prefix: readonly number[]) {
    return this.#rows(prefix, [], [-1])[0] ?? new Float64Array();
  }

  async expand(prefix: readonly number[], tree: readonly TreeNode[], wanted: readonly number[]) {
    return this.#rows(prefix, tree, wanted);
  }

  async measure(prefix: readonly number[], tree: readonly TreeNode[], asked: Asked) {
    const nodes = asked.at.map(({ node }) => node);
    const rows = this.#rows(prefix, tree, nodes);
    return rows.map((row, index) => measure(row, asked, asked.at[index]?.tokens ?? []));
  }

  async sift(prefix: readonly number[], tree: readonly TreeNode[], at: readonly Sifting[]) {
    const nodes = at.map(({ node }) => node);
    const rows = this.#rows(prefix, tree, nodes).values();
    return at.map((asked) => sift(rows.next().value ?? new Float64Array(), asked.sieve, asked));
  }

  #rows(prefix: readonly number[], tree: readonly TreeNode[], nodes: readonly number[]) {
    if (tree.length === 0) this.prefixes.push(prefix);
    else this.treeSizes.push(tree.length);
    this.#beforeRun(this.prefixes.length + this.treeSizes.length);
    return nodes.map((node) => {
      const path: number[] = [];
      for (let at = node; at >= 0; at = tree[at]?.parent ?? -1) path.unshift(tree[at]?.token ?? 0);
      return this.#model.row(path);
    });
  }

  async dispose() {}
}

const question = (text: string, words = 5) => ({ kind: 'nextword' as const, text, words });

describe('answerNextword', () => {
  it('answers in the form of the contract, and all rows sum to 1', async () => {
    const engine = new ToyEngine();
    let clock = 1000;
    const now = () => clock++;
    const checked = await answerNextword(question('ab a'), { engine, tokenizer, now });
    if (!checked.ok) throw new Error(checked.refusal.code);
    const answer = nextwordAnswerSchema.parse(checked.value);
    expect(answer).toEqual(checked.value);
    expect(answer.text).toBe('ab a');
    expect(answer.model).toEqual({
      name: 'toy',
      quantisation: 'F64',
      sha256: '0'.repeat(64),
      device: 'cpu',
      precision: 'exact',
    });
    const rows = [...answer.words.map(({ lower }) => lower), ...Object.values(answer.masses)];
    expect(Math.abs(rows.reduce((sum, mass) => sum + mass, 0) - 1)).toBeLessThan(1e-9);
    for (const { probability, lower, upper } of answer.words) {
      expect(probability).toBe(lower);
      expect(upper).toBeGreaterThanOrEqual(lower);
    }
    expect(answer.elapsedMs).toBeGreaterThan(0);
  });

  it('puts the start token in front, and ignores one trailing space', async () => {
    const engine = new ToyEngine();
    const plain = await answerNextword(question('ab'), { engine, tokenizer });
    const spaced = await answerNextword(question('ab '), { engine, tokenizer });
    await answerNextword(question(' '), { engine, tokenizer });
    expect(engine.prefixes).toEqual([[0, 2, 3], [0, 2, 3], [0]]);
    if (!plain.ok || !spaced.ok) throw new Error('refused');
    expect({ ...spaced.value, text: '', elapsedMs: 0 }).toEqual({ ...plain.value, text: '', elapsedMs: 0 });
  });

  it('asks the engine once for a batch, with shared beginnings once', async () => {
    const engine = new ToyEngine();
    const checked = await answerNextword(question('a', 25), { engine, tokenizer });
    if (!checked.ok) throw new Error(checked.refusal.code);
    expect(engine.prefixes).toHaveLength(1);
    expect(engine.treeSizes.length).toBeGreaterThanOrEqual(Math.ceil((checked.value.expansions - 1) / 16));
    expect(Math.max(...engine.treeSizes)).toBeLessThanOrEqual(16 * 6);
  });

  it('refuses a text that leaves no room for a word, and a broken text', async () => {
    const engine = new ToyEngine({ contextLength: WORD_TOKENS + 4 });
    expect(await answerNextword(question('abab'), { engine, tokenizer })).toEqual({
      ok: false,
      refusal: { code: 'text-over-context', tokens: 5, limit: 4, model: 'toy' },
    });
    expect((await answerNextword(question('aba'), { engine, tokenizer })).ok).toBe(true);
    expect(await answerNextword(question('a\ud800'), { engine, tokenizer })).toEqual({
      ok: false,
      refusal: { code: 'lone-surrogate', option: 'text' },
    });
  });

  it('shows what it has when its time is over', async () => {
    let clock = 0;
    const engine = new ToyEngine({ beforeRun: () => (clock += 1000) });
    const ports = { engine, tokenizer, now: () => clock, deadlineMs: 1500 };
    const checked = await answerNextword(question('a', 25), ports);
    if (!checked.ok) throw new Error(checked.refusal.code);
    expect(engine.treeSizes).toHaveLength(1);
    expect(checked.value.elapsedMs).toBe(2000);
    expect(checked.value.expansions).toBeLessThanOrEqual(17);
  });

  it('keeps what it has when the engine finds that it is too late, but never shows an empty list', async () => {
    const tooSlowFrom = (first: number) => (run: number) => {
      if (run >= first) throw new Failure('too-slow', 'the computation passed its deadline');
    };
    const late = new ToyEngine({ beforeRun: tooSlowFrom(3) });
    const checked = await answerNextword(question('a', 25), { engine: late, tokenizer });
    expect(checked.ok && checked.value.words.length).toBeGreaterThan(0);
    expect(checked.ok && checked.value.expansions).toBeLessThanOrEqual(17);
    for (const first of [1, 2]) {
      const never = new ToyEngine({ beforeRun: tooSlowFrom(first) });
      await expect(answerNextword(question('a'), { engine: never, tokenizer })).rejects.toMatchObject({
        code: 'too-slow',
      });
    }
  });

  it('passes on what else the engine meets', async () => {
    const stopped = new ToyEngine({
      beforeRun: (run) => {
        if (run === 2) throw new Failure('engine-stopped', 'the engine stopped');
      },
    });
    await expect(answerNextword(question('a'), { engine: stopped, tokenizer })).rejects.toMatchObject({
      code: 'engine-stopped',
    });
  });
});
