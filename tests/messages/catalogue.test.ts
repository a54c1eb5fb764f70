import { describe, expect, test } from 'vitest';
import { localeOf, numbersOf, pluralOf } from '../../src/messages/catalogue.js';

describe('the language of a person', () => {
  test.each([
    ['en-US', 'en'],
    ['en-GB', 'en'],
    ['de', 'de'],
    ['es-ES', 'es'],
    ['es-419', 'es'],
    ['fr', 'fr'],
    ['pt-BR', 'pt-BR'],
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'en'],
    ['ja', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('%s is spoken to in %s', (discord, locale) => {
    expect(localeOf(discord)).toBe(locale);
  });
});

describe('numbers', () => {
  const NBSP = '\u00a0';
  const NARROW = '\u202f';
  test.each([
    ['en', '1,204', `42.9${NBSP}%`, '0.43', 'a, b, and c'],
    ['de', '1.204', `42,9${NBSP}%`, '0,43', 'a, b und c'],
    ['es', '1204', `42,9${NBSP}%`, '0,43', 'a, b y c'],
    ['fr', `1${NARROW}204`, `42,9${NBSP}%`, '0,43', 'a, b et c'],
    ['pt-BR', '1.204', `42,9${NBSP}%`, '0,43', 'a, b e c'],
    ['zh-CN', '1,204', `42.9${NBSP}%`, '0.43', 'a、b和c'],
  ] as const)('are written as %s writes them', (locale, count, percent, decimal, list) => {
    const numbers = numbersOf(locale);
    expect(numbers.count(1204)).toBe(count);
    expect(numbers.percent(3 / 7)).toBe(percent);
    expect(numbers.decimal(3 / 7, 2)).toBe(decimal);
    expect(numbers.list(['a', 'b', 'c'])).toBe(list);
  });

  test('never write what is possible as nothing', () => {
    expect([0, 0.000_041, 0.000_96, 0.001].map(numbersOf('en').percent)).toEqual([
      `0${NBSP}%`,
      `0.004${NBSP}%`,
      `0.1${NBSP}%`,
      `0.1${NBSP}%`,
    ]);
    expect(numbersOf('de').percent(0.000_041)).toBe(`0,004${NBSP}%`);
  });

  test('choose the plural by the rules of the language', () => {
    const forms = { one: 'one', other: 'other' };
    expect([0, 1, 2].map((value) => pluralOf('en', value, forms))).toEqual(['other', 'one', 'other']);
    expect([0, 1, 2].map((value) => pluralOf('fr', value, forms))).toEqual(['one', 'one', 'other']);
    expect([0, 1, 2].map((value) => pluralOf('zh-CN', value, forms))).toEqual(['other', 'other', 'other']);
  });
});
