import { contains, type Ellipse, type Point, reach } from './ellipse.js';
import type { VennGeometry } from './venn-circles.js';

/** Room above the circles, for their names, and around them. */
const NAME_ROOM = 84;
const SIDE = 34;
const BELOW = 34;
/** What circles may take of the frame; the rest is for those in none of them. */
const WIDEST = 790;
const HIGHEST = { few: 480, many: 560 } as const;
const LOWEST_FRAME = 440;
/** The frame of a drawing in which the outside is to scale, too. */
const TRUE_FRAME = 580;

/** A frame as wide as `width` with the circles as large as they can be, turned so that they fit best and lie in order. */
export function largestGeometry(
  circles: readonly Ellipse[],
  left: number,
  top: number,
  width: number,
): VennGeometry {
  const highest = circles.length > 2 ? HIGHEST.many : HIGHEST.few;
  const { turned, scale } = bestTurn(circles, WIDEST, highest);
  const box = boundsOf(turned);
  const circlesHeight = scale * (box.bottom - box.top);
  const height = Math.max(LOWEST_FRAME, NAME_ROOM + circlesHeight + BELOW);
  const x = left + SIDE - scale * box.left;
  const y = top + NAME_ROOM + (height - NAME_ROOM - BELOW - circlesHeight) / 2 - scale * box.top;
  return {
    frame: { x: left, y: top, width, height },
    circles: turned.map((one) => placed(one, scale, x, y)),
  };
}

/** All areas, also that of the outside, to one scale: `share` of the frame is covered by circles. Undefined where they do not fit. */
export function trueGeometry(
  circles: readonly Ellipse[],
  share: number,
  left: number,
  top: number,
  width: number,
): VennGeometry | undefined {
  const { turned, scale: largest } = bestTurn(circles, WIDEST, TRUE_FRAME - NAME_ROOM - BELOW);
  // The circles cover an area of 1 before they are scaled.
  const scale = Math.sqrt(share * width * TRUE_FRAME);
  if (scale > largest) return undefined;
  const box = boundsOf(turned);
  const x = left + WIDEST / 2 + SIDE - (scale * (box.left + box.right)) / 2;
  const y = top + (TRUE_FRAME + NAME_ROOM - BELOW) / 2 - (scale * (box.top + box.bottom)) / 2;
  return {
    frame: { x: left, y: top, width, height: TRUE_FRAME },
    circles: turned.map((one) => placed(one, scale, x, y)),
  };
}

const TURNS = 24;

function bestTurn(
  circles: readonly Ellipse[],
  width: number,
  height: number,
): { readonly turned: readonly Ellipse[]; readonly scale: number } {
  const nested = circles.map((small) => circles.map((large) => small !== large && isWithin(small, large)));
  const candidates = [1, -1].flatMap((mirror) =>
    Array.from({ length: TURNS }, (_, index) => {
      const turned = circles.map((one) => turnedBy(one, (2 * Math.PI * index) / TURNS, mirror));
      const box = boundsOf(turned);
      const scale = Math.min(width / (box.right - box.left), height / (box.bottom - box.top));
      return { turned, scale, score: scale * (1 + orderliness(turned, nested)) };
    }),
  );
  return candidates.reduce((best, one) => (one.score > best.score + 1e-9 ? one : best));
}

/** Read from left to right and from top to bottom; a set inside another lies low in it, so that its name stands above it. */
function orderliness(circles: readonly Ellipse[], nested: readonly (readonly boolean[])[]): number {
  let worth = 0;
  circles.forEach((one, index) => {
    for (const [at, other] of circles.entries()) {
      if (at <= index) continue;
      const distance = Math.hypot(other.x - one.x, other.y - one.y);
      if (distance < 1e-9) continue;
      const isNested = nested[index]?.[at] === true ? 1 : nested[at]?.[index] === true ? -1 : 0;
      if (isNested !== 0) {
        worth += (0.5 * isNested * (one.y - other.y)) / distance;
      } else if (circles.length === 2) {
        // Side by side, however much larger they would be on a slant.
        worth += (3 * (other.x - one.x)) / distance;
      } else if (index === 0 && at === 1) {
        worth += (0.12 * (other.x - one.x)) / distance - (0.06 * Math.abs(other.y - one.y)) / distance;
      } else {
        worth += (0.06 * (other.y - one.y)) / distance;
      }
    }
  });
  return worth;
}

function isWithin(small: Ellipse, large: Ellipse): boolean {
  return Array.from({ length: 24 }, (_, index) => (index * Math.PI) / 12).every((angle) =>
    contains(
      large,
      small.x + Math.max(small.rx, small.ry) * 0.999 * Math.cos(angle),
      small.y + Math.max(small.rx, small.ry) * 0.999 * Math.sin(angle),
    ),
  );
}

function turnedBy(one: Ellipse, angle: number, mirror: number): Ellipse {
  const { x, y } = turnedPoint({ x: one.x, y: mirror * one.y }, angle);
  return { ...one, x, y, tilt: mirror * one.tilt + angle };
}

const turnedPoint = ({ x, y }: Point, angle: number): Point => ({
  x: x * Math.cos(angle) - y * Math.sin(angle),
  y: x * Math.sin(angle) + y * Math.cos(angle),
});

function placed(one: Ellipse, scale: number, x: number, y: number): Ellipse {
  return { ...one, x: x + scale * one.x, y: y + scale * one.y, rx: scale * one.rx, ry: scale * one.ry };
}

function boundsOf(circles: readonly Ellipse[]): {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
} {
  return {
    left: Math.min(...circles.map((one) => one.x - reach(one, 0))),
    right: Math.max(...circles.map((one) => one.x + reach(one, 0))),
    top: Math.min(...circles.map((one) => one.y - reach(one, Math.PI / 2))),
    bottom: Math.max(...circles.map((one) => one.y + reach(one, Math.PI / 2))),
  };
}
