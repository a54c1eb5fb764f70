import { describe, expect, it } from 'vitest';
import type { Judged, WordProbability } from '../../bench/blimp/judge-pairs.js';
import { tally } from '../../bench/blimp/tally.js';
import { DEFAULT_MODEL } from '../../worker/model/manifest.js';
import { measuredAccuracyOf } from '../../worker/model/measured-accuracy.js';

const word = (lower: number, upper: number, uncorrected: number): WordProbability => ({
  lower,
  upper,
  uncorrected,
});

function judged(good: WordProbability, bad: WordProbability): Judged {
  return { pair: { prefix: 'Paula', good: 'references', bad: 'reference' }, good, bad };
}

describe('verdicts over minimal pairs', () => {
  it('counts likelier good words with and without the ending, what it turned, and what the bounds leave open', () => {
    const counted = tally([
      judged(word(0.2, 0.2, 0.2), word(0.1, 0.1, 0.1)),
      // "has" holds "hasn't" until its end is counted.
      judged(word(0.2, 0.2, 0.2), word(0.1, 0.1, 0.3)),
      judged(word(0.1, 0.3, 0.2), word(0.15, 0.16, 0.25)),
      // Equally likely: no verdict for the good word.
      judged(word(0.1, 0.1, 0.1), word(0.1, 0.1, 0.1)),
    ]);
    expect(counted).toEqual({
      pairs: 4,
      correct: 3,
      correctUncorrected: 1,
      undecided: 2,
      turned: 2,
      corrected: 0.75,
      uncorrected: 0.25,
      standardError: Math.sqrt((0.75 * 0.25) / 4),
    });
    expect(() => tally([])).toThrow(RangeError);
  });
});

describe('the accuracy that is kept', () => {
  it('is that of the default model, adds up, and is shown for no other', () => {
    const kept = measuredAccuracyOf(DEFAULT_MODEL.sha256, 'exact');
    expect(kept?.paradigms.map(({ pairs }) => pairs)).toEqual([1000, 1000]);
    for (const entry of kept?.paradigms ?? []) {
      expect(entry.corrected).toBe(entry.correct / entry.pairs);
      expect(entry.uncorrected).toBe(entry.correctUncorrected / entry.pairs);
      const { corrected, pairs, standardError } = entry;
      expect(standardError).toBeCloseTo(Math.sqrt((corrected * (1 - corrected)) / pairs), 5);
    }
    expect(measuredAccuracyOf(DEFAULT_MODEL.sha256, 'fast')).toBeUndefined();
    expect(measuredAccuracyOf('0'.repeat(64), 'exact')).toBeUndefined();
  });
});
