import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  circle,
  crossings,
  depthIn,
  type Ellipse,
  outsideness,
  pointAt,
} from '../../../src/render/picture/ellipse.js';
import { regionAreas } from '../../../src/render/picture/region-areas.js';
import { measureRegions } from '../../../src/render/picture/region-measure.js';
import {
  type CheckedDrawing,
  type CheckedRegion,
  faultsOf,
} from '../../../src/render/picture/venn-verify.js';
import { proportionalError } from '../../../src/render/picture/venn-verify-shapes.js';

const FRAME = { x: 0, y: 0, width: 1000, height: 600 };

const ellipses = (count: number): fc.Arbitrary<Ellipse[]> =>
  fc.array(
    fc.record({
      x: fc.integer({ min: 350, max: 650 }),
      y: fc.integer({ min: 250, max: 350 }),
      rx: fc.integer({ min: 40, max: 240 }),
      ry: fc.integer({ min: 40, max: 240 }),
      tilt: fc.integer({ min: 0, max: 31 }).map((step) => step / 10),
    }),
    { minLength: count, maxLength: count },
  );

const maskKey = (mask: number, sets: number): string =>
  Array.from({ length: sets }, (_, index) => Math.floor(mask / 2 ** index) % 2).join('');

describe('ellipses', () => {
  it('are crossed where both equations hold', () => {
    fc.assert(
      fc.property(ellipses(2), ([one, other]) => {
        if (one === undefined || other === undefined) throw new Error('two ellipses expected');
        for (const t of crossings(outsideness(one, other))) {
          const { x, y } = pointAt(one, t);
          expect(Math.abs(depthIn(other, x, y))).toBeLessThan(0.1);
        }
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('are as far away as the nearest of many points on their line', () => {
    fc.assert(
      fc.property(
        ellipses(1),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 600 }),
        ([one], x, y) => {
          if (one === undefined) throw new Error('one ellipse expected');
          const line = Array.from({ length: 3000 }, (_, index) => pointAt(one, (2 * Math.PI * index) / 3000));
          const nearest = Math.min(...line.map((at) => Math.hypot(at.x - x, at.y - y)));
          const stretched = Math.max(one.rx, one.ry) / Math.min(one.rx, one.ry) > 3;
          expect(Math.abs(Math.abs(depthIn(one, x, y)) - nearest)).toBeLessThan(stretched ? 3 : 0.3);
        },
      ),
      { numRuns: 60, seed: 6 },
    );
  });
});

describe('areas of regions', () => {
  it('are the same by the border of a region and by its rows', () => {
    fc.assert(
      fc.property(ellipses(3), (circles) => {
        const { areas } = regionAreas(circles);
        const measured = measureRegions({ frame: FRAME, circles });
        areas.forEach((area, mask) => {
          if (mask === 0) return;
          // A lens thinner than the border's samples may be missed there.
          expect(Math.abs(area - (measured.get(maskKey(mask, 3))?.area ?? 0))).toBeLessThan(200);
        });
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('change as their slopes say', () => {
    const circles = [circle(0, 0, 1), { ...circle(0.8, 0.1, 1), rx: 1.2, tilt: 0.4 }, circle(0.4, 0.9, 0.9)];
    const { areas, slopes } = regionAreas(circles);
    const step = 1e-6;
    const moved = circles.map((one, index) => (index === 1 ? { ...one, x: one.x + step } : one));
    const grown = circles.map((one, index) =>
      index === 1 ? { ...one, rx: one.rx * Math.exp(step), ry: one.ry * Math.exp(step) } : one,
    );
    areas.forEach((area, mask) => {
      if (mask === 0) return;
      expect(((regionAreas(moved).areas[mask] ?? 0) - area) / step).toBeCloseTo(slopes[mask]?.[5] ?? 0, 4);
      expect(((regionAreas(grown).areas[mask] ?? 0) - area) / step).toBeCloseTo(slopes[mask]?.[7] ?? 0, 4);
    });
  });

  it('of two circles agree with the formula for a lens', () => {
    const [r, distance] = [100, 120];
    const half = Math.acos(distance / 2 / r);
    const lens = 2 * r * r * (half - Math.sin(2 * half) / 2);
    const circles = [circle(400, 300, r), circle(400 + distance, 300, r)];
    expect(regionAreas(circles).areas[3]).toBeCloseTo(lens, 6);
    expect(measureRegions({ frame: FRAME, circles }).get('11')?.area).toBeCloseTo(lens, -2);
  });
});

const region = (
  membership: readonly boolean[],
  weight: number,
  x: number,
  y: number,
  people: CheckedRegion['people'] = [],
): CheckedRegion => ({
  membership,
  weight,
  label: { x, y, radius: 18 },
  number: { x: x - 10, y: y - 12, width: 20, height: 24 },
  people,
});

/** Two crossing circles with everything as it should be: areas about 5 : 3 : 5. */
const SOUND: CheckedDrawing = {
  kind: 'venn',
  isFrameToScale: false,
  geometry: { frame: FRAME, circles: [circle(300, 300, 200), circle(500, 300, 200)] },
  regions: [
    region([false, false], 2, 900, 300),
    region([true, false], 5, 200, 300),
    region([false, true], 5, 600, 300),
    region([true, true], 3, 400, 300),
  ],
  names: [
    { set: 0, box: { x: 200, y: 40, width: 100, height: 32 } },
    { set: 1, box: { x: 500, y: 40, width: 100, height: 32 } },
  ],
};

const faultTypes = (change: Partial<CheckedDrawing>): readonly string[] =>
  faultsOf({ ...SOUND, ...change }).map(({ type }) => type);

const changed = (index: number, change: Partial<CheckedRegion>): Partial<CheckedDrawing> => ({
  regions: SOUND.regions.map((one, at) => (at === index ? { ...one, ...change } : one)),
});

describe('the check of a drawing', () => {
  it('finds nothing in a sound one', () => {
    expect(faultTypes({})).toEqual([]);
  });

  it('finds a region that somebody is in and that is not there', () => {
    const apart = { frame: FRAME, circles: [circle(200, 300, 150), circle(600, 300, 150)] };
    expect(faultTypes({ geometry: apart })).toContain('not-drawn');
  });

  it('finds an empty region that shows, unless it shows its 0', () => {
    const empty = changed(3, { weight: 0 });
    expect(faultTypes({ ...empty, kind: 'venn' })).toEqual([]);
    expect(faultTypes({ ...empty, kind: 'euler' })).toEqual(['drawn-although-empty']);
    expect(faultTypes({ kind: 'euler', regions: SOUND.regions.slice(0, 3) })).toEqual(['without-number']);
  });

  it('finds a region in two pieces', () => {
    const cross = {
      frame: FRAME,
      circles: [
        { ...circle(400, 300, 90), rx: 240 },
        { ...circle(400, 300, 90), ry: 240 },
      ],
    };
    expect(faultTypes({ geometry: cross })).toContain('in-pieces');
  });

  it('finds areas that are further off than the drawing says', () => {
    const error = proportionalError(SOUND);
    expect(error).toBeGreaterThan(0.01);
    expect(faultTypes({ kind: 'proportional', statedError: error - 1e-6 })).toEqual(['off-scale']);
    expect(faultTypes({ kind: 'proportional', statedError: error + 1e-6 })).toEqual([]);
    expect(faultTypes({ kind: 'proportional' })).toEqual(['off-scale']);
  });

  it('finds a number, a ring, a figure and a name out of place', () => {
    expect(faultTypes(changed(1, { number: { x: 295, y: 290, width: 20, height: 20 } }))).toEqual([
      'label-outside',
    ]);
    expect(faultTypes(changed(3, { ring: { x: 300, y: 280, width: 200, height: 40 } }))).toEqual([
      'label-outside',
    ]);
    const at = (x: number) => ({ x, y: 400, radius: 20 });
    expect(faultTypes(changed(3, { people: [at(360), at(400), at(440)] }))).toEqual([]);
    expect(faultTypes(changed(3, { people: [at(310), at(400), at(440)] }))).toEqual(['person-outside']);
    expect(faultTypes(changed(3, { people: [at(360), at(440)] }))).toEqual(['person-outside']);
    expect(faultTypes(changed(3, { people: [at(390), at(400), at(440)] }))).toEqual(['overlap']);
    const [first, second] = SOUND.names;
    if (first === undefined || second === undefined) throw new Error('two names expected');
    const swapped = [
      { ...first, set: 1 },
      { ...second, set: 0 },
    ];
    expect(faultTypes({ names: swapped })).toEqual(['name-unclear', 'name-unclear']);
    expect(faultTypes({ names: [{ ...first, box: { ...first.box, y: 100 } }] })).toEqual(['name-unclear']);
  });

  it('follows the line that leads from a number into its region', () => {
    const led = (
      to: { x: number; y: number },
      at = { x: 800, y: 100 },
      other: Partial<CheckedDrawing> = {},
    ) =>
      faultTypes({
        ...changed(3, {
          label: { ...at, radius: 12 },
          number: { x: at.x - 10, y: at.y - 12, width: 20, height: 24 },
          leader: { from: { x: at.x - 12, y: at.y }, to },
        }),
        ...other,
      });
    expect(led({ x: 430, y: 200 })).toEqual([]);
    // Its end: in the wrong region, or on a line.
    expect(led({ x: 600, y: 200 })).toEqual(['leader-unclear']);
    expect(led({ x: 400, y: 300 - 200 * Math.sin(Math.PI / 3) + 3 })).toEqual(['leader-unclear']);
    // Its number: within a circle, or beyond the frame, from which no line begins.
    expect(led({ x: 430, y: 200 }, { x: 640, y: 300 })).toContain('label-outside');
    expect(led({ x: 430, y: 200 }, { x: 1005, y: 100 })).toContain('label-outside');
    // Its way: through another number, another name, another line.
    expect(led({ x: 400, y: 300 }, { x: 760, y: 300 })).toEqual(['leader-unclear']);
    const name = (box: { x: number; y: number; width: number; height: number }) => ({ set: 1, box });
    expect(
      led({ x: 430, y: 200 }, undefined, { names: [name({ x: 600, y: 110, width: 60, height: 30 })] }),
    ).toContain('leader-unclear');
    const pointer = { from: { x: 700, y: 90 }, to: { x: 600, y: 300 - 100 * Math.sqrt(3) } };
    const aside = { set: 1, box: { x: 690, y: 60, width: 60, height: 26 }, pointer };
    expect(led({ x: 430, y: 200 }, undefined, { names: [aside] })).toEqual([]);
    const across = { ...aside, pointer: { ...pointer, from: { x: 690, y: 60 }, to: { x: 691, y: 240 } } };
    expect(led({ x: 430, y: 200 }, undefined, { names: [across] })).toContain('leader-unclear');
  });

  it('lets no line lead into a region that is too small to be seen', () => {
    const circles = [circle(300, 300, 200), circle(694, 300, 200)];
    const small: CheckedDrawing = {
      ...SOUND,
      geometry: { frame: FRAME, circles },
      regions: [
        ...SOUND.regions.slice(0, 1).map((one) => region(one.membership, 2, 950, 500)),
        region([true, false], 5, 200, 300),
        region([false, true], 5, 700, 300),
        {
          ...region([true, true], 3, 497, 100),
          leader: { from: { x: 497, y: 114 }, to: { x: 497, y: 300 } },
        },
      ],
      names: [],
    };
    expect(faultsOf(small).map(({ type }) => type)).toEqual(['leader-unclear']);
  });

  it('follows the line that leads from a name to its circle', () => {
    const box = { x: 760, y: 40, width: 100, height: 32 };
    const pointerTo = (x: number, y: number) => ({
      set: 1,
      box,
      pointer: { from: { x: 760, y: 72 }, to: { x, y } },
    });
    expect(faultTypes({ names: [pointerTo(500 + 200 * Math.SQRT1_2, 300 - 200 * Math.SQRT1_2)] })).toEqual(
      [],
    );
    expect(faultTypes({ names: [pointerTo(660, 180)] })).toEqual([]);
    expect(faultTypes({ names: [pointerTo(600, 240)] })).toEqual(['name-unclear']);
  });
});
