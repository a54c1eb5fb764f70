import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutCells, displayWidth, padCells } from '../../src/render/display-width.js';
import { tableLines } from '../../src/render/table-text.js';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['word', 4],
    ['naïve', 5],
    ['e\u0301', 1],
    ['漢字', 4],
    ['ｆｕｌｌ', 8],
    ['한국', 4],
    ['\u1112\u1161\u11AB', 2],
    ['🎾', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['🇫🇷', 2],
    ['❤️', 2],
    ['1️⃣', 2],
    ['©', 1],
    ['a\u200Bb\uFEFF', 2],
    ['Ω≤×…', 4],
    ['नमस्ते', 4],
  ])('%j takes %i cells', (text, cells) => {
    expect(displayWidth(text)).toBe(cells);
  });
});

describe('padCells and cutCells', () => {
  const words = fc.array(fc.constantFrom('a', 'é', 'e\u0301', '漢', '🎾', '👩‍👧', 'ب', ' '), {
    maxLength: 20,
  });

  it('fill exactly the cells asked for', () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('left', 'right'),
        (parts, cells, align) => {
          const text = parts.join('');
          expect(displayWidth(cutCells(text, cells))).toBeLessThanOrEqual(cells);
          expect(displayWidth(padCells(text, cells, align))).toBe(cells);
        },
      ),
    );
  });

  it('cut with an ellipsis and isolate right-to-left text', () => {
    expect(cutCells('漢字漢字', 5)).toBe('漢字…');
    expect(padCells('7', 3, 'right')).toBe('  7');
    expect(padCells('שלום', 6, 'left')).toBe('\u2068שלום\u2069  ');
  });
});

describe('tableLines', () => {
  it('aligns by cells and draws rules', () => {
    const lines = tableLines(
      {
        type: 'table',
        columns: [
          { title: 'word', align: 'left' },
          { title: 'P', align: 'right' },
        ],
        rows: [
          ['漢字', '1.0 %'],
          ['a', '10.0 %'],
          ['all', '100 %'],
        ],
        rulesBefore: [2],
      },
      38,
    );
    expect(lines).toEqual([
      'word       P',
      '────────────',
      '漢字   1.0 %',
      'a     10.0 %',
      '────────────',
      'all    100 %',
    ]);
  });

  it('narrows the widest column until the table fits', () => {
    const lines = tableLines(
      {
        type: 'table',
        columns: [
          { title: '', align: 'left' },
          { title: '', align: 'right' },
        ],
        rows: [['x'.repeat(100), '80.5 %']],
      },
      38,
    );
    expect(lines).toEqual([`${'x'.repeat(29)}…  80.5 %`]);
  });
});
