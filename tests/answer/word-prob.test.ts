import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/jobs/failure.js';
import { LIMITS } from '../../src/jobs/limits.js';
import { type Estimate, type WordProbAnswer, wordProbAnswerSchema } from '../../src/jobs/word-prob.js';
import { EVERYONE, type EventExpression, holds } from '../../src/probability/expression.js';
import { parseWordQuestion } from '../../src/probability/parse.js';
import { wordTest } from '../../src/probability/word-predicates.js';
import { answerWordProb } from '../../worker/answer/word-prob.js';
import type { ContextEnd } from '../../worker/words/context.js';
import { enumerate } from '../words/exhaustive.js';
import { randomToyModel, type ToyModel, toyModel, toyVocabulary } from '../words/toy-model.js';
import { ToyEngine, toyTokenizer } from './toy-engine.js';

const NOISE = 1e-9;
const vocabulary = toyVocabulary([' a', 'b', ' b', 'a', ' A', '1', '.', "'"]);

/** What follows `text` in the model, with its probability and rank. */
function truthAfter(model: ToyModel, text: string, end: ContextEnd) {
  const prefix = toyTokenizer(model).encode(text);
  const { words } = enumerate(
    toyModel(model.vocabulary, (path) => model.row([...prefix, ...path])),
    end,
  );
  const all = [...words].map(([word, mass]) => {
    const rank = 1 + [...words.values()].filter((other) => other > mass).length;
    return { word, mass, test: wordTest(word, rank) };
  });
  const total = all.reduce((sum, { mass }) => sum + mass, 0);
  const probability = (event: EventExpression, given: EventExpression | null) => {
    const condition = all.filter(({ test }) => holds(given ?? EVERYONE, test));
    const sum = (words: typeof all) => words.reduce((mass, word) => mass + word.mass, 0);
    return sum(condition) > 0
      ? sum(condition.filter(({ test }) => holds(event, test))) / sum(condition)
      : null;
  };
  return { total, probability, shares: new Map(all.map(({ word, mass }) => [word, mass / total])) };
}

function expectHolds(estimate: Estimate | null, truth: number | null): void {
  if (truth === null) return;
  expect(estimate?.lower).toBeLessThanOrEqual(truth + NOISE);
  expect(estimate?.upper).toBeGreaterThanOrEqual(truth - NOISE);
  expect(estimate?.value).toBeCloseTo(((estimate?.lower ?? 0) + (estimate?.upper ?? 0)) / 2, 12);
}

async function ask(question: string, model: ToyModel, text = 'ab'): Promise<WordProbAnswer> {
  const checked = await answerWordProb(
    { kind: 'word-prob', question, text },
    { engine: new ToyEngine(model), tokenizer: toyTokenizer(model) },
  );
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  return wordProbAnswerSchema.parse(checked.value);
}

const QUESTIONS = [
  'P(starts(a))',
  'P(starts(a) | longer(1))',
  'P(ends(b) | capital)',
  'P(rank(2))',
  'P(contains(ab) | rank(3))',
  'P(starts(a) xor ends(a) | not in(a, b))',
  'P(longer(2) or shorter(2))',
  'P(longer(5) and shorter(3))',
  'how many starts(a)',
  'who ends(b) given longer(1)',
];

