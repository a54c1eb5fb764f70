import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Population } from '../../../src/jobs/population.js';
import { layOutFrequencyTree } from '../../../src/render/picture/frequency-tree.js';
import { layOutIconArray } from '../../../src/render/picture/icon-array.js';
import { apportion, iconGroups } from '../../../src/render/picture/icon-groups.js';
import type { Plate } from '../../../src/render/picture/plate.js';
import { viewOfProb } from '../../../src/render/picture/prob-view.js';
import { cutOf, shareOf } from '../../../src/render/picture/set-cut.js';
import { drawSets } from '../../../src/render/picture/set-picture.js';
import type { SetView } from '../../../src/render/picture/set-view.js';
import { layOutTwoWayTable } from '../../../src/render/picture/two-way-table.js';
import { layOutUnitSquare } from '../../../src/render/picture/unit-square.js';
import { answerProb } from '../../../worker/answer/prob.js';
import { boxesOf, expectSoundPlate } from './plate-laws.js';
import { EITHER_GIVEN_NOT_TENNIS, TENNIS_GIVEN_FOOTBALL } from './samples.js';
import { MEDICAL_TEST, viewOfTwo, twoSetViews as views } from './set-samples.js';

const FOURTEEN = viewOfProb(TENNIS_GIVEN_FOOTBALL);
const EITHER = viewOfProb(EITHER_GIVEN_NOT_TENNIS);

const LAYOUTS: readonly (readonly [string, (view: SetView) => Plate])[] = [
  ['table', layOutTwoWayTable],
  ['square', layOutUnitSquare],
  ['tree', layOutFrequencyTree],
  ['icons', layOutIconArray],
];

/** Within c: 1 in both, 3 only in a, 2 only in b, 4 in neither; outside of it 5, 7, 6 and 8. */
const SCHOOL: Population = {
  name: 'school',
  attributes: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
  groups: [
    { has: ['a', 'b', 'c'], count: 1 },
    { has: ['b', 'c'], count: 2 },
    { has: ['a', 'c'], count: 3 },
    { has: ['c'], count: 4 },
    { has: ['a', 'b'], count: 5 },
    { has: ['b'], count: 6 },
    { has: ['a'], count: 7 },
    { has: [], count: 8 },
  ],
};

const area = (box: { readonly width: number; readonly height: number }) => box.width * box.height;
const texts = ({ lines }: Plate) => lines.map(({ text }) => text);

