/** Both directions, the base rate, and two sides: pictures that put two quotients beside each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SET_VIEWS } from '../../../src/jobs/prob.js';
import { layOutBaseRate } from '../../../src/render/picture/base-rate.js';
import { layOutDirections } from '../../../src/render/picture/directions.js';
import type { Plate } from '../../../src/render/picture/plate.js';
import { viewOfProb } from '../../../src/render/picture/prob-view.js';
import { pairOf, type SetPair } from '../../../src/render/picture/set-cut.js';
import { drawSets } from '../../../src/render/picture/set-picture.js';
import type { SetView } from '../../../src/render/picture/set-view.js';
import { layOutSides } from '../../../src/render/picture/side-by-side.js';
import { boxesOf, expectSoundPlate } from './plate-laws.js';
import { TENNIS_GIVEN_FOOTBALL } from './samples.js';
import { FEMALE_OR_MALE, MEDICAL_TEST, twoSetViews, viewOfReadyMade, viewOfTwo } from './set-samples.js';

const FOURTEEN = viewOfProb(TENNIS_GIVEN_FOOTBALL);
const texts = ({ lines }: Plate) => lines.map(({ text }) => text);
const boxes = (plate: Plate, role: string) => boxesOf(plate, role).map(({ box }) => box);
const marks = (plate: Plate, state: string) =>
  plate.shapes.filter(({ type, role }) => (type === 'dot' || type === 'figure') && role === state).length;

function pictured(view: SetView, layOut: (view: SetView, pair: SetPair) => Plate): Plate {
  const pair = pairOf(view);
  if (pair === undefined) throw new Error('a view with a condition expected');
  return layOut(view, pair);
}

describe('pictures of a pair', () => {
  it.each([
    ['directions', layOutDirections],
    ['base rate', layOutBaseRate],
  ] as const)('%s: everything is on the card and nothing overlaps, for any population', (_, layOut) => {
    fc.assert(
      fc.property(twoSetViews, (view) => {
        const pair = pairOf(view);
        expect(pair === undefined).toBe(view.given === null);
        if (pair !== undefined) expectSoundPlate(layOut(view, pair));
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it('have the same members at the same place in both directions, and bars as long as the crowds', () => {
    fc.assert(
      fc.property(twoSetViews, (view) => {
        const pair = pairOf(view);
        if (pair === undefined || pair.joint === 0) return;
        const plate = layOutDirections(view, pair);
        const [upper, lower] = boxes(plate, 'joint');
        expect([upper?.x, upper?.width]).toEqual([lower?.x, lower?.width]);
        const [crowd, other] = boxes(plate, 'crowd');
        if (crowd === undefined || other === undefined) throw new Error('two crowds expected');
        expect(crowd.width / other.width).toBeCloseTo(pair.inCondition / pair.inEvent, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('say both quotients, in the picture and in its words', async () => {
    const plate = pictured(MEDICAL_TEST, layOutDirections);
    expect(texts(plate)).toContain('9 of 98: 9.2\u00A0%');
    expect(texts(plate)).toContain('9 of 10: 90\u00A0%');
    expect(texts(plate)).toContain('the same 9');
    const { alt } = await drawSets(MEDICAL_TEST, 'directions');
    expect(alt).toContain('P(positive | ill): 9 of 10: 90\u00A0%, with the same 9 in both');
    expect((await drawSets(MEDICAL_TEST, 'base-rate')).alt).toContain(
      'Before knowing: 10 of 1,000: 1\u00A0%',
    );
  });

  it('draw everyone before, and after only those who are in the condition, one mark each', () => {
    const legend = { joint: 1, sample: 1, aside: 2 };
    for (const view of [MEDICAL_TEST, FOURTEEN]) {
      const pair = pairOf(view);
      if (pair === undefined) throw new Error('a pair expected');
      const plate = layOutBaseRate(view, pair);
      expect(marks(plate, 'joint')).toBe(2 * pair.joint + legend.joint);
      expect(marks(plate, 'sample')).toBe(2 * (pair.inCondition - pair.joint) + legend.sample);
      expect(marks(plate, 'aside')).toBe(pair.total - pair.inCondition + legend.aside);
    }
  });

  it('draw a thousand marks of a larger crowd, and say what one stands for', () => {
    const view = viewOfTwo({ both: 1000, onlyFirst: 1000, onlySecond: 2000, neither: 6000 });
    const plate = pictured(view, layOutBaseRate);
    expect(marks(plate, 'joint')).toBe(2 * 100 + 1);
    expect(marks(plate, 'aside')).toBe(700 + 2);
    expect(texts(plate)).toContain('One dot stands for about 10');
  });

  it('fall back to circles without a condition or a second side', async () => {
    const view = viewOfReadyMade('people', 'tennis');
    const { png } = await drawSets(view, 'venn');
    for (const name of SET_VIEWS.slice(-3)) expect((await drawSets(view, name)).png).toEqual(png);
  });
});

describe('two sides', () => {
  const ofSides = (view: SetView): Plate => {
    if (view.sides === undefined) throw new Error('a comparison expected');
    return layOutSides(view, view.sides);
  };

  it('are bars of one height, as wide as the conditions are large, filled to their shares', () => {
    const plate = ofSides(FEMALE_OR_MALE);
    expectSoundPlate(plate);
    const [women, men] = boxes(plate, 'crowd');
    const [admittedWomen, admittedMen] = boxes(plate, 'joint');
    if (women === undefined || men === undefined) throw new Error('two bars expected');
    expect(women.height).toBe(men.height);
    expect(women.width / men.width).toBeCloseTo(1835 / 2691, 9);
    expect((admittedWomen?.height ?? 0) / women.height).toBeCloseTo(557 / 1835, 9);
    expect((admittedMen?.height ?? 0) / men.height).toBeCloseTo(1198 / 2691, 9);
  });

  it('say how far they are apart, in points and as a ratio, in the picture and in its words', async () => {
    const shown = texts(ofSides(FEMALE_OR_MALE)).join(' ');
    for (const part of [
      '14.2 points',
      '14.2 percentage points apart',
      'the left is about 0.68 times the right',
    ]) {
      expect(shown).toContain(part);
    }
    const { alt } = await drawSets(FEMALE_OR_MALE, 'sides');
    expect(alt).toContain('14.2 percentage points; the left is about 0.68 times the right');
    expect(alt).toContain('1,198 of the 2,691');
  });

  it('show a side without a value as an empty outline', () => {
    const view = viewOfReadyMade('people', 'P(tennis | football and not football) vs P(tennis)');
    const plate = ofSides(view);
    expectSoundPlate(plate);
    expect(boxes(plate, 'nobody')).toHaveLength(1);
    expect(texts(plate)).toContain('no value');
  });

  it('are sound for long names, equal sides and small ones', () => {
    for (const question of [
      'P(tennis) vs P(football)',
      'P(tennis | football) vs P(tennis | football)',
      'P(tennis and football | tennis or not football) vs P(not tennis | everyone)',
      'P(tennis | football and tennis) vs P(tennis | not tennis)',
    ]) {
      expectSoundPlate(ofSides(viewOfReadyMade('people', question)));
    }
  });
});