describe('answerWordProb on toy models', () => {
  it('holds the truth in every interval, and gives all word mass to its regions or to nobody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...QUESTIONS), fc.integer(), async (question, seed) => {
        const model = randomToyModel(vocabulary, seed, 5);
        const answer = await ask(question, model);
        const { probability, total, shares } = truthAfter(model, 'ab', 'word');
        const parsed = parseWordQuestion(question, LIMITS);
        if (!parsed.ok || !('event' in parsed.value)) throw new Error(question);
        const { event, given } = parsed.value;
        expectHolds(answer.probability, probability(event, given));
        expectHolds(answer.prior, probability(event, null));
        expectHolds(answer.condition, probability(given ?? EVERYONE, null));
        if (given !== null) expectHolds(answer.reverse, probability(given, event));
        expect(answer.wordMass.lower).toBeLessThanOrEqual(total + NOISE);
        expect(answer.wordMass.upper).toBeGreaterThanOrEqual(total - NOISE);
        const assigned = answer.regions.reduce((sum, { mass }) => sum + mass.lower, answer.unassigned);
        expect(assigned).toBeCloseTo(1, 9);
        for (const { word, lower, upper } of [
          ...answer.words,
          ...answer.regions.flatMap(({ words }) => words),
        ]) {
          expect(lower).toBeLessThanOrEqual((shares.get(word) ?? 0) + NOISE);
          expect(upper).toBeGreaterThanOrEqual((shares.get(word) ?? 0) - NOISE);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('names only words that are in the event and in the condition', async () => {
    const answer = await ask('P(starts(a) | longer(1))', randomToyModel(vocabulary, 7, 5));
    expect(answer.words.length).toBeGreaterThan(3);
    for (const { word } of answer.words) expect(word).toMatch(/^a.+/i);
    expect(answer.found).toBeGreaterThanOrEqual(answer.words.length);
    expect(answer.sets).toEqual(['starts(a)', 'longer(1)']);
    expect(answer.regions.map(({ has }) => has)).toEqual([
      ['starts(a)'],
      ['longer(1)'],
      ['starts(a)', 'longer(1)'],
      [],
    ]);
    expect(answer.regions.map(({ inEvent, inCondition }) => [inEvent, inCondition])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [false, false],
    ]);
  });

  it('never proves a verdict that is not so', async () => {
    let proved = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(' b', 'ab', 'a.'), async (seed, text) => {
        const model = randomToyModel(vocabulary, seed, 5);
        const end = text === 'a.' ? 'closed' : 'word';
        const { probability } = truthAfter(model, text, end);
        const parse = (event: string): EventExpression => {
          const parsed = parseWordQuestion(event, LIMITS);
          if (!parsed.ok || parsed.value.type !== 'probability') throw new Error(event);
          return parsed.value.event;
        };
        const p = (event: string, given?: string) =>
          probability(parse(event), given === undefined ? null : parse(given)) ?? Number.NaN;
        const versus = (await ask('P(starts(a)) vs P(ends(a))', model, text)).verdict?.is;
        if (versus === 'yes') expect(p('starts(a)')).toBeGreaterThan(p('ends(a)'));
        if (versus === 'no') expect(p('starts(a)')).toBeLessThan(p('ends(a)'));
        const independent = (await ask('is starts(a) independent of longer(1)', model, text)).verdict?.is;
        if (independent === 'no') expect(p('starts(a)', 'longer(1)')).not.toBeCloseTo(p('starts(a)'), 9);
        const inside = await ask('is starts(a) inside longer(1)', model, text);
        if (inside.verdict?.is === 'no') expect(p('longer(1)', 'starts(a)')).toBeLessThan(1);
        const exclusive = await ask('are starts(b) and starts(a) exclusive', model, text);
        expect(exclusive.verdict?.is).toBe('yes');
        proved += [versus, independent, inside.verdict?.is].filter((is) => is !== 'open').length;
      }),
      { numRuns: 40 },
    );
    expect(proved).toBeGreaterThan(60);
  });

  it('shows what speaks against a verdict', async () => {
    const model = randomToyModel(vocabulary, 3, 5);
    const inside = await ask('is starts(a) inside longer(1)', model);
    expect(inside.verdict).toMatchObject({ is: 'no', example: { word: expect.stringMatching(/^a$/i) } });
    const exclusive = await ask('are starts(a) and longer(1) exclusive', model);
    expect(exclusive.verdict).toMatchObject({ is: 'no', example: { word: expect.stringMatching(/^a./i) } });
    const certain = await ask('is longer(3) inside longer(1)', model);
    expect(certain.verdict).toEqual({ is: 'yes' });
  });

  it('has no value where no word can satisfy the condition', async () => {
    const answer = await ask('P(starts(a) | longer(3) and shorter(2))', randomToyModel(vocabulary, 1, 5));
    expect(answer.probability).toBeNull();
    expect(answer.condition).toMatchObject({ lower: 0, upper: 0 });
    expect(answer.words).toEqual([]);
  });

  it('says which of the best k are proved', async () => {
    const answer = await ask('P(rank(1) | starts(a))', randomToyModel(vocabulary, 5, 5));
    expect(answer.certified.ranks).toEqual([{ best: 1, isProved: true }]);
    expect(answer.certified.isTight).toBe(true);
  });

  it('refuses what it cannot read, with its place, and a broken text', async () => {
    const model = randomToyModel(vocabulary, 1, 4);
    const ports = { engine: new ToyEngine(model), tokenizer: toyTokenizer(model) };
    const wrong = await answerWordProb({ kind: 'word-prob', question: 'starts(', text: 'a' }, ports);
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'expression-syntax', at: 7 } });
    const broken = await answerWordProb({ kind: 'word-prob', question: 'rank(1)', text: 'a\ud800' }, ports);
    expect(broken).toEqual({ ok: false, refusal: { code: 'lone-surrogate', option: 'text' } });
  });

  it('keeps what it knows when the deadline passes, unless that is nothing', async () => {
    const model = randomToyModel(vocabulary, 2, 6);
    const late = (first: number) => {
      const engine = new ToyEngine(model);
      const { expand, prefill } = engine;
      const check = () => {
        if (engine.runs + 1 >= first) throw new Failure('too-slow', 'the computation passed its deadline');
      };
      engine.expand = async (...given) => {
        check();
        return await expand.apply(engine, given);
      };
      engine.prefill = async (...given) => {
        check();
        return await prefill.apply(engine, given);
      };
      return { engine, tokenizer: toyTokenizer(model) };
    };
    const question = { kind: 'word-prob' as const, question: 'P(ends(b))', text: 'ab' };
    const checked = await answerWordProb(question, late(3));
    expect(checked.ok && checked.value.expansions).toBeGreaterThan(1);
    expect(checked.ok && checked.value.certified.isTight).toBe(false);
    await expect(answerWordProb(question, late(1))).rejects.toMatchObject({ code: 'too-slow' });
  });
});
