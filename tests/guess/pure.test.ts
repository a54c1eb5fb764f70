import { describe, expect, it } from 'vitest';
import { CUT_LIMITS, cutFromText, nextOwnSentence, sentencesToGuess } from '../../src/guess/cut.js';
import { readGuess } from '../../src/guess/read-guess.js';
import { guessedAgain, standingOf } from '../../src/guess/round.js';
import { OWN_SENTENCES } from '../../src/guess/sentences.js';
import { entropyBounds, withRank } from '../../src/guess/shannon.js';
import { flooredShares, lostBits, pointShares, readPoints } from '../../src/guess/split-points.js';
import { tallyOf } from '../../src/guess/tally.js';
import { GUESS_LIMITS } from '../../src/jobs/guess.js';
import { isOneWord, splitRungs } from '../../src/jobs/rungs.js';
import { randomNumber } from '../../src/probability/random.js';

describe('the entropy that guesses tell of', () => {
  it('is 0 where every word is found at once', () => {
    expect(entropyBounds([7])).toEqual({ lower: 0, upper: 0, n: 7 });
  });

  it('has bounds worked out by hand', () => {
    // q = 1/2, 1/4, 1/4. Lower: 1·(1/4)·0 + 2·0·1 + 3·(1/4)·log2 3. Upper: 1/2·1 + 1/4·2 + 1/4·2.
    const bounds = entropyBounds([2, 1, 1]);
    expect(bounds?.lower).toBeCloseTo(0.75 * Math.log2(3), 12);
    expect(bounds?.upper).toBeCloseTo(1.5, 12);
    expect(bounds?.n).toBe(4);
  });

  it('meets in log2 k where each of k guesses is as likely', () => {
    const bounds = entropyBounds([5, 5, 5, 5, 5, 5, 5, 5]);
    expect(bounds?.lower).toBeCloseTo(3, 12);
    expect(bounds?.upper).toBeCloseTo(3, 12);
  });

  it('never has its bounds the wrong way round, whatever was guessed', () => {
    for (let seed = 0; seed < 200; seed++) {
      const found = Array.from({ length: 12 }, (_, at) => Math.floor(randomNumber(seed, at) * 9));
      const bounds = entropyBounds(found);
      if (bounds !== undefined) expect(bounds.lower).toBeLessThanOrEqual(bounds.upper + 1e-12);
    }
  });

  it('is unknown without a word', () => {
    expect(entropyBounds([])).toBeUndefined();
    expect(entropyBounds([0, 0])).toBeUndefined();
  });

  it('counts a word at its rank', () => {
    expect(withRank([], 3)).toEqual([0, 0, 1]);
    expect(withRank([4, 0, 1], 1)).toEqual([5, 0, 1]);
  });
});

describe('100 points', () => {
  it.each([
    [['60', ' 40 ', ''], { points: [60, 40, 0] }],
    [['60', '30', '0'], { problem: { type: 'sum', sum: 90 } }],
    [['60', '-40', '80'], { problem: { type: 'not-a-number', option: 1, received: '-40' } }],
    [['1e2', '0', '0'], { problem: { type: 'not-a-number', option: 0, received: '1e2' } }],
    [['101', '0', '0'], { problem: { type: 'not-a-number', option: 0, received: '101' } }],
    [['33.3', '66.7', ''], { problem: { type: 'not-a-number', option: 0, received: '33.3' } }],
  ])('%j are read as %j', (typed, read) => {
    expect(readPoints(typed)).toEqual(read);
  });

  it('count as one each at least, and make 1 together', () => {
    // 100, 0, 0 → 100, 1, 1 of 102.
    expect(pointShares([100, 0, 0])).toEqual([100 / 102, 1 / 102, 1 / 102]);
    expect(lostBits(pointShares([100, 0, 0]), 1)).toBeCloseTo(Math.log2(102), 12);
    expect(lostBits(pointShares([50, 25, 25]), 0)).toBe(1);
    expect(flooredShares([0.5, 0.5, 0])).toEqual([50 / 101, 50 / 101, 1 / 101]);
  });

  it('pay best on average when they say what is believed, wherever the floor does not reach', () => {
    const belief = [0.5, 0.3, 0.2];
    const expected = (points: readonly number[]) =>
      belief.reduce((sum, share, option) => sum + share * lostBits(pointShares(points), option), 0);
    const honest = expected([50, 30, 20]);
    for (let a = 1; a < 100; a++)
      for (let b = 1; a + b < 100; b++)
        if (a !== 50 || b !== 30) expect(expected([a, b, 100 - a - b])).toBeGreaterThan(honest);
  });
});

