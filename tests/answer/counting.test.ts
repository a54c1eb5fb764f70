import { describe, expect, it } from 'vitest';
import { type CountingAnswer, countingAnswerSchema } from '../../src/jobs/counting.js';
import { Failure } from '../../src/jobs/failure.js';
import { answerCounting } from '../../worker/answer/counting.js';
import { enumerate } from '../words/exhaustive.js';
import { randomToyModel, toyModel, toyVocabulary } from '../words/toy-model.js';
import { ToyEngine, toyTokenizer } from './toy-engine.js';

const NOISE = 1e-9;

/** 28 words, counted by hand in `tests/probability/corpus.test.ts`. */
const DIARY =
  'The day is cloudy and rain comes. The day is sunny and rain stays away. ' +
  'A cloudy day, a cloudy rain, a cloudy rain again.\nCloudy days end.';

const model = randomToyModel(
  toyVocabulary(['cloudy', ' cloudy', ' rain', 's', ' day', ' Rain', '.', ' a', 'a']),
  4,
  5,
);
const ports = async () => ({ engine: new ToyEngine(model), tokenizer: toyTokenizer(model) });
const without = (code: 'model-missing' | 'shutting-down') => async () => {
  throw new Failure(code, 'there is none');
};

async function ask(
  question: string,
  given: Parameters<typeof answerCounting>[1] = ports,
): Promise<CountingAnswer> {
  const corpus = { name: 'diary', text: DIARY };
  const checked = await answerCounting({ kind: 'counting', question, corpus }, given);
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  return countingAnswerSchema.parse(checked.value);
}

/** P(rain or Rain | the text), given that a word comes. */
function truth(text: string): number {
  const prefix = toyTokenizer(model).encode(text);
  const { words } = enumerate(
    toyModel(model.vocabulary, (path) => model.row([...prefix, ...path])),
    'word',
  );
  const total = [...words.values()].reduce((sum, mass) => sum + mass, 0);
  return ((words.get('rain') ?? 0) + (words.get('Rain') ?? 0)) / total;
}

