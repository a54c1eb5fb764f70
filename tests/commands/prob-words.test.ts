import { describe, expect, it } from 'vitest';
import { prob } from '../../commands/prob.js';
import {
  askNextWord,
  askPlaces,
  offerPlaceQuestions,
  offerWordQuestions,
  PROB_WORD_ACTIONS,
} from '../../commands/prob-words.js';
import type { OptionValue } from '../../src/discord/command.js';
import { questionSchema } from '../../src/jobs/contract.js';

const CORPUS = { name: 'diary', text: 'A cloudy day, a cloudy rain.' };
const press = (action: string, options: Record<string, OptionValue>) =>
  PROB_WORD_ACTIONS.get(action)?.rewrite?.(new Map(Object.entries(options)), {
    choice: '',
    typed: '',
    seed: 1,
  });

describe('questions about words', () => {
  it('are about the next word of a text, or the places of a kept one', () => {
    const next = askNextWord('starts(s) given longer(4)', 'The capital of France is', { view: 'table' });
    expect(next.ok && questionSchema.parse(next.value)).toEqual({
      kind: 'word-prob',
      question: 'starts(s) given longer(4)',
      text: 'The capital of France is',
      view: 'table',
    });
    const places = askPlaces('rain given cloudy', CORPUS, {});
    expect(places.ok && questionSchema.parse(places.value)).toEqual({
      kind: 'counting',
      question: 'rain given cloudy',
      corpus: CORPUS,
    });
  });

  it('can be asked the other way round', () => {
    const next = askNextWord('starts(s) given longer(4)', 'The', { swap: true });
    expect(next).toMatchObject({ ok: true, value: { question: 'P(longer(4) | starts(s))' } });
    const places = askPlaces('rain given cloudy', CORPUS, { swap: true });
    expect(places).toMatchObject({ ok: true, value: { question: 'P(previous = cloudy | next = rain)' } });
  });

  it('tell a mistake at once, with its place', () => {
    expect(askNextWord('longer(x)', 'a', {})).toMatchObject({ ok: false, refusal: { at: 7 } });
    expect(askPlaces('next <', CORPUS, {}).ok).toBe(false);
  });

  it('are offered as whole questions that can be asked', () => {
    const offered = ['', 'star', 'longer(', 'capital g', 'xyz'].flatMap(offerWordQuestions);
    expect(offered.length).toBeGreaterThan(15);
    for (const { value } of ['', 'rain given '].flatMap(offerPlaceQuestions).slice(0, 4)) {
      expect([value, askPlaces(value, CORPUS, {}).ok]).toEqual([value, true]);
    }
    expect(offerPlaceQuestions('sun given clo')[0]?.value).toBe('sun given clo');
    for (const { name, value } of offered) {
      expect(name).toBe(value);
      expect([value, askNextWord(value, 'a', {}).ok]).toEqual([value, true]);
    }
  });

  it('come with the text of the option', () => {
    expect(prob.definition.options.map(({ name }) => name)).toContain('text');
  });
});

describe('what can be pressed below them', () => {
  it('shows all next words after the same text, or after the words of the condition', () => {
    const text = 'The capital of France is';
    expect(press('next-words', { question: 'capital', text })).toEqual(new Map([['text', text]]));
    const question = 'rain given previous = cloudy and before = a';
    expect(press('next-words', { question })).toEqual(new Map([['text', 'a cloudy']]));
    for (const forged of ['rain', 'rain given not cloudy', '(((']) {
      expect(press('next-words', { question: forged })).toBeUndefined();
    }
  });

  it('leads from a picture of sets back to both bars', () => {
    const options = { question: 'rain given cloudy', population: 'diary', view: 'table' };
    expect(press('beside-model', options)).toEqual(
      new Map([
        ['question', 'rain given cloudy'],
        ['population', 'diary'],
      ]),
    );
  });
});