describe('the contest over many rounds', () => {
  it('has mean and standard error worked out by hand', () => {
    // Differences 1 and 3: mean 2, variance 2, standard error √(2/2) = 1.
    const tally = tallyOf([
      { people: 3, model: 2 },
      { people: 5, model: 2 },
    ]);
    expect(tally).toMatchObject({
      rounds: 2,
      people: { mean: 4, standardError: 1 },
      model: { mean: 2, standardError: 0 },
      difference: { mean: 2, standardError: 1 },
      claim: 'open',
    });
  });

  it('claims nothing before 30 rounds, and then only beyond two standard errors', () => {
    const rounds = (count: number, people: number) =>
      Array.from({ length: count }, (_, index) => ({ people: people + (index % 2), model: 2 }));
    expect(tallyOf(rounds(29, 5))?.claim).toBe('open');
    expect(tallyOf(rounds(30, 5))?.claim).toBe('model');
    expect(tallyOf(rounds(30, 0.5))?.claim).toBe('people');
    expect(tallyOf(rounds(30, 1.5))?.claim).toBe('even');
    expect(tallyOf([])).toBeUndefined();
    expect(tallyOf(rounds(1, 5))?.people.standardError).toBeUndefined();
  });

  it('adds up the ranks of Shannon’s game', () => {
    const standing = standingOf([
      { type: 'ranks', people: [1, 1], notFound: 1, model: 2 },
      { type: 'ranks', people: [1, 0, 1], notFound: 0, model: null },
      { type: 'nothing' },
    ]);
    expect(standing.bits).toBeUndefined();
    expect(standing.ranks).toMatchObject({ notFound: 1, people: { n: 4 }, model: { n: 1 } });
    expect(standing.ranks?.people?.upper).toBeCloseTo(1.5, 12);
  });
});

describe('guessing until it is right', () => {
  it('goes on until it is, and no longer', () => {
    const one = guessedAgain(undefined, 'gold', false);
    const two = guessedAgain(one, 'tea', true);
    expect(two).toEqual({ type: 'shannon', words: ['gold', 'tea'], isFound: true });
    expect(guessedAgain(two, 'more', false)).toBeUndefined();
    const words = Array.from({ length: GUESS_LIMITS.shannonGuesses }, (_, index) => `w${index}`);
    expect(guessedAgain({ type: 'shannon', words, isFound: false }, 'x', true)).toBeUndefined();
  });

  it.each([
    [' rain ', 'rain'],
    ['rain.', 'rain'],
    ['Don’t!', 'Don’t'],
    ['cafe\u0301', 'caf\u00e9'],
  ])('reads %j as one word', (typed, word) => {
    expect(readGuess(typed)).toEqual({ ok: true, value: word });
  });

  it.each(['', '   ', 'two words', '...', '7', 'x'.repeat(61)])('refuses %j', (typed) => {
    expect(readGuess(typed).ok).toBe(false);
  });
});

describe('sentences to guess in', () => {
  it('are at least sixty of the project’s own, each cut at one plain word with enough in front of it', () => {
    expect(OWN_SENTENCES.length).toBeGreaterThanOrEqual(60);
    for (const { context, word, rest } of OWN_SENTENCES) {
      expect(isOneWord(word)).toBe(true);
      const before = splitRungs(context).filter(({ kind }) => kind === 'word').length;
      expect(before).toBeGreaterThanOrEqual(CUT_LIMITS.wordsBefore);
      expect(`${context} ${word}${rest}`).toMatch(/^[A-Z].*\.$/);
    }
    expect(new Set(OWN_SENTENCES.map(({ context }) => context)).size).toBe(OWN_SENTENCES.length);
  });

  it('come in an order of each scope, and none twice before all have come', () => {
    const all = OWN_SENTENCES.map((_, count) => nextOwnSentence(OWN_SENTENCES, 'g-1', count));
    expect(new Set(all).size).toBe(OWN_SENTENCES.length);
    expect(nextOwnSentence(OWN_SENTENCES, 'g-1', OWN_SENTENCES.length)).toBe(all[0]);
    const other = OWN_SENTENCES.map((_, count) => nextOwnSentence(OWN_SENTENCES, 'g-2', count));
    expect(other).not.toEqual(all);
  });

  it('are taken of a text only where they have 6 to 25 words', () => {
    const long = Array.from({ length: 26 }, () => 'word').join(' ');
    const text = `Too short, this one. When it is cloudy,\nit often rains here. ${long}. 1 2 3 4 5 6 7 8.`;
    expect(sentencesToGuess(text)).toEqual([]);
    const whole = 'Too short, this one. When it is cloudy, it often rains here.';
    expect(sentencesToGuess(whole)).toEqual(['When it is cloudy, it often rains here.']);
  });

  it('are cut so that context, word and rest are the sentence again', () => {
    const text = 'When it is cloudy, it often rains here. The sun — “so warm” — shines on all of us today!';
    const sentences = sentencesToGuess(text);
    for (let seed = 0; seed < 100; seed++) {
      const cut = cutFromText(text, seed);
      if (cut === undefined) throw new Error('no sentence was found');
      expect(sentences).toContain(`${cut.context} ${cut.word}${cut.rest}`);
      expect(isOneWord(cut.word)).toBe(true);
    }
    expect(cutFromText('Nothing here.', 1)).toBeUndefined();
  });
});
