import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitContext } from '../../worker/words/context.js';

describe('splitContext', () => {
  it.each([
    ['The cat sat on the', 'The cat sat on the', 'word'],
    ['The cat sat on the ', 'The cat sat on the', 'word'],
    ['in 2024', 'in 2024', 'word'],
    ['cafe\u0301', 'cafe\u0301', 'word'],
    ['Hello,', 'Hello,', 'closed'],
    ['He left. ', 'He left.', 'closed'],
    ['(see below)', '(see below)', 'closed'],
    ['“Yes”', '“Yes”', 'closed'],
    ["I don'", "I don'", 'joiner'],
    ['the dogs’', 'the dogs’', 'joiner'],
    ["she said '", "she said '", 'open'],
    ['she said "', 'she said "', 'open'],
    ['she said “', 'she said “', 'open'],
    ['well-', 'well-', 'open'],
    ['and/', 'and/', 'open'],
    ['(', '(', 'open'],
    ['A poem\n', 'A poem\n', 'open'],
    ['A poem\n ', 'A poem\n', 'open'],
    ['two  ', 'two ', 'open'],
    ['tab\t', 'tab\t', 'open'],
    ['', '', 'open'],
    [' ', '', 'open'],
    ['😀', '😀', 'open'],
    ['こんにちは', 'こんにちは', 'word'],
    ['はい。', 'はい。', 'closed'],
  ])('%j is conditioned on %j, which ends as %s', (text, context, end) => {
    expect(splitContext(text)).toEqual({ text: context, end });
  });

  it('gives the same with and without one trailing space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.endsWith(' '));
        expect(splitContext(`${text} `)).toEqual(splitContext(text));
      }),
    );
  });
});
