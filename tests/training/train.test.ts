import { describe, expect, it } from 'vitest';
import { randomNumber } from '../../src/probability/random.js';
import { type TrainedResult, type TrainingPlan, train } from '../../worker/training/train.js';
import { END, readTrainingText, sentencesOf } from '../../worker/training/training-text.js';

function run(plan: TrainingPlan): TrainedResult {
  const steps = train(plan);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    expect(step.value.done).toBeLessThanOrEqual(1);
  }
}

/** Sentences of a small grammar, which a model can learn. */
function grammar(seed: number, count: number): string {
  let index = 0;
  const pick = (list: readonly string[]) => list[Math.floor(randomNumber(seed, index++) * list.length)] ?? '';
  return Array.from({ length: count }, () => {
    const who = pick(['the cat', 'the dog', 'a bird']);
    const does = pick(['sees', 'hears']);
    return `${who[0]?.toUpperCase()}${who.slice(1)} ${does} ${pick(['the rain', 'the snow', 'a cloud'])}${pick(['.', '!', '.'])}`;
  }).join(' ');
}

const TEXTS: readonly (readonly [string, string])[] = [
  ['a grammar', grammar(1, 120)],
  ['a longer grammar', grammar(2, 400)],
  ['one line again and again', 'It rains when it is cloudy. It is dry when the sun is out. '.repeat(40)],
];

describe('training', () => {
  it.each(TEXTS)('on %s: the loss falls, on what is learnt from and on what is held out', (_name, text) => {
    const { losses } = run({ text, seed: 3, method: { type: 'neural' } });
    const [before] = losses;
    const after = losses.at(-1);
    expect(after?.training).toBeLessThan((before?.training ?? 0) / 2);
    expect(after?.heldOut).toBeLessThan((before?.heldOut ?? 0) / 2);
  });

  it('of the same text and seed gives the same weights', () => {
    const plan: TrainingPlan = { text: grammar(1, 40), seed: 5, method: { type: 'neural' } };
    expect([...run(plan).model.next('the cat')]).toEqual([...run(plan).model.next('the cat')]);
    expect([...run({ ...plan, seed: 6 }).model.next('the cat')]).not.toEqual([
      ...run(plan).model.next('the cat'),
    ]);
  });

  it('on a short text learns it by heart: the held-out loss is lowest early and rises then', () => {
    const words = Array.from({ length: 200 }, (_, n) => `w${Math.floor(randomNumber(4, n) * 40)}`);
    const text = Array.from({ length: 40 }, (_, n) => `${words.slice(n * 5, n * 5 + 5).join(' ')}.`).join(
      ' ',
    );
    const { losses } = run({ text, seed: 1, method: { type: 'neural' } });
    const heldOut = losses.map((one) => one.heldOut ?? Number.NaN);
    const lowest = Math.min(...heldOut);
    expect(heldOut.at(-1)).toBeGreaterThan(lowest + 1);
    expect(losses.at(-1)?.training).toBeLessThan((losses[0]?.training ?? 0) / 2);
  });

  it('by counting knows what followed, exactly', () => {
    const { model, parameters, moved } = run({
      text: 'I like tea. I like tea. I like coffee. You like tea.',
      seed: 2,
      method: { type: 'counting', order: 2, smoothing: 'add-one' },
    });
    const after = model.next('I like');
    const share = (word: string) => after[model.vocabulary.idOf(word)] ?? 0;
    expect(share('tea')).toBeGreaterThan(share('coffee'));
    expect(after.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    expect(parameters).toBeGreaterThan(0);
    expect(moved).toBeUndefined();
  });

  it('says how many parameters there are and how far they went', () => {
    const { moved, parameters, words, window } = run({
      text: grammar(1, 60),
      seed: 1,
      method: { type: 'neural' },
    });
    const vocabulary = words + 3;
    expect(parameters).toBe(vocabulary * 12 + 24 * window * 12 + 24 + vocabulary * 24 + vocabulary);
    expect(moved?.distance).toBeGreaterThan(0.05);
    expect(moved?.initial).toBeGreaterThan(0.05);
  });

  it('of nothing at all is no crash', () => {
    for (const method of [
      { type: 'neural' },
      { type: 'counting', order: 3, smoothing: 'kneser-ney' },
    ] as const) {
      const { model } = run({ text: 'Once.', seed: 1, method });
      expect(model.next('').reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    }
  });
});

describe('a text as examples', () => {
  it('is cut into sentences in small letters', () => {
    expect(sentencesOf('It rains, again! “Why?” she asked…\n\nA title\n\nThe end')).toEqual([
      ['it', 'rains', ',', 'again'],
      ['“', 'why'],
      ['she', 'asked'],
      ['a', 'title'],
      ['the', 'end'],
    ]);
  });

  it('holds every tenth sentence back, and knows only words that it may learn from', () => {
    const text = Array.from({ length: 30 }, (_, n) => `word${n} is here.`).join(' ');
    const { training, heldOut, vocabulary } = readTrainingText(text, 1000, 7);
    expect(heldOut).toHaveLength(3);
    expect(training).toHaveLength(27);
    expect(vocabulary.words.filter((word) => word?.startsWith('word'))).toHaveLength(27);
    expect(heldOut.flat()).not.toContain(END);
    expect(readTrainingText(text, 1, 7).vocabulary.words).toHaveLength(4);
  });
});
