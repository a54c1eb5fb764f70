import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BlockNode,
  type ListNode,
  MAX_LIST_DEPTH,
  parseMarkdown,
  plainText,
} from '../../../src/sandbox/page/markdown.js';
import { type InlineNode, parseInline, safeHref } from '../../../src/sandbox/page/markdown-inline.js';

const text = (value: string): InlineNode => ({ type: 'text', text: value });

describe('inline markdown', () => {
  it.each<[string, readonly InlineNode[]]>([
    ['plain', [text('plain')]],
    ['**bold**', [{ type: 'strong', children: [text('bold')] }]],
    [
      '*lean* and _lean_',
      [
        { type: 'emphasis', children: [text('lean')] },
        text(' and '),
        { type: 'emphasis', children: [text('lean')] },
      ],
    ],
    ['__under__', [{ type: 'underline', children: [text('under')] }]],
    ['~~gone~~', [{ type: 'strike', children: [text('gone')] }]],
    ['||hidden||', [{ type: 'spoiler', children: [text('hidden')] }]],
    ['`a**b**`', [{ type: 'code', text: 'a**b**' }]],
    ['``a`b``', [{ type: 'code', text: 'a`b' }]],
    ['***both***', [{ type: 'strong', children: [{ type: 'emphasis', children: [text('both')] }] }]],
    [
      '**a *b* c**',
      [{ type: 'strong', children: [text('a '), { type: 'emphasis', children: [text('b')] }, text(' c')] }],
    ],
    [
      '*a **b** c*',
      [{ type: 'emphasis', children: [text('a '), { type: 'strong', children: [text('b')] }, text(' c')] }],
    ],
    // Arithmetic, names and conditional probabilities are no markup.
    ['2 * 3 * 4', [text('2 * 3 * 4')]],
    ['snake_case_name', [text('snake_case_name')]],
    ['P(A | B) = 3/7 ~ 0.43', [text('P(A | B) = 3/7 ~ 0.43')]],
    ['open **never closed', [text('open **never closed')]],
    ['****', [text('****')]],
    ['**a *b** c', [{ type: 'strong', children: [text('a *b')] }, text(' c')]],
    ['\\*not lean\\*', [text('*not lean*')]],
    ['C:\\temp', [text('C:\\temp')]],
    ['<@42>', [{ type: 'mention', kind: 'user', id: '42', label: '<@42>' }]],
    ['</prob:1>', [{ type: 'mention', kind: 'command', id: 'prob', label: '/prob' }]],
    ['<t:60:R>', [{ type: 'time', epochSeconds: 60, style: 'R', label: '<t:60:R>' }]],
    ['<script>', [text('<script>')]],
  ])('%s', (source, expected) => {
    expect(parseInline(source)).toEqual(expected);
  });

  it('makes links of http(s) alone', () => {
    expect(parseInline('[a](https://example.org/x_(y))')).toEqual([
      { type: 'link', href: 'https://example.org/x_(y)', children: [text('a')] },
    ]);
    expect(parseInline('see https://example.org/a.')).toEqual([
      text('see '),
      { type: 'link', href: 'https://example.org/a', children: [text('https://example.org/a')] },
      text('.'),
    ]);
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//example.org',
      'JaVaScRiPt:alert(1)',
      'https:',
      '',
    ]) {
      const source = `[a](${address})`;
      expect(parseInline(source)).toEqual([text(source)]);
      expect(safeHref(address)).toBeUndefined();
    }
    // A link inside a label would let a label lie about where it leads.
    expect(parseInline('[[a](http://one.org)](http://two.org)')).toEqual([
      { type: 'link', href: 'http://two.org', children: [text('[a](http://one.org)')] },
    ]);
  });
});

describe('blocks', () => {
  it('reads a bot’s answer', () => {
    const source = '# Title\nfirst\nsecond\n> quoted\n> twice\n- a\n  - b\n- c\n```ts\nlet x\n```\n-# small';
    expect(parseMarkdown(source)).toEqual([
      { type: 'heading', level: 1, children: [text('Title')] },
      { type: 'paragraph', children: [text('first\nsecond')] },
      { type: 'quote', children: [{ type: 'paragraph', children: [text('quoted\ntwice')] }] },
      {
        type: 'list',
        ordered: false,
        start: 1,
        items: [
          {
            children: [text('a')],
            lists: [
              { type: 'list', ordered: false, start: 1, items: [{ children: [text('b')], lists: [] }] },
            ],
          },
          { children: [text('c')], lists: [] },
        ],
      },
      { type: 'code', language: 'ts', text: 'let x' },
      { type: 'subtext', children: [text('small')] },
    ]);
  });

  it('keeps the columns of a table in a code block', () => {
    const table = 'word        P\n─────────────\n  Paris  68 %';
    expect(parseMarkdown(`\`\`\`\n${table}\n\`\`\``)).toEqual([
      { type: 'code', language: undefined, text: table },
    ]);
  });

  it('starts an ordered list where it says and keeps unordered ones apart', () => {
    expect(parseMarkdown('3. c\n4. d\n- e')).toEqual([
      {
        type: 'list',
        ordered: true,
        start: 3,
        items: [
          { children: [text('c')], lists: [] },
          { children: [text('d')], lists: [] },
        ],
      },
      { type: 'list', ordered: false, start: 1, items: [{ children: [text('e')], lists: [] }] },
    ]);
  });

  it('leaves an empty or unclosed fence as text', () => {
    expect(plainText(parseMarkdown('``` ```'))).not.toBe('');
    expect(plainText(parseMarkdown('```\nopen'))).toBe('```\nopen');
  });
});

