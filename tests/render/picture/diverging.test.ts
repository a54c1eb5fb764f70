import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOutDiverging } from '../../../src/render/picture/diverging.js';
import { boxesOf, expectSoundPlate } from './plate-laws.js';

const LOOK = { step: 48, left: '#000000', right: '#FFFFFF', leftTitle: 'it hurt', rightTitle: 'it helped' };

it('keeps bars in proportion and in sight, whether they go to one side or to both', () => {
  const value = fc.double({ min: -40, max: 40, noNaN: true });
  const oneSided = fc.array(value.map(Math.abs), { minLength: 1, maxLength: 8 });
  const values = fc.oneof(
    oneSided,
    oneSided.map((list) => list.map((one) => -one)),
    fc.array(value, { minLength: 1, maxLength: 8 }),
  );
  fc.assert(
    fc.property(values, (list) => {
      const largest = Math.max(...list.map(Math.abs));
      fc.pre(largest > 1e-3);
      const rows = list.map((one, index) => ({ label: `word ${index}`, value: one, text: one.toFixed(1) }));
      const { shapes, lines, bottom } = layOutDiverging(rows, 100, LOOK);
      const plate = { height: bottom + 60, defs: '', shapes, lines, undrawable: [] };
      expectSoundPlate(plate);
      const widths = boxesOf(plate, 'difference').map(({ box }) => box.width);
      const widest = Math.max(...widths);
      expect(widest).toBeGreaterThan(200);
      widths.forEach((width, index) => {
        expect(width).toBeCloseTo((Math.abs(list[index] ?? 0) / largest) * widest, 3);
      });
    }),
  );
});
