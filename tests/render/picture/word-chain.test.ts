import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/jobs/locale.js';
import { extentOf } from '../../../src/render/picture/typeset.js';
import { drawWordChain, layOutWordChain, type TwoWords } from '../../../src/render/picture/word-chain.js';

const facts: TwoWords = {
  kind: 'two-words',
  model: 'a model',
  context: 'She ordered a cup of',
  first: 'black',
  second: 'coffee',
  perMille: { first: 57, secondAfterFirst: 665, secondAlone: 521 },
};
const value = { top: 57n * 665n, bottom: 1_000_000n };

describe('the picture of two words in a row', () => {
  it('has the share of the first, of the second within it, and of both, on bars of one width', () => {
    const boxes = layOutWordChain(facts, value, 'en').shapes.flatMap((shape) =>
      shape.type === 'box' ? [shape] : [],
    );
    const widths = (role: string) => boxes.filter((box) => box.role === role).map(({ box }) => box.width);
    const [whole = 0] = widths('all');
    expect(widths('all')).toEqual([whole, whole, whole]);
    const shares = widths('part').map((width) => width / whole);
    for (const [index, share] of [0.057, 0.665, 0.037905].entries())
      expect(shares[index]).toBeCloseTo(share, 6);
  });

  it('says whether its product is exact', () => {
    const product = (first: number, secondAfterFirst: number) => {
      const perMille = { first, secondAfterFirst, secondAlone: 1 };
      const both = { top: BigInt(first * secondAfterFirst), bottom: 1_000_000n };
      const { lines } = layOutWordChain({ ...facts, perMille }, both, 'en');
      return lines.map(({ text }) => text).find((text) => text.includes('·'));
    };
    expect(product(57, 665)).toBe('5.7 % · 66.5 % ≈ 3.8 %');
    expect(product(500, 250)).toBe('50 % · 25 % = 12.5 %');
  });

  it('keeps long words within it, in every language', () => {
    const long = 'antidisestablishmentarianism '.repeat(4).trim();
    for (const [index, locale] of LOCALES.entries()) {
      const perMille = { ...facts.perMille, first: 150 * (index + 1) };
      const { lines } = layOutWordChain({ ...facts, perMille, context: long, first: long }, value, locale);
      for (const line of lines) {
        const { left, right } = extentOf(line);
        expect(left, line.text).toBeGreaterThanOrEqual(0);
        expect(right, line.text).toBeLessThanOrEqual(1200);
      }
    }
  });

  it('is told in the language of whoever sees it', async () => {
    expect((await drawWordChain(facts, value, 'en')).alt).toContain('multiplied: 3.8 %');
    expect((await drawWordChain(facts, value, 'zh-CN')).alt).toMatch(/[\u4e00-\u9fff]/);
  });
});
