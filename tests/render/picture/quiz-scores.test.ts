import { describe, expect, it } from 'vitest';
import { wilson } from '../../../src/probability/wilson.js';
import { CONFIDENCES } from '../../../src/quiz/score.js';
import { calibrationAlt, layOutCalibration } from '../../../src/render/picture/calibration.js';
import { extentOf } from '../../../src/render/picture/typeset.js';

const points = CONFIDENCES.map((confidence, index) => ({
  confidence,
  answers: 8 + index * 137,
  right: 3 + index * 50,
}));
const plate = layOutCalibration({ kind: 'calibration', locale: 'en', points });
const dots = plate.shapes.flatMap((shape) => (shape.type === 'dot' ? [shape] : []));
const heights = (role: string) =>
  plate.shapes.flatMap((shape) =>
    shape.type === 'path' && shape.role === role ? [Number(/^M[\d.]+ ([\d.]+)/.exec(shape.d)?.[1])] : [],
  );

describe('the picture of a calibration', () => {
  it('has each share, each range and what was said at their heights on one scale', () => {
    const ground = Math.max(...heights('grid'));
    const height = ground - Math.min(...heights('grid'));
    const shareAt = (y: number) => (ground - y) / height;
    expect(dots).toHaveLength(points.length);
    for (const [index, { confidence, answers, right }] of points.entries()) {
      expect(shareAt(dots[index]?.y ?? 0)).toBeCloseTo(right / answers, 3);
      expect(shareAt(heights('said')[index] ?? 0)).toBeCloseTo(confidence / 100, 3);
      expect(shareAt(heights('range')[index] ?? 0)).toBeCloseTo(wilson(right, answers).lower, 3);
    }
  });

  it('has no two labels upon each other, with every confidence in it', () => {
    for (const [index, line] of plate.lines.entries()) {
      const { left, right } = extentOf(line);
      for (const other of plate.lines.slice(index + 1)) {
        const ends = extentOf(other);
        const apart = Math.abs(line.y - other.y) >= 30 || right <= ends.left || ends.right <= left;
        expect(apart, `${line.text} and ${other.text}`).toBe(true);
      }
    }
  });

  it('says all of it as text', () => {
    const alt = calibrationAlt({ kind: 'calibration', locale: 'en', points });
    for (const { confidence } of points) expect(alt).toContain(`with ${confidence} %`);
  });
});
