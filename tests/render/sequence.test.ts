import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../src/jobs/limits.js';
import type { SequenceAnswer } from '../../src/jobs/sequence.js';
import { differingSteps } from '../../src/render/differing-steps.js';
import { toDiscordMessage } from '../../src/render/discord-message.js';
import { ladderRows } from '../../src/render/ladder-rows.js';
import { sequenceCard } from '../../src/render/sequence.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { KEYS, LINCOLN_LONG, scoredText, sequenceAnswer, UMBRELLA } from './picture/scored-samples.js';

const shown = (answer: SequenceAnswer) => toTerminalText({ card: sequenceCard(answer) }).split('\n');

describe('sequenceCard', () => {
  it('reads out the product, the rungs, the totals and the conventions', () => {
    expect(shown(UMBRELLA)).toEqual([
      'How surprising is “She opened her umbrella because it was raining.”?',
      '════════════════════════════════════════════════════════════════════',
      '',
      '1 in 680 billion: the model gives this text P = 1.5 × 10⁻¹², the product of the probabilities of its words, each given those before it. The most surprising word is umbrella (1 in 2,700).',
      '',
      'word      P(…|…)  bits    product',
      '─────────────────────────────────',
      'She        3.3 %   4.9   3.3×10⁻²',
      'opened    0.17 %   9.2   5.7×10⁻⁵',
      'her       23.3 %   2.1   1.3×10⁻⁵',
      'umbrella  0.04 %  11.4   4.9×10⁻⁹',
      'because    5.1 %   4.3  2.5×10⁻¹⁰',
      'it        33.0 %   1.6  8.2×10⁻¹¹',
      'was       53.6 %   0.9  4.4×10⁻¹¹',
      'raining    7.2 %   3.8  3.2×10⁻¹²',
      '.         46.7 %   1.1  1.5×10⁻¹²',
      '',
      '- 39.3 bits in all: 4.9 per word (8), 3.6 per token (11), 0.84 per byte (47)',
      '- perplexity 30.1 per word, 11.9 per token: as unsure as an even choice among that many',
      '',
      'The text stands at the start of a document, so its first word has a probability too. A word counts with the probability that it ends there; marks and numbers are rungs of their own. One bit is one coin flip.',
      '',
      'SmolLM2-135M-Instruct Q4_1 · cpu · 0.3 s',
    ]);
  });

  it('folds a long text around its most surprising words and loses nothing of the product', () => {
    const text = shown(LINCOLN_LONG).join('\n');
    expect(text).toMatch(/… \d+ rungs/);
    expect(text).toContain('2.7×10⁻⁵⁸¹');
    expect(text).toContain('1 in 3.7 × 10⁵⁸⁰');
  });

  it('puts two texts side by side', () => {
    const text = shown(KEYS).join('\n');
    expect(text).toContain('A is 11 times as likely: the other text costs 3.50 bits more, and 2^3.50 ≈ 11.');
    expect(text).toContain('are / is');
    expect(text).toMatch(/in all +39\.5 +43\.0 +\+3\.5/);
    const same = sequenceAnswer([scoredText('a b', [2]), scoredText('a c', [2])]);
    expect(shown(same).join('\n')).toContain('Both are equally likely');
  });

  it('shows tokens under their word, with the ending as what their product lacks', () => {
    const [scored] = UMBRELLA.texts;
    if (scored === undefined) throw new Error('one text expected');
    const rungs = scored.rungs.map((rung) =>
      rung.text === 'umbrella'
        ? {
            ...rung,
            tokens: [
              { text: ' umb', probability: 0.001, bits: 9.9658 },
              { text: 'rella', probability: 0.4, bits: 1.3219 },
            ],
          }
        : rung,
    );
    const text = shown(sequenceAnswer([{ ...scored, rungs }], { view: 'tokens' })).join('\n');
    expect(text).toContain('“ umb”');
    expect(text).toMatch(/its end +\+0\.1/);
  });

  it('tells bounds where a token leaves the end of a word open, and that fast numbers are approximate', () => {
    const [scored] = UMBRELLA.texts;
    if (scored === undefined) throw new Error('one text expected');
    const rungs = scored.rungs.map((rung, index) =>
      index === 2 ? { ...rung, lower: 0.2, upper: 0.25 } : rung,
    );
    const text = shown(
      sequenceAnswer([{ ...scored, rungs }], { model: { ...UMBRELLA.model, precision: 'fast' } }),
    ).join('\n');
    expect(text).toContain('only bounds are known: her 20.0 % to 25.0 %.');
    expect(text).toContain('the numbers are approximate');
  });

  it('stays within the limits of Discord for any text', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 });
    fc.assert(
      fc.property(
        text,
        text,
        fc.boolean(),
        fc.constantFrom('words' as const, 'tokens' as const),
        (one, other, isPair, view) => {
          const texts = [
            scoredText(`a${one}`, [900, 0]),
            ...(isPair ? [scoredText(`b${other}`, [1, 77])] : []),
          ];
          const card = sequenceCard(sequenceAnswer(texts, { view }));
          const [embed] = toDiscordMessage({ card }).body.embeds;
          expect(codePointLength(embed?.title ?? '')).toBeLessThanOrEqual(256);
          expect(codePointLength(embed?.description ?? '')).toBeLessThanOrEqual(4096);
          expect(embed?.description).toContain('coin flip');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('ladderRows', () => {
  it('keeps all bits and ends with the whole product, however much is folded', () => {
    const bits = fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(bits, fc.integer({ min: 2, max: 20 }), (costs, most) => {
        const { rungs, totalBits } = scoredText('w '.repeat(costs.length), costs);
        const rows = ladderRows(rungs, most);
        const sum = rows.reduce((total, row) => total + (row.type === 'rung' ? row.rung.bits : row.bits), 0);
        expect(sum).toBeCloseTo(totalBits, 6);
        const last = rows.at(-1);
        expect(last?.type === 'rung' ? last.rung.log2Joint : last?.log2Joint).toBeCloseTo(-totalBits, 6);
        expect(rows.length).toBeLessThanOrEqual(most + 1);
        const count = rows.reduce((total, row) => total + (row.type === 'rung' ? 1 : row.count), 0);
        expect(count).toBe(rungs.length);
      }),
    );
  });
});

describe('differingSteps', () => {
  it('keeps the sum of all differences', () => {
    const steps = KEYS.comparison?.steps ?? [];
    const { shown: kept, others } = differingSteps(steps, 1);
    expect(kept).toHaveLength(1);
    expect(others.count).toBe(9);
    expect((kept[0]?.bits ?? 0) + others.bits).toBeCloseTo(3.5, 9);
  });
});
