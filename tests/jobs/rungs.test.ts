import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneWord, splitRungs } from '../../src/jobs/rungs.js';

const shape = (text: string) => splitRungs(text).map(({ text: rung, kind }) => `${kind}:${rung}`);

describe('splitRungs', () => {
  it.each<[string, readonly string[]]>([
    ['The cat sat.', ['word:The', 'word:cat', 'word:sat', 'mark:.']],
    ["don't O’Brien's", ["word:don't", "word:O’Brien's"]],
    ["the dogs' bone", ['word:the', 'word:dogs', "mark:'", 'word:bone']],
    ['well-known', ['word:well', 'mark:-', 'word:known']],
    ['in 2024, the 3rd R2D2', ['word:in', 'number:2024', 'mark:,', 'word:the', 'number:3rd', 'word:R2D2']],
    ['3.14', ['number:3', 'mark:.', 'number:14']],
    ['a  b', ['word:a', 'blank: ', 'word:b']],
    ['a\nb', ['word:a', 'blank:\n', 'word:b']],
    ['a \n b ', ['word:a', 'blank: \n', 'word:b', 'blank: ']],
    [' ("hi")', ['mark:("', 'word:hi', 'mark:")']],
    ['I ❤️ it 👩‍🚀!', ['word:I', 'mark:❤️', 'word:it', 'mark:👩‍🚀!']],
    ['cafe\u0301 naïve', ['word:cafe\u0301', 'word:naïve']],
    ['Москва 東京', ['word:Москва', 'word:東京']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(shape(text)).toEqual(expected);
  });

  it('covers every text without gap or overlap', () => {
    const piece = fc.constantFrom(
      'a',
      'É',
      "'",
      '’',
      ' ',
      '\n',
      '\u00a0',
      '\u0085',
      '7',
      '.',
      '❤',
      '\ufe0f',
      '\u0301',
      '東',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((parts) => parts.join('')),
          fc.string({ unit: 'grapheme' }),
        ),
        (text) => {
          let at = 0;
          for (const { text: rung, from, to, start, kind } of splitRungs(text)) {
            expect(start).toBe(at);
            expect(to).toBeGreaterThan(from);
            expect(text.slice(from, to)).toBe(rung);
            expect(['', ' ']).toContain(text.slice(start, from));
            expect(kind === 'blank').toBe(/^[\s\u0085]+$/.test(rung));
            at = to;
          }
          expect(at).toBe(text.length);
        },
      ),
    );
  });

  it('knows a single word', () => {
    for (const text of ['rain', "don't", 'É', 'R2D2']) expect(isOneWord(text)).toBe(true);
    for (const text of ['', ' rain', 'rain ', 'two words', '2024', 'rain.', "'"])
      expect(isOneWord(text)).toBe(false);
  });
});
