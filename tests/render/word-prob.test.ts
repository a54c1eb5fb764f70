import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../src/jobs/limits.js';
import type { WordProbAnswer } from '../../src/jobs/word-prob.js';
import { boundsText, estimateText, frequencyOf } from '../../src/render/estimate-text.js';
import { viewOfWordProb } from '../../src/render/picture/word-prob-view.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { wordProbCard } from '../../src/render/word-prob.js';
import { between, wordProbAnswer } from './sample-word-answers.js';

const text = (changes: Partial<WordProbAnswer> = {}) =>
  toTerminalText({ card: wordProbCard(wordProbAnswer(changes)) });

describe('the card of an event over next words', () => {
  it('counts words first, then divides as for people', () => {
    const shown = text();
    expect(shown).toContain('The next word after “The capital of France is”');
    expect(shown).toContain(
      'Of every 1,000 next words that have more than 4 letters, about 5 begin with “s”.',
    );
    expect(shown).toContain('P(starts(s) | longer(4)) ≈ 0.55 % (0.51 to 0.58 %)');
    expect(shown).toContain('all next words, 99.3 % of what may follow (set aside: punctuation 0.60 %)');
    expect(shown).toContain('Conditioned on “longer(4)”: words with 89.8 to 91.0 % of that mass are left');
    expect(shown).toContain('Divide: 0.49 % ÷ 90.4 % ≈ 0.55 %');
    expect(shown).toMatch(/Strasbourg +0\.10 % +0\.18 %/);
    expect(shown).toContain('and 6 less likely ones that were met');
    expect(shown).toContain('Certified');
    expect(shown).toContain('1.1 % of the word mass is not followed far enough');
  });

  it('says which share is which where the parts of its picture show another one than its headline', () => {
    // 0.0046 of 0.8976 is assigned to both.
    expect(text()).toContain(
      'The 0.55 % is the middle of the bounds; of the assigned mass alone, as the picture’s parts show it, it is 0.51 %.',
    );
    expect(text({ probability: between(0.0051, 0.00515) })).not.toContain('middle of the bounds');
  });

  it('says that knowing raises or lowers only where the bounds are apart', () => {
    expect(text()).toContain('may raise or lower');
    expect(text({ prior: between(0.1, 0.11) })).toContain(
      'lowers the probability of “starts(s)” from 10.5 % to 0.55 %',
    );
    expect(text({ prior: between(0.001, 0.002) })).toContain('raises');
  });

  it('lists words, and says that there is no last one', () => {
    const shown = text({ form: 'members', question: 'who starts(s) given longer(4)' });
    expect(shown).toContain('9 words that have more than 4 letters and begin with “s” were met on the way.');
    expect(shown).toContain('rules no word out');
  });

  it.each([
    ['versus', 'yes', 'The first is likelier.'],
    ['versus', 'open', 'not proved which of the two'],
    ['independent', 'no', 'Not independent'],
    ['inside', 'yes', 'Inside: every word'],
    ['exclusive', 'no', 'Not exclusive'],
  ] as const)('gives the verdict of %s, %s', (form, is, sentence) => {
    const example = { word: 'Le', lower: 0.003, upper: 0.003 };
    const shown = text({ form, verdict: { is, ...(is === 'no' ? { example } : {}) } });
    expect(shown).toContain(sentence);
    expect(shown.includes('For example Le')).toBe(is === 'no');
  });

  it('has a sentence for a condition that no word satisfies', () => {
    const shown = text({ probability: null, reverse: null });
    expect(shown).toContain('No word is left to count.');
    expect(shown).not.toContain('NaN');
  });

  it('says what is proved of ranks, and when the budget ended', () => {
    const shown = text({
      certified: {
        isTight: false,
        ranks: [
          { best: 10, isProved: true },
          { best: 1, isProved: false },
        ],
      },
    });
    expect(shown).toContain('It is proved which 10 words are the likeliest.');
    expect(shown).toContain('It is not proved which word is the likeliest');
    expect(shown).toContain('The search ended before');
  });
});

describe('probabilities between bounds', () => {
  it('are shown wider, never narrower, than they are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const [lower, upper] = [Math.min(a, b), Math.max(a, b)];
          const shown = /^([\d.]+) to ([\d.]+) %$/.exec(boundsText({ lower, upper }));
          expect(Number(shown?.[1]) / 100).toBeLessThanOrEqual(lower + 1e-9);
          expect(Number(shown?.[2]) / 100).toBeGreaterThanOrEqual(upper - 1e-9);
        },
      ),
    );
  });

  it('become numbers of words', () => {
    expect(frequencyOf(between(0.0739, 0.0741))).toEqual({ count: 'about 74', of: 1000, isOne: false });
    expect(frequencyOf(between(0.05, 0.06))).toMatchObject({ count: 'between 50 and 60' });
    expect(frequencyOf(between(0, 0))).toMatchObject({ count: 'none' });
    expect(frequencyOf(between(1, 1))).toMatchObject({ count: 'all' });
    expect(frequencyOf(between(0.9999, 1))).toMatchObject({ count: 'about 999', of: 1000 });
    expect(frequencyOf(between(3e-5, 3.1e-5))).toMatchObject({ count: 'about 3', of: 100_000 });
    expect(frequencyOf(between(0, 1e-9))).toMatchObject({ count: 'fewer than 1', of: 10_000_000 });
  });

  it('show bounds where they matter', () => {
    expect(estimateText(between(0.4, 0.4))).toBe('≈ 40.0 %');
    expect(estimateText(between(0.3, 0.4))).toBe('≈ 35.0 % (30.0 to 40.0 %)');
    expect(estimateText(between(0, 0))).toBe('= 0 %');
    expect(estimateText(between(1, 1))).toBe('= 100 %');
  });
});

describe('the view of an event over next words', () => {
  it('gives all mass to the regions and to what is unassigned', () => {
    const view = viewOfWordProb(wordProbAnswer());
    const assigned = view.regions.reduce((sum, { weight }) => sum + weight, view.unassigned ?? 0);
    expect(assigned).toBeCloseTo(view.total, 9);
    expect(view.sets.map(({ name }) => name)).toEqual(['starts(s)', 'longer(4)']);
    expect(view.isCount).toBe(false);
    expect(view.everyone).toBe('1.1 % not yet assigned');
    expect(view.alt).toContain('starts(s) and longer(4) 0.46 % (Saint)');
  });

  it('keeps its description within the limit', () => {
    const sets = Array.from({ length: 12 }, (_, index) => `contains("${'long'.repeat(20)}${index}")`);
    const regions = Array.from({ length: 100 }, () => ({
      has: sets,
      inEvent: true,
      inCondition: true,
      mass: between(0.01, 0.01),
      words: [],
    }));
    const { alt } = viewOfWordProb(wordProbAnswer({ sets, regions, question: 'P(x)'.repeat(150) }));
    expect(codePointLength(alt)).toBeLessThanOrEqual(1024);
  });
});
