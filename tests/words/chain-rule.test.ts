import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreText } from '../../worker/words/chain-rule.js';
import { compareTexts } from '../../worker/words/compare-rungs.js';
import { rungsOfTokens } from '../../worker/words/rung-tokens.js';

const cut = (...tokens: readonly string[]) => ({
  text: tokens.join(''),
  tokens,
  rungs: rungsOfTokens(
    tokens.join(''),
    tokens.map((token) => new TextEncoder().encode(token)),
  ),
});

const certain = { lower: 1, upper: 1 };

describe('rungsOfTokens', () => {
  const shape = (...tokens: readonly string[]) =>
    cut(...tokens).rungs.map(({ text, first, last, kind, hasEnding }) => [
      text,
      first,
      last,
      kind,
      hasEnding,
    ]);

  it('gives each rung its tokens, glued spaces included', () => {
    expect(shape('The', ' c', 'at', ' ', '2', '4', '.')).toEqual([
      ['The', 0, 0, 'word', true],
      ['cat', 1, 2, 'word', true],
      ['24', 3, 5, 'number', true],
      ['.', 6, 6, 'mark', false],
    ]);
  });

  it('joins rungs that share a token', () => {
    expect(shape("'t", 'is', ' ("', 'so', '"\n', 'x')).toEqual([
      ["'tis", 0, 1, 'word', true],
      ['("', 2, 2, 'mark', false],
      ['so', 3, 3, 'word', true],
      ['"\n', 4, 4, 'mark', false],
      ['x', 5, 5, 'word', true],
    ]);
  });

  it('gives characters without a token to a neighbour', () => {
    const bytes = ['a', ' b'].map((token) => new TextEncoder().encode(token));
    const texts = (text: string) => rungsOfTokens(text, bytes).map(({ text: rung }) => rung);
    expect(texts('a\u0001 b')).toEqual(['a', '\u0001 b']);
    expect(texts('a b\u0001')).toEqual(['a', 'b\u0001']);
  });
});

describe('scoreText', () => {
  // "ab" 0.5, ends 0.6 for sure and 0.1 perhaps; " c" 0.25, ends 0.9; "." 0.8.
  const { text, tokens, rungs } = cut('ab', ' c', '.');
  const scored = scoreText(text, rungs, tokens, {
    probabilities: [0.5, 0.25, 0.8],
    endings: [{ lower: 0.6, upper: 0.7 }, { lower: 0.9, upper: 0.9 }, certain],
  });

  it('gives the numbers worked out by hand', () => {
    const [ab, c, mark] = scored.rungs;
    expect(ab?.probability).toBeCloseTo(0.35, 12);
    expect(ab?.lower).toBeCloseTo(0.3, 12);
    expect(ab?.upper).toBeCloseTo(0.35, 12);
    expect(c?.probability).toBeCloseTo((0.25 * 0.9) / 0.7, 12);
    expect(c?.lower).toBeCloseTo((0.25 * 0.9) / 0.7, 12);
    expect(c?.upper).toBeCloseTo((0.25 * 0.9) / 0.6, 12);
    expect(mark?.probability).toBeCloseTo(0.8 / 0.9, 12);
    // All three together are the three tokens: 0.5 · 0.25 · 0.8 = 1/10.
    expect(scored.totalBits).toBeCloseTo(Math.log2(10), 12);
    expect(mark?.log2Joint).toBeCloseTo(-Math.log2(10), 12);
    expect(scored).toMatchObject({ tokens: 3, words: 2, bytes: 5, mostSurprising: 1 });
    expect(scored.bitsPerWord).toBeCloseTo(Math.log2(10) / 2, 12);
    expect(scored.perplexityPerWord).toBeCloseTo(Math.sqrt(10), 12);
    expect(scored.perplexityPerToken).toBeCloseTo(10 ** (1 / 3), 12);
    expect(scored.bitsPerByte).toBeCloseTo(Math.log2(10) / 5, 12);
  });

  it('adds up to all tokens and the last ending, whatever the numbers', () => {
    const share = fc.double({ min: 1e-60, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share, share), { minLength: 4, maxLength: 4 }), (numbers) => {
        const plan = cut('a', ' b', ' c', 'd');
        // The next token of a rung that ends must be one of those that end it.
        const endings = numbers.map(([, a, b], index) => {
          const next = numbers[index + 1]?.[0] ?? 0;
          return { lower: Math.min(a, b), upper: Math.max(a, b, next) };
        });
        const chain = { probabilities: numbers.map(([p]) => p), endings };
        const result = scoreText(plan.text, plan.rungs, plan.tokens, chain);
        const tokenBits = result.rungs
          .flatMap(({ tokens: own }) => own)
          .reduce((sum, { bits }) => sum + bits, 0);
        const last = -Math.log2(endings[3]?.upper ?? 1);
        expect(result.totalBits).toBeCloseTo(tokenBits + last, 8);
        for (const { probability, lower, upper, bits } of result.rungs) {
          expect(lower).toBeLessThanOrEqual(probability);
          expect(upper).toBeGreaterThanOrEqual(probability);
          expect(bits).toBeCloseTo(-Math.log2(Math.max(probability, Number.MIN_VALUE)), 6);
        }
      }),
    );
  });

  it('stays finite for what float64 cannot hold', () => {
    const marks = cut('a', '.', '.');
    const result = scoreText(marks.text, marks.rungs, marks.tokens, {
      probabilities: [0, 0, 0],
      endings: [{ lower: 0, upper: 0 }, certain, certain],
    });
    expect(Number.isFinite(result.totalBits)).toBe(true);
    expect(Number.isFinite(result.perplexityPerWord)).toBe(true);
  });

  it('needs no word', () => {
    const marks = cut('...');
    const result = scoreText('...', marks.rungs, ['...'], { probabilities: [0.5], endings: [certain] });
    expect(result).toMatchObject({
      words: 0,
      bitsPerWord: null,
      perplexityPerWord: null,
      mostSurprising: null,
    });
  });
});

