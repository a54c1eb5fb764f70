import { describe, expect, it } from 'vitest';
import { randomNumber } from '../../src/probability/random.js';
import {
  initialParameters,
  NeuralModel,
  type NeuralShape,
  parameterCount,
  Trainer,
} from '../../worker/training/neural.js';
import type { Example } from '../../worker/training/training-text.js';

const shape: NeuralShape = { vocabularySize: 7, window: 2, width: 3, hidden: 4 };

describe('the tiny neural model', () => {
  it('has the gradient that finite differences give, for every parameter', () => {
    for (const [seed, example] of [
      [1, { context: [0, 3], label: 4 }],
      [2, { context: [5, 5], label: 1 }],
      [3, { context: [6, 2], label: 2 }],
    ] as const satisfies readonly (readonly [number, Example])[]) {
      const parameters = initialParameters(shape, seed).map((value, at) => value + 0.2 * randomNumber(9, at));
      const model = new NeuralModel(shape, parameters);
      const gradient = new Float64Array(parameters.length);
      model.addGradient(example, gradient);
      const reach = 1e-5;
      for (const [at, slope] of gradient.entries()) {
        const value = parameters[at] ?? 0;
        parameters[at] = value + reach;
        const above = model.loss(example);
        parameters[at] = value - reach;
        const below = model.loss(example);
        parameters[at] = value;
        expect(slope, `parameter ${at}`).toBeCloseTo((above - below) / (2 * reach), 7);
      }
    }
  });

  it('gives a distribution over all labels, in which the start of a sentence has no share', () => {
    const model = new NeuralModel(shape, initialParameters(shape, 5));
    const shares = model.distribution([0, 4]);
    expect(shares[0]).toBe(0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...shares.slice(1))).toBeGreaterThan(0);
  });

  it('learns what follows what, and forgets nothing of the seed', () => {
    const examples: Example[] = [2, 3, 4, 5].map((word) => ({ context: [0, word], label: word + 1 }));
    const learn = (seed: number) => {
      const model = new NeuralModel(shape, initialParameters(shape, seed));
      const trainer = new Trainer(model, examples, seed);
      for (let epoch = 0; epoch < 200; epoch++) for (const _ of trainer.epoch());
      return model;
    };
    const model = learn(8);
    for (const { context, label } of examples)
      expect(model.distribution(context)[label]).toBeGreaterThan(0.9);
    expect(learn(8).parameters).toEqual(model.parameters);
    expect(learn(9).parameters).not.toEqual(model.parameters);
  });

  it('counts its parameters, and refuses others', () => {
    expect(parameterCount(shape)).toBe(7 * 3 + 4 * 2 * 3 + 4 + 7 * 4 + 7);
    expect(() => new NeuralModel(shape, new Float64Array(3))).toThrow(RangeError);
  });
});
