import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../../src/jobs/limits.js';
import { probAlt } from '../../../src/render/picture/prob-text.js';
import { viewOfProb } from '../../../src/render/picture/prob-view.js';
import { regionColumns } from '../../../src/render/picture/region-columns.js';
import { layOutUpset } from '../../../src/render/picture/upset.js';
import { boxesOf, expectSoundPlate } from './plate-laws.js';
import { FIVE, groupsOf, likes, probAnswer } from './samples.js';

const fiveOf = (countAt: (mask: number) => number) =>
  probAnswer({
    attributes: FIVE,
    groups: groupsOf(
      FIVE,
      Array.from({ length: 32 }, (_, mask) => countAt(mask)),
    ),
    event: likes('tennis'),
    given: likes('chess'),
  });
const five = fiveOf((mask) => (mask * 13) % 17);

describe('the columns of a matrix', () => {
  it('hold everybody, the sample space first', () => {
    const columns = regionColumns(viewOfProb(five), 9);
    expect(columns.length).toBeLessThanOrEqual(9);
    const sum = (states: readonly string[]) =>
      columns
        .filter((column) => states.includes(column.state))
        .reduce((total, { count }) => total + count, 0);
    expect(sum(['joint'])).toBe(five.counts.joint);
    expect(sum(['joint', 'sample'])).toBe(five.counts.condition);
    expect(sum(['joint', 'sample', 'aside'])).toBe(five.counts.population);
    const order = columns.map((column) => ['joint', 'sample', 'aside'].indexOf(column.state));
    expect(order).toEqual([...order].sort());
  });
});

describe('layOutUpset', () => {
  it('marks numerator and denominator by brackets with their sums', () => {
    const plate = layOutUpset(viewOfProb(five));
    expectSoundPlate(plate);
    const texts = plate.lines.map(({ text }) => text);
    expect(texts).toContain(`${five.counts.condition} count`);
    expect(texts).toContain(String(five.counts.joint));
    const [frame] = boxesOf(plate, 'sample space');
    if (frame === undefined) throw new Error('no frame around the sample space');
    const isFramed = ({ box }: { readonly box: { readonly x: number } }) =>
      box.x > frame.box.x && box.x < frame.box.x + frame.box.width;
    expect([...boxesOf(plate, 'joint'), ...boxesOf(plate, 'sample')].every(isFramed)).toBe(true);
    expect(boxesOf(plate, 'aside').some(isFramed)).toBe(false);
  });

  it('gives each set a bar as long as it is large', () => {
    const plate = layOutUpset(viewOfProb(five));
    const sizes = FIVE.map(({ name }) =>
      five.regions.reduce((sum, { has, count }) => (has.includes(name) ? sum + count : sum), 0),
    );
    const largest = Math.max(...sizes);
    const bars = boxesOf(plate, 'size').map(({ box }) => box.width);
    const [longest = 0] = bars.toSorted((a, b) => b - a);
    bars.forEach((bar, index) => {
      expect(bar / longest).toBeCloseTo((sizes[index] ?? 0) / largest, 9);
    });
    for (const size of sizes) expect(plate.lines.some(({ text }) => text === String(size))).toBe(true);
  });

  it('fits twelve sets with names of a hundred characters and four digits', () => {
    const twelve = Array.from({ length: 12 }, (_, index) => ({
      name: `${index} ${'rather long '.repeat(8)}`,
    }));
    const answer = probAnswer({
      attributes: twelve,
      groups: twelve.map(({ name }, index) => [[name], 5000 - index]),
      event: likes(twelve[0]?.name ?? ''),
    });
    const plate = layOutUpset(viewOfProb(answer));
    expectSoundPlate(plate);
    expect(plate.height).toBeLessThan(1500);
    expect(plate.lines.filter(({ text }) => /^\d+ rather.*…$/.test(text))).toHaveLength(12);
    expect(codePointLength(probAlt(answer))).toBeLessThanOrEqual(1024);
  });

  it('keeps its order for any population', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 32, maxLength: 32 }),
        fc.integer({ min: 0, max: 31 }),
        (counts, kept) => {
          expectSoundPlate(
            layOutUpset(viewOfProb(fiveOf((mask) => (mask <= kept ? (counts[mask] ?? 0) : 0)))),
          );
        },
      ),
      { numRuns: 30, seed: 3 },
    );
  });
});