describe('laws', () => {
  const escaped = (plain: string) => plain.replace(/[!-/:-@[-`{-~]/g, '\\$&');
  // Markup, half of it broken, with letters in between.
  const soup = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '*',
          '**',
          '_',
          '__',
          '~~',
          '||',
          '`',
          '``',
          '```',
          '\\',
          '\n',
          '> ',
          '>>> ',
          '# ',
          '- ',
          '  - ',
          '1. ',
          ' ',
          '(',
          ')',
          '<',
          '>',
        ),
        fc.constantFrom('a', 'b', 'é', '字', '😀', '3'),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));

  it('shows what was escaped exactly as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (plain) => {
        expect(plainText(parseMarkdown(escaped(plain)))).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });

  it('never loses, adds or reorders a letter', () => {
    const letters = (value: string) => value.replace(/[^abé字😀]/gu, '');
    fc.assert(
      fc.property(soup, (source) => {
        expect(letters(plainText(parseMarkdown(source)) + languages(parseMarkdown(source)))).toHaveLength(
          letters(source).length,
        );
        if (!source.includes('```')) {
          expect(letters(plainText(parseMarkdown(source)))).toBe(letters(source));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('makes no node but those known, no deeper than its bound, and no address but http(s)', () => {
    const hostile = fc.oneof(
      soup,
      fc.string({ maxLength: 200 }),
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '[x](javascript:alert(1))',
        '[x](http://a"onmouseover=alert(1))',
        '<javascript:alert(1)>',
        '```html\n<script>alert(1)</script>\n```',
        '||<svg/onload=alert(1)>||',
        '<https://example.org/?q=<b>>',
      ),
    );
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 6 }), (parts) => {
        for (const block of parseMarkdown(parts.join('\n'))) checkBlock(block, 0);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['stars', '*'],
    ['opened bold', '**a '],
    ['alternating', '*_'],
    ['backticks of every length', '` `` ``` '],
    ['brackets', '['],
    ['half links', '[a]('],
    ['half links with an address', '[a](http://a/'],
    ['bracket pairs', '[]'],
    ['angles', '<t:1'],
    ['addresses', 'https://'],
    ['backslashes', '\\'],
    ['escaped fences', '\\```'],
    ['quotes', '> '],
    ['items', '- - '],
    ['deeper items', '\n   - a'],
    ['spaces', '  '],
    ['spoilers', '||'],
  ])('takes 200,000 characters of %s in its stride', (_name, unit) => {
    const source = unit.repeat(200_000 / unit.length);
    expect(parseMarkdown(source).length).toBeGreaterThan(0);
  });
});

function languages(blocks: readonly BlockNode[]): string {
  return blocks.map((block) => (block.type === 'code' ? (block.language ?? '') : '')).join('');
}

const INLINE = new Set([
  'text',
  'code',
  'strong',
  'emphasis',
  'underline',
  'strike',
  'spoiler',
  'link',
  'mention',
  'time',
]);
/** Each of the seven markers can be open once, and a link once. */
const MAX_INLINE_DEPTH = 8;

function checkBlock(block: BlockNode, depth: number): void {
  expect(['paragraph', 'heading', 'subtext', 'quote', 'list', 'code']).toContain(block.type);
  expect(depth).toBeLessThan(2);
  if (block.type === 'code') expect(typeof block.text).toBe('string');
  else if (block.type === 'quote') for (const inner of block.children) checkBlock(inner, depth + 1);
  else if (block.type === 'list') checkList(block, 1);
  else for (const node of block.children) checkInline(node, 1);
}

function checkList(list: ListNode, depth: number): void {
  expect(depth).toBeLessThanOrEqual(MAX_LIST_DEPTH);
  for (const item of list.items) {
    for (const node of item.children) checkInline(node, 1);
    for (const inner of item.lists) checkList(inner, depth + 1);
  }
}

function checkInline(node: InlineNode, depth: number): void {
  expect(INLINE).toContain(node.type);
  expect(depth).toBeLessThanOrEqual(MAX_INLINE_DEPTH);
  if (node.type === 'link') expect(node.href).toMatch(/^https?:\/\//i);
  if ('children' in node) for (const child of node.children) checkInline(child, depth + 1);
}
