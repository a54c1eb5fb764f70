import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenise } from '../../src/probability/tokenise.js';
import { hostileTexts } from './arbitraries.js';

const kinds = (text: string) =>
  tokenise(text)
    .map(({ kind }) => kind)
    .join(' ');

describe('tokens', () => {
  test.each([
    ["A'∩¬B", 'word complement and not word end'],
    ["O'Brien's", 'word end'],
    ['ice-cream - tea', 'word minus word end'],
    ['a||b', 'word or word end'],
    ['a|b', 'word bar word end'],
    ['a != b', 'word comparison word end'],
    ['!a', 'not word end'],
    ['a. b.', 'word stop word stop end'],
    ['3.5', 'word end'],
    ['“a” "b ""c""" «d»', 'quoted quoted quoted end'],
    ['»a', 'unclosed end'],
    ['AND and aNd', 'and and and end'],
    ['🏳️‍🌈👍🏽', 'word end'],
    ['\u200F(كرة)\u200F', 'open word close end'],
    ['\u0000', 'unknown end'],
  ])('of %s', (text, expected) => {
    expect(kinds(text)).toBe(expected);
  });

  test('a quoted name keeps its inner quotes', () => {
    expect(tokenise('"b ""c"""')[0]?.name).toBe('b "c"');
  });

  test('follow one another, are as typed, and leave out only spaces', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        let at = 0;
        for (const token of tokenise(text)) {
          expect(token.at).toBeGreaterThanOrEqual(at);
          expect(text.slice(token.at, token.end)).toBe(token.text);
          expect(text.slice(at, token.at)).toMatch(
            /^[\s\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]*$/u,
          );
          at = token.end;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