describe('answerCounting', () => {
  it('counts places, and asks the model the same', async () => {
    const answer = await ask('next = rain given previous = cloudy');
    expect(answer.question).toBe('P(next = rain | previous = cloudy)');
    expect(answer.counts).toEqual({ joint: 2, condition: 5, event: 4, population: 28 });
    expect(answer.probability).toEqual({ numerator: 2, denominator: 5, value: 0.4 });
    expect(answer.prior).toMatchObject({ numerator: 1, denominator: 7 });
    expect(answer.reverse).toMatchObject({ numerator: 1, denominator: 2 });
    expect(answer.context).toEqual({ words: ['cloudy'], occurrences: 5 });
    expect(answer.reading).toEqual({ event: 'the next word is “rain”', condition: 'behind “cloudy”' });
    expect(answer.transformer?.text).toBe('cloudy');
    expect(answer.transformer?.probability?.lower).toBeLessThanOrEqual(truth('cloudy') + NOISE);
    expect(answer.transformer?.probability?.upper).toBeGreaterThanOrEqual(truth('cloudy') - NOISE);
    expect(answer.followers.map(({ word, count }) => [word, count])).toEqual([
      ['rain', 2],
      ['and', 1],
      ['day', 1],
      ['days', 1],
    ]);
    expect(answer.followers[0]?.model).toEqual(answer.transformer?.probability);
    expect(answer.regions.map(({ count, inEvent, inCondition }) => [count, inEvent, inCondition])).toEqual([
      [2, true, false],
      [3, false, true],
      [2, true, true],
      [21, false, false],
    ]);
  });

  it('reads a word alone as the next one, and as the previous one in a condition', async () => {
    const plain = await ask('P(rain | cloudy)');
    expect(plain.question).toBe('P(next = rain | previous = cloudy)');
    expect(plain.counts).toEqual({ joint: 2, condition: 5, event: 4, population: 28 });
    expect((await ask('How likely is rain given cloudy?')).counts).toEqual(plain.counts);
    expect((await ask('rain or day given cloudy')).counts.joint).toBe(3);
    const begun = await ask('starts(d) and longer(3) given cloudy');
    expect(begun.counts).toEqual({ joint: 1, condition: 5, event: 1, population: 28 });
    expect(begun.transformer?.probability?.lower).toBeGreaterThan(0);
  });

  it('takes two words of context', async () => {
    const answer = await ask('rain given previous = cloudy and before = a');
    expect(answer.counts).toMatchObject({ joint: 2, condition: 3 });
    expect(answer.context).toEqual({ words: ['a', 'cloudy'], occurrences: 3 });
    expect(answer.transformer?.text).toBe('a cloudy');
  });

  it('says when counting runs out of data, while the model still answers', async () => {
    const answer = await ask('rain given previous = cloudy and before = never');
    expect(answer.counts).toMatchObject({ joint: 0, condition: 0 });
    expect(answer.probability).toBeNull();
    expect(answer.context?.occurrences).toBe(0);
    expect(answer.transformer?.probability?.upper).toBeGreaterThan(0);
    expect(answer.followers).toEqual([]);
    expect(answer.favourites.length).toBeGreaterThan(0);
  });

  it('asks no model what is not about the next word alone', async () => {
    let asked = 0;
    const counting = async () => {
      asked++;
      return await ports();
    };
    expect((await ask('rain', counting)).notAsked).toBe('no-condition');
    expect((await ask('rain given not cloudy', counting)).notAsked).toBe('other-condition');
    expect((await ask('previous = rain given cloudy', counting)).notAsked).toBe('other-event');
    expect(asked).toBe(0);
  });

  it('counts without a model, and passes on what a model that is there cannot help', async () => {
    const answer = await ask('rain given cloudy', without('model-missing'));
    expect(answer.counts.joint).toBe(2);
    expect(answer.notAsked).toBe('no-model');
    expect(answer.transformer).toBeUndefined();
    expect(answer.model).toBeUndefined();
    await expect(ask('rain given cloudy', without('shutting-down'))).rejects.toMatchObject({
      code: 'shutting-down',
    });
  });

  it('compares two conditions, each with its model', async () => {
    const answer = await ask('P(rain | cloudy) vs P(rain | "and")');
    expect(answer.counts).toMatchObject({ joint: 2, condition: 5 });
    expect(answer.other?.counts).toMatchObject({ joint: 2, condition: 2 });
    expect(answer.verdict).toEqual({ is: 'no' });
    expect(answer.other?.transformer?.text).toBe('and');
  });

  it('gives exact verdicts on what is counted', async () => {
    expect((await ask('is rain independent of cloudy')).verdict).toEqual({ is: 'no' });
    expect((await ask('are day and cloudy exclusive')).verdict).toEqual({ is: 'no' });
    expect((await ask('are sunny and cloudy exclusive')).verdict).toEqual({ is: 'yes' });
    expect((await ask('is sunny inside is')).verdict).toEqual({ is: 'yes' });
  });

  it('shows places with the words around them', async () => {
    const { places } = await ask('rain given cloudy');
    expect(places).toHaveLength(5);
    expect(places[0]).toEqual({
      before: '…stays away. A cloudy day, a cloudy ',
      word: 'rain',
      after: ', a cloudy rain again. Cloudy days end.',
      inEvent: true,
    });
    expect(places.filter(({ inEvent }) => inEvent)).toHaveLength(2);
  });

  it('refuses what it cannot read', async () => {
    const checked = await answerCounting(
      { kind: 'counting', question: 'next = rain given', corpus: { name: 'diary', text: DIARY } },
      ports,
    );
    expect(checked).toMatchObject({ ok: false, refusal: { code: 'expression-syntax' } });
  });
});