describe('pictures of one view', () => {
  it.each(LAYOUTS)('%s: everything is on the card and nothing overlaps, for any population', (_, layOut) => {
    fc.assert(
      fc.property(views, (view) => expectSoundPlate(layOut(view))),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it.each(LAYOUTS)('%s names the numerator and says the reading', (_, layOut) => {
    for (const view of [FOURTEEN, EITHER, MEDICAL_TEST]) {
      const plate = layOut(view);
      expect(texts(plate).join(' ')).toContain(view.result);
      expect(plate.shapes.some(({ role }) => role === 'joint')).toBe(true);
      expect(plate.shapes.some(({ role }) => role === 'frame')).toBe(true);
    }
  });

  it.each(['table', 'square', 'tree', 'icons'] as const)(
    '%s becomes a PNG with the alt text of all',
    async (name) => {
      const { png, alt } = await drawSets(FOURTEEN, name);
      expect([...png.slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
      expect(alt).toBe(FOURTEEN.alt);
    },
  );
});

describe('cutOf', () => {
  it('counts the fourteen by hand', () => {
    const { branches } = cutOf(FOURTEEN);
    expect(branches.map(({ name, weight }) => [name, weight])).toEqual([
      ['⚽ football', 7],
      ['not football', 7],
    ]);
    expect(
      branches.flatMap(({ parts }) => parts.map(({ name, weight, state }) => [name, weight, state])),
    ).toEqual([
      ['🎾 tennis', 3, 'joint'],
      ['not tennis', 4, 'sample'],
      ['🎾 tennis', 5, 'aside'],
      ['not tennis', 2, 'aside'],
    ]);
  });

  it('names the complement of a complement by the set itself, and of several sets in brackets', () => {
    const { branches } = cutOf(EITHER);
    expect(branches.map(({ name }) => name)).toEqual(['not tennis', '🎾 tennis']);
    expect(branches[0]?.parts.map(({ name }) => name)).toEqual([
      'tennis or football',
      'not (tennis or football)',
    ]);
  });

  it('shows two events within a third by those who are in it', () => {
    const cellsOf = (question: string) => {
      const answer = answerProb({ kind: 'prob', question, population: SCHOOL });
      if (!answer.ok) throw new Error(answer.refusal.code);
      const { branches, total, isOfAll } = cutOf(viewOfProb(answer.value));
      const cells = branches.flatMap(({ name, parts }) =>
        parts.map((part) => `${part.name}, ${name}: ${part.weight} ${part.state}`),
      );
      return { cells, total, isOfAll };
    };
    expect(cellsOf('is a independent of b given c')).toEqual({
      cells: ['a, b: 1 joint', 'not a, b: 2 sample', 'a, not b: 3 aside', 'not a, not b: 4 aside'],
      total: 10,
      isOfAll: false,
    });
    expect(cellsOf('is a inside b given c')).toEqual({
      cells: ['b, a: 1 joint', 'not b, a: 3 sample', 'b, not a: 2 aside', 'not b, not a: 4 aside'],
      total: 10,
      isOfAll: false,
    });
    expect(cellsOf('are a and b exclusive')).toEqual({
      cells: ['a, b: 6 joint', 'not a, b: 8 sample', 'a, not b: 10 sample', 'not a, not b: 12 sample'],
      total: 36,
      isOfAll: true,
    });
    // Where nobody is in c, all are set aside.
    expect(cellsOf('is a independent of b given c and not c').total).toBe(36);
  });

  it.each(LAYOUTS.filter(([name]) => name !== 'icons'))(
    'draws whether two sets are exclusive as a sound %s',
    (_, layOut) => {
      const answer = answerProb({
        kind: 'prob',
        question: 'are a and b exclusive given c',
        population: SCHOOL,
      });
      if (!answer.ok) throw new Error(answer.refusal.code);
      const plate = layOut(viewOfProb(answer.value));
      expectSoundPlate(plate);
      expect(boxesOf(plate, 'aside')).toHaveLength(0);
    },
  );

  it('split by the event first keeps every cell', () => {
    fc.assert(
      fc.property(views, (view) => {
        const byState = (first: 'condition' | 'event') =>
          cutOf(view, first)
            .branches.flatMap(({ parts }) => parts.map(({ weight, state }) => `${state} ${weight}`))
            .sort();
        expect(byState('event')).toEqual(byState('condition'));
        const total = cutOf(view).branches.reduce((sum, { weight }) => sum + weight, 0);
        expect(total).toBe(view.total);
      }),
    );
  });
});

describe('shareOf', () => {
  it('is exact where tenths of a percent are, and empty without a whole', () => {
    expect([
      shareOf({}, 1, 2),
      shareOf({}, 3, 7),
      shareOf({}, 1, 8),
      shareOf({}, 0, 5),
      shareOf({}, 0, 0),
    ]).toEqual(['50\u00A0%', '42.9\u00A0%', '12.5\u00A0%', '0\u00A0%', '']);
  });
});

describe('the table', () => {
  it('draws each member in the cell of its own', () => {
    const plate = layOutTwoWayTable(FOURTEEN);
    for (const [state, figures] of [
      ['joint', 3],
      ['sample', 4],
      ['aside', 7],
    ] as const) {
      const own = plate.shapes.filter((shape) => shape.type === 'figure' && shape.state === state);
      expect(own).toHaveLength(figures);
      const cells = boxesOf(plate, state).map(({ box }) => box);
      for (const figure of own) {
        if (figure.type !== 'figure') continue;
        const { x, y, radius } = figure;
        expect(
          cells.some(
            (cell) =>
              x - radius >= cell.x &&
              x + radius <= cell.x + cell.width &&
              y - radius >= cell.y &&
              y + radius <= cell.y + cell.height,
          ),
        ).toBe(true);
      }
    }
    expect(texts(plate)).toEqual(expect.arrayContaining(['3', '4', '5', '2', '7', '8', '6', '14']));
  });
});

describe('the unit square', () => {
  it('has areas in proportion to the joint probabilities, whichever is split first', () => {
    fc.assert(
      fc.property(views, (view) => {
        if (view.total === 0) return;
        const plate = layOutUnitSquare(view);
        const [square] = boxesOf(plate, 'square');
        if (square === undefined) throw new Error('no square');
        const parts = cutOf(view, view.splitFirst).branches.flatMap((branch) => branch.parts);
        for (const state of ['joint', 'sample', 'aside'] as const) {
          const weight = parts
            .filter((part) => part.state === state)
            .reduce((sum, part) => sum + part.weight, 0);
          const drawn = boxesOf(plate, state).reduce((sum, { box }) => sum + area(box), 0);
          expect(drawn / area(square.box)).toBeCloseTo(weight / view.total, 9);
        }
      }),
    );
  });
});

describe('the frequency tree', () => {
  it('adds up the two ways to a positive test where the illness is split first', () => {
    const plate = layOutFrequencyTree({ ...MEDICAL_TEST, splitFirst: 'event' });
    expect(texts(plate)).toContain('9 + 89 = 98');
    const [frame] = boxesOf(plate, 'frame');
    if (frame === undefined) throw new Error('no frame');
    for (const { box } of [...boxesOf(plate, 'joint'), ...boxesOf(plate, 'sample')]) {
      expect(box.y).toBeGreaterThan(frame.box.y);
      expect(box.y + box.height).toBeLessThan(frame.box.y + frame.box.height);
    }
    for (const { box } of boxesOf(plate, 'aside')) {
      expect(box.y + box.height <= frame.box.y || box.y >= frame.box.y + frame.box.height).toBe(true);
    }
  });

  it('writes the probability of each branch upon it', () => {
    expect(texts(layOutFrequencyTree(FOURTEEN)).filter((text) => text.endsWith('%'))).toEqual(
      expect.arrayContaining(['50\u00A0%', '42.9\u00A0%', '57.1\u00A0%', '71.4\u00A0%', '28.6\u00A0%']),
    );
  });
});

describe('the icon array', () => {
  it('has one figure for each member, those that count first', () => {
    const figures = layOutIconArray(FOURTEEN).shapes.filter(({ type }) => type === 'figure');
    // Four more stand in the legend.
    expect(figures.map(({ role }) => role)).toEqual([
      ...Array.from({ length: 3 }, () => 'joint'),
      ...Array.from({ length: 4 }, () => 'sample'),
      ...Array.from({ length: 7 }, () => 'aside'),
      'joint',
      'sample',
      'aside',
      'aside',
    ]);
  });

  it('draws a thousand as dots, one each', () => {
    const dots = layOutIconArray(MEDICAL_TEST).shapes.filter(({ type }) => type === 'dot');
    expect(dots.filter(({ role }) => role === 'joint')).toHaveLength(9 + 1);
    expect(dots.filter(({ role }) => role === 'sample')).toHaveLength(89 + 1);
    expect(dots.filter(({ role }) => role === 'aside')).toHaveLength(902 + 2);
  });

  it('says what a figure stands for in a larger crowd, and whether that is exact', () => {
    const exact = { both: 50, onlyFirst: 950, onlySecond: 1500, neither: 2500 };
    expect(iconGroups(viewOfTwo(exact)).scale).toBe('one figure: 50 of 5,000');
    expect(iconGroups(viewOfTwo({ ...exact, both: 51, neither: 2499 })).scale).toBe(
      'one figure: about 50 of 5,000',
    );
    const few = viewOfTwo({ ...exact, both: 1, neither: 2549 });
    expect(iconGroups(few).groups.map(({ figures }) => figures)).toEqual([0, 30, 19, 51]);
    expect(texts(layOutIconArray(few)).join(' ')).toContain('no figure');
  });

  it('shares figures out so that they add up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 8 }), (weights) => {
        const shares = apportion(weights, 100);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total === 0 ? 0 : 100);
        shares.forEach((share, index) => {
          expect(Math.abs(share - ((weights[index] ?? 0) / Math.max(total, 1)) * 100)).toBeLessThan(1);
        });
      }),
    );
  });
});

