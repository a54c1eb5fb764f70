import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeBlock,
  codeSpan,
  cutGraphemes,
  cutGraphemesAtStart,
  escapeMarkdown,
  fitWritten,
  plainText,
} from '../../src/discord/safe-text.js';
import { codePointLength } from '../../src/jobs/limits.js';

/** Texts in which every mark that means something to Discord is frequent. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\\*_~`|<>[]()#-+:@!.1 \n\r\t/&'),
      fc.constantFrom(
        '@everyone',
        '<@123>',
        '</cmd:1>',
        '<t:0:R>',
        '<a:x:1>',
        '[a](http://x)',
        '```',
        '\u202E',
      ),
      fc.constantFrom(
        'é',
        'e\u0301',
        '👩‍👩‍👧‍👦',
        '🇫🇷',
        '漢',
        '\u0000',
        '\uD800',
        '\uDC00',
        'नि',
        'a',
        'word',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(''));

describe('escapeMarkdown', () => {
  it.each([
    ['plain words stay plain', 'plain words stay plain'],
    ['P(tennis | football) = 3/7', 'P(tennis \\| football) = 3/7'],
    ['*bold* _it_ ~~no~~ ||hid||', '\\*bold\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|hid\\|\\|'],
    ['[a](https://x.y)', '\\[a\\](https\\://x.y)'],
    ['@everyone <@1> <#2> <t:0:R>', '@\u200Beveryone \\<@\u200B1\\> \\<#2\\> \\<t\\:0\\:R\\>'],
    [':smile: 10:30 so: yes', '\\:smile: 10\\:30 so: yes'],
    [
      '# head\n-# small\n - item\n12. twelfth\n> quote',
      '\\# head\n\\-# small\n \\- item\n12\\. twelfth\n\\> quote',
    ],
    ['a # b - c + d 1. e', 'a # b - c + d 1. e'],
    ['\\', '\\\\'],
    ['', ''],
  ])('%j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('leaves no special character unescaped, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(unescapedSpecials(escapeMarkdown(text))).toEqual([]);
      }),
      {
        numRuns: 500,
      },
    );
  });

  it('is undone by reading the escapes, so nothing is lost', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const read = escapeMarkdown(text).replaceAll(/\\(.)/gsu, '$1').replaceAll('@\u200B', '@');
        expect(read).toBe(plainText(text).replaceAll('@\u200B', '@'));
      }),
    );
  });

  it.each(['_', '*', '`', '\\', '@', '<', '[', '~|', '`*', '1.', '#\n', 'a\u0301', '\u202E', '👩‍👩‍👧‍👦'])(
    'grows at most twofold and works piece by piece on 10,000 × %j',
    (unit) => {
      const line = `x${unit.repeat(10_000)}`;
      const escaped = escapeMarkdown(line);
      expect(codePointLength(escaped)).toBeLessThanOrEqual(2 * codePointLength(plainText(line)));
      expect(unescapedSpecials(escaped)).toEqual([]);
    },
  );
});

describe('plainText', () => {
  it('replaces what would act on the screen', () => {
    expect(plainText('a\u0000b\u001B[31mc\td')).toBe('a\uFFFDb\uFFFD[31mc d');
    expect(plainText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
    expect(plainText('x\uD83Dy\uDE00z')).toBe('x\uFFFDy\uFFFDz');
    expect(plainText('\u202Eevil\u2066\u2069')).toBe('evil');
    expect(plainText(`z${'\u0301'.repeat(50)}!`)).toBe(`z${'\u0301'.repeat(8)}!`);
    expect(plainText('👩‍👩‍👧‍👦 नि é 漢字')).toBe('👩‍👩‍👧‍👦 नि é 漢字');
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });
});

describe('code', () => {
  it('keeps ordinary text as it is', () => {
    expect(codeSpan('a * b')).toBe('`a * b`');
    expect(codeBlock('a\n b')).toBe('```\na\n b\n```');
    expect(codeBlock('')).toBe('```\n\u200B\n```');
    expect(codeBlock('\na')).toBe('```\n\u200B\na\n```');
    expect(codeSpan('')).toBe('`\u200B`');
    expect(codeSpan('a`b')).toBe('``a`b``');
    expect(codeSpan('`')).toBe('``\u200B`\u200B``');
  });

  it('cannot be ended from within a block', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const block = codeBlock(text);
        expect(block.slice(3, -3)).not.toContain('``');
        // Discord's reading of a block: the shortest content between two fences.
        expect(/^```\n*([^\n][\s\S]*?)\n*```/.exec(block)?.[0]).toBe(block);
      }),
    );
  });

  it('cannot be ended from within a span', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const span = codeSpan(text);
        // Discord's reading of a span: a run of backticks, closed by a run of the same length.
        expect(/^(`+)([\s\S]*?[^`])\1(?!`)/.exec(span)?.[0]).toBe(span);
        expect(span).not.toContain('\n');
      }),
    );
  });
});

describe('cutting', () => {
  it('keeps graphemes whole', () => {
    expect(cutGraphemes('abc', 3)).toBe('abc');
    expect(cutGraphemes('abcd', 3)).toBe('ab…');
    expect(cutGraphemes('a👩‍👩‍👧‍👦b', 7)).toBe('a…');
    expect(cutGraphemes('one two', 5)).toBe('one…');
    expect(cutGraphemes('abc', 0)).toBe('');
    expect(cutGraphemesAtStart('one two three', 10)).toBe('…two three');
    expect(cutGraphemesAtStart('ab👩‍👩‍👧‍👦', 5)).toBe('…');
  });

  it('never exceeds the limit and never splits a grapheme', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const segments = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
    fc.assert(
      fc.property(hostile, fc.nat(60), (text, limit) => {
        const start = cutGraphemes(text, limit);
        const end = cutGraphemesAtStart(text, limit);
        expect(codePointLength(start)).toBeLessThanOrEqual(limit);
        expect(codePointLength(end)).toBeLessThanOrEqual(limit);
        const all = segments(text).join('\u0000');
        if (start !== text && limit > 0) {
          expect(all.startsWith(segments(start.slice(0, -1)).join('\u0000'))).toBe(true);
        }
        if (end !== text && limit > 0) {
          expect(all.endsWith(segments(end.slice(1)).join('\u0000'))).toBe(true);
        }
      }),
    );
  });

  it('fits what was written, not what was cut', () => {
    fc.assert(
      fc.property(hostile, fc.nat(100), (text, limit) => {
        const written = fitWritten(text, limit, escapeMarkdown);
        expect(codePointLength(written)).toBeLessThanOrEqual(limit);
        expect(unescapedSpecials(written)).toEqual([]);
        if (codePointLength(escapeMarkdown(text)) <= limit) expect(written).toBe(escapeMarkdown(text));
      }),
    );
    expect([fitWritten('', -1, escapeMarkdown), fitWritten('a', -1, escapeMarkdown)]).toEqual(['', '']);
    expect(fitWritten('*'.repeat(100), 100, escapeMarkdown)).toBe(`${'\\*'.repeat(49)}…`);
  });
});

/** An independent reading of escaped text: what would still format, mention, link or start a list. */
function unescapedSpecials(escaped: string): string[] {
  const read = escaped.replaceAll(/\\[^0-9A-Za-z\s]/gu, 'x');
  return [...read.matchAll(/[\\*_~`|<>[\]]|@(?!\u200B)|:(?=[^ \n])|^ *(?:[#+-]|[0-9]+\.)/gmu)].map(
    ([found]) => found,
  );
}
