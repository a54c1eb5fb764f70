import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/probability/names.js';

describe('foldName', () => {
  it.each([
    [' number', 'number'],
    ['number ', 'number'],
    ['Home  Town', 'home town'],
    ['\thome\ntown ', 'home town'],
    ['TEA’s', "tea's"],
    ['straße', 'strasse'],
    ['⚽\uFE0F', '⚽'],
    [' ', ''],
    ['', ''],
  ])('%j is %j', (name, folded) => expect(foldName(name)).toBe(folded));

  it('does not see spaces around a name or doubled in it, whatever else is in it', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        expect(foldName(` ${words.join('  ')} `)).toBe(foldName(words.join(' ')));
      }),
      { numRuns: 500 },
    );
  });
});
