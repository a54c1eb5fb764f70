import { describe, expect, test } from 'vitest';
import { nextwordQuestion } from '../../commands/nextword.js';

type Given = Record<string, string | number | boolean>;
const ask = (options: Given) => nextwordQuestion(new Map(Object.entries(options)));
const refusal = (options: Given) => {
  const checked = ask(options);
  return checked.ok ? undefined : checked.refusal;
};

describe('/nextword', () => {
  test('shows 10 words unless told otherwise', () => {
    expect(ask({ text: 'The capital of France is ', private: true })).toEqual({
      ok: true,
      value: { kind: 'nextword', text: 'The capital of France is ', words: 10 },
    });
    expect(ask({ text: 'a', words: 25 })).toMatchObject({ value: { words: 25 } });
    expect(ask({ text: 'a', words: 5 })).toMatchObject({ value: { words: 5 } });
  });

  test.each([
    ['missing text', {}, { code: 'missing-option', option: 'text' }],
    ['empty text', { text: '' }, { code: 'text-empty' }],
    ['only spaces', { text: ' \n\u200B\u3164' }, { code: 'text-only-spaces' }],
    ['1,001 characters', { text: 'a'.repeat(1001) }, { code: 'text-too-long', length: 1001, limit: 1000 }],
    ['half a character', { text: 'a\uDC00' }, { code: 'lone-surrogate', option: 'text' }],
    ['4 words', { text: 'a', words: 4 }, { code: 'number-out-of-range', received: 4, min: 5, max: 25 }],
    ['26 words', { text: 'a', words: 26 }, { code: 'number-out-of-range', received: 26 }],
    ['5.5 words', { text: 'a', words: 5.5 }, { code: 'not-an-integer', received: '5.5' }],
    ['NaN words', { text: 'a', words: Number.NaN }, { code: 'not-an-integer', received: 'NaN' }],
    ['words as text', { text: 'a', words: 'ten' }, { code: 'not-an-integer', received: 'ten' }],
  ])('%s is refused', (_, options, expected) => {
    expect(refusal(options)).toMatchObject(expected);
  });

  test('1,000 characters outside the basic plane are taken', () => {
    expect(ask({ text: '🎾'.repeat(1000) }).ok).toBe(true);
    expect(refusal({ text: '🎾'.repeat(1001) })?.code).toBe('text-too-long');
  });
});
