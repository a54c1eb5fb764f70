import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemesOf } from '../../src/render/graphemes.js';

describe('graphemesOf', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const units = [
    'a',
    ' ',
    'e\u0301',
    '🇫🇷',
    '🇫',
    '👩‍👩‍👧‍👦',
    '\u200D',
    'क्षि',
    '\u1100\u1161',
    '\r\n',
    '\uD83D',
    '\u0301',
  ];

  it('finds what the segmenter finds in the whole text, across windows', () => {
    const long = fc
      .array(fc.tuple(fc.constantFrom(...units), fc.constantFrom(1, 2, 7, 100)), { maxLength: 12 })
      .map((runs) => runs.map(([unit, times]) => unit.repeat(times)).join(''));
    fc.assert(
      fc.property(long, (text) => {
        const expected = Array.from(segmenter.segment(text), ({ segment }) => segment);
        expect([...graphemesOf(text)]).toEqual(expected);
      }),
    );
  });

  it('keeps a grapheme whole that is longer than any window', () => {
    const zalgo = `x${'\u0301'.repeat(10_000)}`;
    expect([...graphemesOf(`a${zalgo}b`)]).toEqual(['a', zalgo, 'b']);
  });
});
