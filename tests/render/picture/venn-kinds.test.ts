/** Which drawing a population gets, and that every drawing that is sent passes the check. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewOfProb } from '../../../src/render/picture/prob-view.js';
import type { SetView } from '../../../src/render/picture/set-view.js';
import { layOutVenn, type VennLayout } from '../../../src/render/picture/venn-layout.js';
import { faultsOf } from '../../../src/render/picture/venn-verify.js';
import { FOOTBALL, groupsOf, likes, probAnswer, SAILING, TENNIS } from './samples.js';

/** Counts by mask: 0 = nobody's, then {0}, {1}, {0,1}, {2}, … */
function viewOf(counts: readonly number[]): SetView {
  const attributes = [TENNIS, FOOTBALL, SAILING].slice(0, Math.log2(counts.length));
  return viewOfProb(
    probAnswer({
      attributes,
      groups: groupsOf(attributes, counts),
      event: likes('tennis'),
      ...(attributes.length > 1 ? { given: likes('football') } : {}),
    }),
  );
}

function checked(view: SetView): VennLayout {
  const layout = layOutVenn(view);
  if (layout === undefined) throw new Error('no drawing of circles');
  expect(faultsOf(layout)).toEqual([]);
  return layout;
}

const kindOf = (counts: readonly number[]): string => checked(viewOf(counts)).kind;
const drawnNumbers = ({ regions }: VennLayout): number[] => regions.map(({ weight }) => weight);

describe('the drawing of a population', () => {
  it('is to scale for two sets and for three, and says how well', () => {
    for (const counts of [
      [20, 50, 40, 33],
      [40, 50, 40, 33, 60, 22, 25, 31],
    ]) {
      const layout = checked(viewOf(counts));
      expect(layout.kind).toBe('proportional');
      expect(layout.statedError).toBeLessThanOrEqual(0.01);
      expect(layout.lines.some(({ text }) => text.startsWith('circles to scale ±'))).toBe(true);
    }
  });

  it('has the outside to scale, too, where the sets are a small part', () => {
    const layout = checked(viewOf([900, 100]));
    expect(layout.isFrameToScale).toBe(true);
    const [own] = layout.geometry.circles;
    const { width, height } = layout.geometry.frame;
    expect((Math.PI * (own?.rx ?? 0) ** 2) / (width * height)).toBeCloseTo(0.1, 3);
  });

  it('leaves out what nobody is in: subsets, sets apart, chains and equal sets', () => {
    for (const counts of [
      [200, 0, 590, 305],
      [20, 70, 80, 0],
      [10, 100, 50, 0, 80, 0, 0, 0],
      [10, 0, 0, 0, 200, 0, 140, 120],
      [30, 0, 0, 90],
      [20, 90, 90, 0, 90, 50, 50, 40],
    ]) {
      const layout = checked(viewOf(counts));
      expect(layout.kind).toBe('proportional');
      const [outside = 0, ...inside] = counts;
      expect(drawnNumbers(layout).sort()).toEqual([...inside.filter((count) => count > 0), outside].sort());
    }
  });

  it('draws three sets that meet only in pairs, with nothing in the middle', () => {
    const layout = checked(viewOf([5, 30, 30, 14, 30, 14, 14, 0]));
    expect(layout.kind).toBe('proportional');
    expect(layout.regions).toHaveLength(7);
  });

  it('says of every drawing whether areas mean anything, with figures in them too', () => {
    for (const counts of [
      [4, 8, 0, 0],
      [2, 9, 6, 0],
      [2, 5, 4, 3],
      [0, 16, 17, 1, 16, 0, 0, 5],
      [0, 16, 17, 1, 16, 0, 0, 15],
    ]) {
      const layout = checked(viewOf(counts));
      const remarks = layout.lines.map(({ text }) => text).filter((text) => / to scale/.test(text));
      expect(remarks).toEqual([
        layout.kind === 'proportional' ? expect.stringMatching(/±/) : 'areas not to scale',
      ]);
    }
  });

  it('knows the failure of proportional circles and draws all regions with their zeros', () => {
    // {2}=16, {1}=17, {0}=16, {0,1}=1, {0,1,2}=15: three convex shapes cannot share only their common core.
    const layout = checked(viewOf([0, 16, 17, 1, 16, 0, 0, 15]));
    expect(layout.kind).toBe('venn');
    expect(drawnNumbers(layout).filter((weight) => weight === 0)).toHaveLength(3);
    expect(layout.lines.some(({ text }) => text === 'areas not to scale')).toBe(true);
  });

  it('keeps the scale where a number has no room, and leads from outside to its region', () => {
    for (const counts of [[200, 90, 5, 40, 300, 25, 80, 30]]) {
      const layout = checked(viewOf(counts));
      expect(layout.kind).toBe('proportional');
      const led = layout.regions.filter(({ leader }) => leader !== undefined);
      expect(led.map(({ weight }) => weight)).toEqual([5]);
    }
  });

  it('gives up the scale where a region would be too small for its number', () => {
    expect(kindOf([30, 500, 400, 1])).toBe('venn');
    expect(kindOf([300, 0, 4000, 1])).toBe('euler');
    expect(kindOf([0, 1000, 900, 1000, 1000, 1000, 1000, 1])).toBe('venn');
  });

  it('keeps an empty set and an empty population on the page', () => {
    expect(drawnNumbers(checked(viewOf([30, 50, 0, 0])))).toEqual(
      [30, 50, 0, 0].toSorted((a, b) => a - b && 0),
    );
    expect(kindOf([0, 0, 0, 0])).toBe('venn');
  });

  it('shows masses by their text', () => {
    const people = viewOf([10, 30, 40, 20]);
    const view: SetView = {
      ...people,
      regions: people.regions.map((region) => ({ ...region, weight: region.weight / 100 })),
      total: 1,
      isCount: false,
      amount: (weight) => `${(weight * 100).toFixed(1)} %`,
    };
    const layout = checked(view);
    expect(layout.kind).toBe('proportional');
    expect(layout.regions.map(({ text }) => text).sort()).toEqual(['10.0 %', '20.0 %', '30.0 %', '40.0 %']);
    expect(layout.regions.every(({ people: figures }) => figures.length === 0)).toBe(true);
  });

  it('passes the check for a thousand random populations', () => {
    const count = fc.oneof(
      { weight: 1, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }) },
      { weight: 2, arbitrary: fc.integer({ min: 20, max: 700 }) },
    );
    const populations = fc.sample(
      fc
        .constantFrom(1, 2, 2, 2, 3)
        .chain((sets) => fc.array(count, { minLength: 2 ** sets, maxLength: 2 ** sets })),
      { numRuns: 1000, seed: 11 },
    );
    const kinds = new Map<string, number>();
    for (const counts of populations) {
      // More than figures are drawn for: placing those is tested apart.
      const kind = kindOf(counts.with(0, (counts[0] ?? 0) + 61));
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    for (const kind of ['proportional', 'euler', 'venn']) expect(kinds.get(kind) ?? 0).toBeGreaterThan(50);
  }, 300_000);
});