describe('mass that is not yet assigned', () => {
  const view: SetView = {
    ...FOURTEEN,
    regions: FOURTEEN.regions.map((region) => ({ ...region, weight: region.weight / 20 })),
    total: 1,
    unassigned: 0.3,
    isCount: false,
    amount: (weight) => `${(weight * 100).toFixed(1)} %`,
  };

  it.each(LAYOUTS)(
    '%s says how much, hatched as nothing else, and none of it where all is known',
    (_, layOut) => {
      const plate = layOut(view);
      const fills = boxesOf(plate).map(({ fill }) => fill);
      expect(fills).toContain('url(#unassigned)');
      expect(texts(plate).join(' ')).toMatch(/30\.0 %|not yet assigned: 30\.0 %/);
      if (texts(plate).some((text) => text.startsWith('not yet assigned:'))) {
        expect(texts(plate).join(' ')).toContain('the shares above are of the rest');
      }
      expectSoundPlate(plate);
      expect(texts(layOut({ ...view, unassigned: 0 })).join(' ')).not.toContain('not yet assigned');
    },
  );

  it('keeps its area in the unit square', () => {
    const plate = layOutUnitSquare(view);
    const [square, open, joint] = ['square', 'unassigned', 'joint'].map((role) => boxesOf(plate, role)[0]);
    if (square === undefined || open === undefined || joint === undefined)
      throw new Error('a part is missing');
    expect(area(open.box) / area(square.box)).toBeCloseTo(0.3, 9);
    expect(area(joint.box) / area(square.box)).toBeCloseTo(3 / 20, 9);
  });

  it('is thirty of a hundred figures', () => {
    expect(iconGroups(view).groups.at(-1)).toMatchObject({ isUnassigned: true, figures: 30 });
  });
});
