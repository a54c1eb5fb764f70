/** Two equal circles and their lens. */
import type { Shape } from './plate.js';
import { d } from './svg.js';
import { COLOURS, mix } from './theme.js';

export interface CirclePair {
  /** Middle of the lens. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** From the middle of the lens to the middle of each circle, below `radius`. */
  readonly shift: number;
}

/** With a condition only the right circle is filled: what is outside of it is set aside. */
export function circlePairShapes(
  { x, y, radius, shift }: CirclePair,
  isGiven: boolean,
  [a, b]: readonly [string, string],
): readonly Shape[] {
  const half = Math.sqrt(radius ** 2 - shift ** 2);
  const lens = d`M${x} ${y - half}A${radius} ${radius} 0 0 1 ${x} ${y + half}A${radius} ${radius} 0 0 1 ${x} ${y - half}Z`;
  const ground = (role: string, at: number, colour: string, isAside: boolean): Shape[] =>
    isAside ? [] : [{ type: 'dot', role, x: at, y, radius, fill: mix(COLOURS.panel, colour, 0.3) }];
  const outline = (role: string, at: number, colour: string, isAside: boolean): Shape => ({
    type: 'dot',
    role,
    x: at,
    y,
    radius,
    fill: 'none',
    stroke: isAside ? COLOURS.rest : colour,
    strokeWidth: isAside ? 4 : 6,
  });
  const [left, right] = [x - shift, x + shift];
  return [
    ...ground('ground-a', left, a, isGiven),
    ...ground('ground-b', right, b, false),
    { type: 'path', role: 'both', d: lens, fill: COLOURS.highlight },
    outline('a', left, a, isGiven),
    outline('b', right, b, false),
  ];
}
