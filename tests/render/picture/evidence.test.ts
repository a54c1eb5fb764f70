import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../../src/jobs/limits.js';
import { evidenceRows } from '../../../src/render/evidence-steps.js';
import { drawEvidence, layOutEvidence } from '../../../src/render/picture/evidence.js';
import { evidenceAlt } from '../../../src/render/picture/evidence-alt.js';
import { probabilityAxis } from '../../../src/render/picture/probability-axis.js';
import { BOUNDED, DOG, evidenceAnswer, LONG_EVIDENCE, RAIN } from './evidence-samples.js';
import { boxesOf, expectSoundPlate } from './plate-laws.js';

const probability = fc.double({ min: -290, max: 0, noNaN: true }).map((log10) => 10 ** log10);
const hostile = fc
  .tuple(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 60 }),
    fc.array(probability, { minLength: 1, maxLength: 20 }),
    fc.array(probability, { minLength: 1, maxLength: 20 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([word, words, after, without, spread]) => {
    const answer = evidenceAnswer(word, `a ${words.join(' ')}`, after, without);
    const contexts = answer.contexts.map((one) => ({
      ...one,
      lower: one.probability * (1 - spread),
      upper: Math.min(1, one.probability * (1 + spread)),
    }));
    return { ...answer, contexts };
  });

describe('layOutEvidence', () => {
  it.each(Object.entries({ RAIN, DOG, LONG_EVIDENCE, BOUNDED }))('%s is sound', (_name, answer) => {
    expectSoundPlate(layOutEvidence(answer));
  });

  it('is sound for hostile words, texts and numbers', () => {
    fc.assert(
      fc.property(hostile, (answer) => {
        expectSoundPlate(layOutEvidence(answer));
      }),
      { numRuns: 60 },
    );
  });

  it('places each value on the axis of its ticks and marks the jump', () => {
    const { shapes, lines } = layOutEvidence(DOG);
    const dots = shapes.filter((shape) => shape.type === 'dot');
    const [x0 = 0, x1 = 0, x2 = 0, x3 = 0] = dots.map(({ x }) => x);
    // 2 %, 5 %, 3.5 %, 9 % from zero: differences in the same proportion.
    expect((x1 - x0) / (x3 - x0)).toBeCloseTo(0.03 / 0.07, 6);
    expect((x2 - x0) / (x3 - x0)).toBeCloseTo(0.015 / 0.07, 6);
    const jumpLine = lines.find(({ text }) => text === '+ She');
    expect(jumpLine?.colour).toBe('#E69F00');
    expect(dots.map(({ radius }) => radius)).toEqual([11, 11, 11, 15]);
  });

  it('draws what each word is worth on one scale, harm to the left', () => {
    const bars = boxesOf(layOutEvidence(DOG), 'difference').map(({ box }) => box);
    const worth = DOG.leaveOneOut.map(({ bits }) => bits);
    const scale = (bars[0]?.width ?? 0) / (worth[0] ?? 1);
    bars.forEach(({ width }, index) => {
      expect(width).toBeCloseTo(Math.abs(worth[index] ?? 0) * scale, 6);
    });
    const [helps, hurts] = bars;
    expect((hurts?.x ?? 0) + (hurts?.width ?? 0)).toBeCloseTo(helps?.x ?? 0, 6);
  });
});

describe('probabilityAxis', () => {
  it('starts at zero for values of one size, and counts powers of ten for others', () => {
    const near = probabilityAxis([0.02, 0.09]);
    expect([near.isLogarithmic, near.at(0), near.at(0.05)]).toEqual([false, 0, 0.5]);
    const far = probabilityAxis([0.0001, 0.1]);
    expect([far.isLogarithmic, far.at(0.0001), far.at(0)]).toEqual([true, 0, 0]);
    expect(far.at(0.01)).toBeCloseTo(2 / 3, 9);
  });

  it('never falls and keeps to its ends', () => {
    fc.assert(
      fc.property(fc.array(probability, { minLength: 1, maxLength: 20 }), (values) => {
        const { at, ticks } = probabilityAxis(values);
        const places = [...values].sort((a, b) => a - b).map(at);
        places.forEach((place, index) => {
          expect(place).toBeGreaterThanOrEqual(places[index - 1] ?? 0);
          expect(place).toBeLessThanOrEqual(1);
        });
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('evidenceRows', () => {
  it('keeps the ends and the jump, and counts every other word', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 4, max: 12 }), (answer, most) => {
        const rows = evidenceRows(answer, most);
        const steps = rows.filter((row) => 'words' in row);
        expect(steps[0]?.words).toBe(0);
        expect(steps.at(-1)?.words).toBe(answer.contexts.length - 1);
        if (answer.jump !== null) expect(steps.some(({ isJump }) => isJump)).toBe(true);
        const count = rows.reduce((sum, row) => sum + ('words' in row ? 1 : row.left), 0);
        expect(count).toBe(answer.contexts.length);
        expect(rows.length).toBeLessThan(2 * most);
      }),
    );
  });
});

describe('evidenceAlt', () => {
  it('says each step, the jump and what each word is worth', () => {
    expect(evidenceAlt(DOG).replaceAll('\u00A0', ' ')).toBe(
      'P(dog) as context is added from the end of “She took her”: no context 2.0 %; + her 5.0 %; + took 3.5 %; + She 9.0 % (the jump). In all +2.2 bits. Bits that each word is worth when left out: She +0.6, took −0.2, her +1.2.',
    );
  });

  it('stays within 1,024 code points', () => {
    fc.assert(
      fc.property(hostile, (answer) => {
        expect(codePointLength(evidenceAlt(answer))).toBeLessThanOrEqual(1024);
      }),
    );
  });
});

it('drawEvidence gives a PNG 1200 px wide', async () => {
  expect(PNG.sync.read(Buffer.from((await drawEvidence(RAIN)).png)).width).toBe(1200);
});
