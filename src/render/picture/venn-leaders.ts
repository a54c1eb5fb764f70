import { contains, type Point } from './ellipse.js';
import type { Box } from './svg.js';
import { TYPE } from './theme.js';
import { boxesAlong, inkOf, overlaps, type Pointer } from './venn-boxes.js';
import type { Membership, VennGeometry } from './venn-circles.js';
import { type Numbered, numberAt, type PlacedNumber } from './venn-numbers.js';
import { distanceTo, roomiest, type Spaces, spaceIn, spacesOf } from './venn-spaces.js';

/** Fine enough to find the widest place of the smallest region that is drawn. */
const FINE_GRID = 4;
const STEP = 20;
const LONGEST = 460;
/** From the plate to the frame and to any line. */
const GAP = 14;
const PAD = { x: 16, y: 8 } as const;
/** What a line costs that runs through a number's neighbourhood on its way, for each circle that it enters. */
const CROSSING_COST = 40;

/** Where lines may end: computed once, and only where a number has no room. */
export const leaderSpaces = (geometry: VennGeometry): Spaces => spacesOf(geometry, [], FINE_GRID);

/**
 * The nearest free place outside of all circles from which a straight line reaches the region without touching what is taken;
 * undefined where there is none, or the region has no place for the line's end.
 */
export function leadNumber(
  region: Numbered,
  geometry: VennGeometry,
  spaces: Spaces,
  taken: readonly Box[],
): (PlacedNumber & { readonly leader: Pointer }) | undefined {
  const end = roomiest(spaceIn(spaces, region.membership));
  if (!(end.radius > 0) || !region.membership.includes(true)) return undefined;
  const to = { x: end.x, y: end.y };
  const ink = inkOf(numberAt(region, { x: 0, y: 0, radius: 0 }, TYPE.label));
  const [width, height] = [ink.width + 2 * PAD.x, ink.height + 2 * PAD.y];
  const { frame, circles } = geometry;
  let best: { readonly cost: number; readonly plate: Box; readonly leader: Pointer } | undefined;
  for (const spot of outsideSpots(spaces, geometry)) {
    const plate = { x: spot.x - width / 2, y: spot.y - height / 2, width, height };
    const from = nearestOn(plate, to);
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length > LONGEST || length < 30 || length >= (best?.cost ?? Number.POSITIVE_INFINITY)) continue;
    const isFree =
      plate.x >= frame.x + GAP &&
      plate.x + width <= frame.x + frame.width - GAP &&
      plate.y >= frame.y + GAP &&
      plate.y + height <= frame.y + frame.height - GAP &&
      !taken.some((box) => distanceBetween(plate, box) < GAP / 2);
    if (!isFree) continue;
    const leader = { from, to };
    const cost = length + CROSSING_COST * crossed(leader, region.membership, circles);
    if (cost >= (best?.cost ?? Number.POSITIVE_INFINITY)) continue;
    if (boxesAlong(leader).some((part) => taken.some((box) => overlaps(part, box)))) continue;
    if (!isClearOfCircles(plate, geometry)) continue;
    best = { cost, plate, leader };
  }
  if (best === undefined) return undefined;
  const { plate, leader } = best;
  const label = { x: plate.x + width / 2, y: plate.y + height / 2, radius: height / 2 };
  return {
    line: numberAt(region, label, TYPE.label),
    label,
    // Ground that tells it from the number of those in no set.
    ring: plate,
    leader,
  };
}

function* outsideSpots(spaces: Spaces, { circles }: VennGeometry): Generator<Point> {
  const outside = spaceIn(
    spaces,
    circles.map(() => false),
  );
  for (const spot of outside) {
    if (Math.round(spot.x) % STEP < FINE_GRID && Math.round(spot.y) % STEP < FINE_GRID) yield spot;
  }
}

function isClearOfCircles(plate: Box, { circles }: VennGeometry): boolean {
  const steps = Math.ceil(plate.width / 12);
  return Array.from(
    { length: steps + 1 },
    (_, step) => plate.x - GAP / 2 + (step * (plate.width + GAP)) / steps,
  ).every((x) =>
    [plate.y - GAP / 2, plate.y + plate.height / 2, plate.y + plate.height + GAP / 2].every((y) =>
      circles.every((circle) => !contains(circle, x, y)),
    ),
  );
}

/** Circles that the line runs into although its region does not lie in them. */
function crossed({ from, to }: Pointer, membership: Membership, circles: VennGeometry['circles']): number {
  const points = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9].map((share) => ({
    x: from.x + share * (to.x - from.x),
    y: from.y + share * (to.y - from.y),
  }));
  return circles.filter(
    (circle, index) => membership[index] !== true && points.some(({ x, y }) => contains(circle, x, y)),
  ).length;
}

const nearestOn = (box: Box, { x, y }: Point): Point => ({
  x: Math.min(Math.max(x, box.x), box.x + box.width),
  y: Math.min(Math.max(y, box.y), box.y + box.height),
});

function distanceBetween(a: Box, b: Box): number {
  const inner = {
    x: b.x - a.width,
    y: b.y - a.height,
    width: b.width + a.width,
    height: b.height + a.height,
  };
  return distanceTo(inner, a.x, a.y);
}
