import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCharacter } from '../../worker/words/characters.js';
import type { ContextEnd } from '../../worker/words/context.js';
import { readStart, readWord } from '../../worker/words/word-grammar.js';
import { firstEvent } from './exhaustive.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** The reading of a start, as text. */
function start(text: string, end: ContextEnd = 'word'): string {
  const reading = readStart(bytes(text), end);
  if (reading.type === 'outcome') return reading.outcome;
  if (reading.type === 'undecided') return 'undecided';
  const word = new TextDecoder().decode(bytes(text).slice(reading.from, reading.to));
  return `${reading.type} ${word}`;
}

describe('the rules for words', () => {
  it.each([
    [' cat', 'open cat'],
    [' cat ', 'ended cat'],
    [' cat.', 'ended cat'],
    [" don't", "open don't"],
    [" don't ", "ended don't"],
    [' don’t,', 'ended don’t'],
    [" dogs'", 'open dogs'],
    [" dogs' ", 'ended dogs'],
    [" dogs''", 'ended dogs'],
    [' well-known', 'ended well'],
    [' x2y', 'open x2y'],
    [' m²', 'open m²'],
    [' cafe\u0301!', 'ended cafe\u0301'],
    [' 2024', 'number'],
    [' (', 'symbol'],
    [" '", 'symbol'],
    [' \n', 'newline'],
    ['\n', 'newline'],
    ['  ', 'other'],
    [' ', 'undecided'],
    ['.', 'punctuation'],
    ["'", 'undecided'],
    ["'s", 'lastWordContinues'],
    ["',", 'punctuation'],
    ['atre', 'lastWordContinues'],
    ['7', 'lastWordContinues'],
  ])('after a word, %j is: %s', (text, reading) => {
    expect(start(text)).toBe(reading);
  });

  it.each([
    ['closed', '7', 'number'],
    ['closed', "'s", 'punctuation'],
    ['closed', 'g', 'lastWordContinues'],
    ['joiner', 't', 'lastWordContinues'],
    ['joiner', '9', 'number'],
    ['open', 'Hello', 'open Hello'],
    ['open', ' Hello ', 'ended Hello'],
    ['open', '9', 'number'],
    ['open', "'", 'punctuation'],
  ] as const)('after a context that ends as %s, %j is: %s', (end, text, reading) => {
    expect(start(text, end)).toBe(reading);
  });

  it('leaves an unfinished character pending', () => {
    expect(readWord(Uint8Array.of(0x61, 0xc3))).toEqual({ type: 'open', from: 0, to: 1 });
    expect(readStart(Uint8Array.of(0x20, 0xc3), 'word')).toEqual({ type: 'undecided', from: 1 });
    expect(readStart(Uint8Array.of(0xc3), 'word')).toEqual({ type: 'undecided', from: null });
    expect(readStart(Uint8Array.of(0xc3), 'open')).toEqual({ type: 'undecided', from: 0 });
    // An apostrophe and then the first byte of a letter: both are pending.
    expect(readWord(Uint8Array.of(0x61, 0x27, 0xc3))).toEqual({ type: 'open', from: 0, to: 1 });
  });

  it('reads what is decided as the regular expressions do, for any text', () => {
    const alphabet = fc.constantFrom(..." ab'’é1²-.(\n\t\u0301\u00a0中😀");
    const text = fc.array(alphabet, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    const end = fc.constantFrom('word', 'joiner', 'closed', 'open');
    fc.assert(
      fc.property(text, end, (continuation, contextEnd) => {
        const reading = readStart(bytes(continuation), contextEnd);
        if (reading.type === 'outcome')
          expect(firstEvent(continuation, contextEnd)).toEqual({ outcome: reading.outcome });
        if (reading.type === 'ended') {
          const word = new TextDecoder().decode(bytes(continuation).slice(reading.from, reading.to));
          expect(firstEvent(continuation, contextEnd)).toEqual({ word });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readCharacter', () => {
  it('reads every scalar value whole and knows each of its beginnings as unfinished', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x10ffff }), (codePoint) => {
        fc.pre(codePoint < 0xd800 || codePoint > 0xdfff);
        const whole = bytes(String.fromCodePoint(codePoint));
        expect(readCharacter(whole, 0)?.length).toBe(whole.length);
        for (let length = 1; length < whole.length; length++) {
          expect(readCharacter(whole.slice(0, length), 0)).toEqual({ kind: 'incomplete', length });
        }
      }),
    );
  });

  it('takes as invalid exactly what the standard decoder replaces', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), (raw) => {
        const first = new TextDecoder('utf-8', { ignoreBOM: true }).decode(raw).codePointAt(0);
        const kind = readCharacter(raw, 0)?.kind;
        expect(kind === 'invalid').toBe(
          first === 0xfffd && !(raw[0] === 0xef && raw[1] === 0xbf && raw[2] === 0xbd),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