describe('compareTexts', () => {
  const score = (tokens: readonly string[], probabilities: readonly number[]) => {
    const plan = cut(...tokens);
    return scoreText(plan.text, plan.rungs, plan.tokens, {
      probabilities,
      endings: tokens.map(() => certain),
    });
  };

  it('finds where the difference arises', () => {
    const first = score(['The', ' cats', ' sleep', '.'], [0.5, 0.5, 0.25, 0.5]);
    const second = score(['The', ' cats', ' sleeps', ' now', '.'], [0.5, 0.5, 0.0625, 0.5, 0.5]);
    const { likelier, bits, steps } = compareTexts(first, second);
    expect(likelier).toBe(0);
    expect(bits).toBeCloseTo(3, 12);
    expect(steps).toEqual([
      { first: 0, second: 0, isSame: true, bits: 0 },
      { first: 1, second: 1, isSame: true, bits: 0 },
      { first: 2, second: 2, isSame: false, bits: 2 },
      { first: null, second: 3, isSame: false, bits: 1 },
      { first: 3, second: 4, isSame: true, bits: 0 },
    ]);
    expect(compareTexts(second, first)).toMatchObject({ likelier: 1, bits });
    expect(compareTexts(first, first)).toMatchObject({ likelier: null, bits: 0 });
  });

  it('accounts for every bit, and names every rung once', () => {
    const words = fc.array(
      fc.tuple(fc.constantFrom(' a', ' b', ' c', '.'), fc.double({ min: 0.01, max: 1, noNaN: true })),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(words, words, (left, right) => {
        const first = score(
          left.map(([token]) => token),
          left.map(([, p]) => p),
        );
        const second = score(
          right.map(([token]) => token),
          right.map(([, p]) => p),
        );
        const { steps, bits } = compareTexts(first, second);
        const sum = steps.reduce((total, step) => total + step.bits, 0);
        expect(Math.abs(sum)).toBeCloseTo(bits, 9);
        expect(steps.flatMap((step) => step.first ?? [])).toEqual([...first.rungs.keys()]);
        expect(steps.flatMap((step) => step.second ?? [])).toEqual([...second.rungs.keys()]);
        for (const { first: i, second: j, isSame } of steps) {
          if (isSame) expect(first.rungs[i ?? -1]?.text).toBe(second.rungs[j ?? -1]?.text);
        }
      }),
    );
  });
});
