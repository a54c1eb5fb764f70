import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomNumber } from '../../src/probability/random.js';

describe('randomNumber', () => {
  test.each([
    // The reference program of SplitMix64; the five for seed 1234567 stand beside it.
    [0, 0, 16_294_208_416_658_607_535n],
    [1_234_567, 0, 6_457_827_717_110_365_317n],
    [1_234_567, 1, 3_203_168_211_198_807_973n],
    [1_234_567, 2, 9_817_491_932_198_370_423n],
    [1_234_567, 3, 4_593_380_528_125_082_431n],
    [1_234_567, 4, 16_408_922_859_458_223_821n],
  ])('of seed %i at place %i is as published', (seed, index, output) => {
    expect(randomNumber(seed, index)).toBe(Number(output >> 11n) / 2 ** 53);
  });

  test('lies in [0, 1)', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 10_000 }), (seed, index) => {
        const number = randomNumber(seed, index);
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThan(1);
      }),
    );
  });
});
