import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRAINING_METHODS } from '../../src/jobs/train.js';
import { BUILT_IN_TEXTS, findBuiltInText } from '../../src/training/built-in-texts.js';
import { printModelName, readModelName } from '../../src/training/model-name.js';

describe('names of trained models', () => {
  it('are read as they are printed, whatever the text is called', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 30 })
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.endsWith(')'));
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...TRAINING_METHODS),
        fc.integer({ min: 0, max: 2_147_483_647 }),
        (name, method, seed) => {
          const model = { text: name, method, seed };
          expect(readModelName(printModelName(model))).toEqual(model);
        },
      ),
    );
  });

  it('leave brackets that say nothing of a training to the text', () => {
    for (const name of [
      'diary (2024)',
      'diary (neural, seed x)',
      'diary (seed 3)',
      'diary (counting, seed 1, 2)',
      '(neural)',
    ])
      expect(readModelName(name)).toEqual({ text: name, method: 'neural', seed: 1 });
    expect(readModelName(' diary (add-one) ')).toEqual({ text: 'diary', method: 'add-one', seed: 1 });
    expect(readModelName('diary (neural, seed 9999999999)').text).toBe('diary (neural, seed 9999999999)');
  });
});

describe('texts that are always there', () => {
  it('are found whatever their case, and are of different lengths', () => {
    expect(findBuiltInText('WEATHER Diary')?.name).toBe('weather diary');
    expect(findBuiltInText('constructor')).toBeUndefined();
    for (const { text } of BUILT_IN_TEXTS) expect(text.length).toBeGreaterThan(300);
  });
});
