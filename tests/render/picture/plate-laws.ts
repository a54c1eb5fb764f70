import { expect } from 'vitest';
import type { Plate, Shape } from '../../../src/render/picture/plate.js';
import type { Box } from '../../../src/render/picture/svg.js';
import { extentOf } from '../../../src/render/picture/typeset.js';

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly what: string;
}

const SLACK_PX = 0.01;

/** Text is readable and on the card, no two texts overlap, and none runs into a shape that is not its ground. */
export function expectSoundPlate(plate: Plate): void {
  const texts = plate.lines
    .filter(({ text }) => text !== '')
    .map((line): Edges => {
      expect(line.size, line.text).toBeGreaterThanOrEqual(30);
      const { left, right } = extentOf(line);
      return {
        left,
        right,
        top: line.y - line.size * 0.4,
        bottom: line.y + line.size * 0.4,
        what: line.text,
      };
    });
  for (const { left, right, top, bottom, what } of texts) {
    expect(left, what).toBeGreaterThanOrEqual(50);
    expect(right, what).toBeLessThanOrEqual(1150);
    expect(top, what).toBeGreaterThanOrEqual(20);
    expect(bottom, what).toBeLessThanOrEqual(plate.height - 20);
  }
  const solid = boxesOf(plate)
    .filter(({ isGround }) => isGround !== true)
    .map(({ box, role }) => edgesOf(box, role));
  for (const { left, right, bottom, what } of solid) {
    expect(left, what).toBeGreaterThanOrEqual(50);
    expect(right, what).toBeLessThanOrEqual(1150);
    expect(bottom, what).toBeLessThanOrEqual(plate.height);
  }
  texts.forEach((text, index) => {
    for (const other of [...texts.slice(index + 1), ...solid]) {
      if (areApart(text, other)) continue;
      expect.fail(`"${text.what}" overlaps "${other.what}": ${JSON.stringify([text, other])}`);
    }
  });
}

export function boxesOf({ shapes }: Plate, role?: string): Extract<Shape, { type: 'box' }>[] {
  return shapes
    .filter((shape) => shape.type === 'box')
    .filter((shape) => role === undefined || shape.role === role);
}

const edgesOf = ({ x, y, width, height }: Box, what: string): Edges => ({
  left: x,
  right: x + width,
  top: y,
  bottom: y + height,
  what,
});

function areApart(one: Edges, other: Edges): boolean {
  return (
    one.right <= other.left + SLACK_PX ||
    other.right <= one.left + SLACK_PX ||
    one.bottom <= other.top + SLACK_PX ||
    other.bottom <= one.top + SLACK_PX
  );
}
