import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTerminalText } from '../../src/render/terminal-text.js';

describe('toTerminalText', () => {
  it('writes every kind of block', () => {
    const text = toTerminalText({
      card: {
        colour: 0,
        title: 'Title',
        blocks: [
          { type: 'heading', text: 'Steps' },
          { type: 'paragraph', content: ['a ', { strong: 'b' }, { code: ' *c*' }, { quiet: ' d' }] },
          { type: 'list', ordered: true, items: [['x'], ['y']] },
          { type: 'list', ordered: false, items: [['z']] },
          { type: 'code', lines: ['q ?', '  ^'] },
        ],
        footer: 'foot',
      },
    });
    expect(text.split('\n')).toEqual([
      'Title',
      '═════',
      '',
      'Steps',
      '─────',
      '',
      'a b *c* d',
      '',
      '1. x',
      '2. y',
      '',
      '- z',
      '',
      '  q ?',
      '    ^',
      '',
      'foot',
    ]);
  });

  it('lets no control character through but its own line breaks', () => {
    const evil = fc
      .array(fc.constantFrom('\u001B[2J', '\u009B31m', '\u0007', '\r', '\n', '\u202E', 'a', '\b'), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(evil, (text) => {
        const shown = toTerminalText({
          card: {
            colour: 0,
            title: text,
            blocks: [
              { type: 'paragraph', content: [text, { strong: text }, { code: text }] },
              { type: 'code', lines: [text] },
              { type: 'list', ordered: false, items: [[text]] },
              { type: 'table', columns: [{ title: text, align: 'left' }], rows: [[text]] },
            ],
            footer: text,
          },
        });
        expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
      }),
    );
  });
});
