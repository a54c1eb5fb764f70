import { describe, expect, it } from 'vitest';
import { modelAnswerSchema } from '../../src/jobs/model.js';
import { answerModel } from '../../worker/answer/model.js';
import { DEFAULT_MODEL } from '../../worker/model/manifest.js';
import { randomToyModel, toyVocabulary } from '../words/toy-model.js';
import { ToyEngine, toyTokenizer } from './toy-engine.js';

const facts = { threads: 2, licence: null, builderVersion: 1 };
const model = randomToyModel(toyVocabulary(['a', ' b']), 1, 1);

describe('answerModel', () => {
  it('says what the engine says of itself, and measures it', async () => {
    const engine = new ToyEngine(model, 50);
    const checked = await answerModel(facts, { engine, tokenizer: toyTokenizer(model) });
    if (!checked.ok) throw new Error(checked.refusal.code);
    expect(modelAnswerSchema.parse(checked.value)).toEqual(checked.value);
    const { deviceReason, architecture, parameters, contextLength, vocabularySize } = engine.info;
    expect(checked.value).toMatchObject({
      deviceReason,
      architecture,
      parameters,
      contextLength,
      vocabularySize,
      ...facts,
      accuracy: null,
    });
    const { n, prefillTokens, treeNodes } = checked.value.speed;
    expect(n).toBe(3);
    // No longer than the model can read.
    expect(prefillTokens).toBe(49);
    expect(engine.treeSizes.filter((size) => size === treeNodes)).toHaveLength(n);
    expect(engine.treeSizes.filter((size) => size === 1)).toHaveLength(n);
  });

  it('tells the accuracy of the weights that were measured', async () => {
    const engine = new ToyEngine(model, 50);
    const measured = { ...engine.info, sha256: DEFAULT_MODEL.sha256 };
    const ports = { engine: Object.assign(engine, { info: measured }), tokenizer: toyTokenizer(model) };
    const checked = await answerModel(facts, ports);
    const accuracy = checked.ok ? modelAnswerSchema.parse(checked.value).accuracy : null;
    expect(accuracy?.length).toBeGreaterThan(0);
    for (const { corrected, standardError, pairs } of accuracy ?? [])
      expect(standardError).toBeCloseTo(Math.sqrt((corrected * (1 - corrected)) / pairs), 3);
  });
});
