/**
 * Checks a drawing of sets region by region, from its shapes alone: nothing here knows how they were found, and nothing is
 * shared with the search for them but the definition of an ellipse.
 */
import type { Ellipse, Point } from './ellipse.js';
import { chordAt, keyOf, type Measured, measureRegions } from './region-measure.js';
import type { Box } from './svg.js';
import type { Membership, VennGeometry } from './venn-circles.js';
import type { Placed } from './venn-spaces.js';
import {
  type CheckedShapes,
  type Fault,
  LEAST_REGION_PX2,
  shapeFaults,
  type WeightedRegion,
} from './venn-verify-shapes.js';

export interface CheckedRegion extends WeightedRegion {
  /** Disc around its number. */
  readonly label: Placed;
  /** What the number itself covers. */
  readonly number: Box;
  /** Around the number; its ends are half circles. */
  readonly ring?: Box | undefined;
  readonly people: readonly Placed[];
  /** A line that leads from the number, which then stands outside of all circles, to a point of its region. */
  readonly leader?: { readonly from: Point; readonly to: Point } | undefined;
}

export interface CheckedName {
  readonly set: number;
  readonly box: Box;
  /** A line that leads from the name to a point of its circle; absent: the name stands at its circle. */
  readonly pointer?: { readonly from: Point; readonly to: Point } | undefined;
}

export interface CheckedDrawing extends CheckedShapes {
  readonly regions: readonly CheckedRegion[];
  readonly names: readonly CheckedName[];
}

/** From a number or its ring to any line, in pixels: half of the thickest line, and air. */
const NUMBER_GAP = 6;
const RING_GAP = 4;
/** From the end of a line within its region to the border, in pixels. */
const END_GAP = 6;
/** From a name or a number to the start of its line. */
const POINTER_GAP = 14;
/** Hundredths of a pixel that rounding may take. */
const SLACK_PX = 0.05;

export function faultsOf(drawing: CheckedDrawing): readonly Fault[] {
  const { geometry, regions } = drawing;
  const measured = measureRegions(geometry);
  const lines = geometry.circles.map(outlineOf);
  return [
    ...shapeFaults(drawing, measured),
    ...regions.flatMap((region) => [
      ...regionFaults(region, geometry, lines),
      ...leaderFaults(region, drawing, lines, measured),
    ]),
    ...overlapFaults(drawing),
    ...nameFaults(drawing, lines),
  ];
}

const OUTLINE_POINTS = 720;

function outlineOf({ x, y, rx, ry, tilt }: Ellipse): readonly Point[] {
  const [cosine, sine] = [Math.cos(tilt), Math.sin(tilt)];
  return Array.from({ length: OUTLINE_POINTS }, (_, index) => {
    const angle = (2 * Math.PI * index) / OUTLINE_POINTS;
    const [along, across] = [rx * Math.cos(angle), ry * Math.sin(angle)];
    return { x: x + along * cosine - across * sine, y: y + along * sine + across * cosine };
  });
}

function isInside(ellipse: Ellipse, { x, y }: Point): boolean {
  const chord = chordAt(ellipse, y);
  return chord !== undefined && chord[0] < x && x < chord[1];
}

function isIn({ circles, frame }: VennGeometry, membership: Membership, at: Point): boolean {
  const isInFrame =
    at.x > frame.x && at.x < frame.x + frame.width && at.y > frame.y && at.y < frame.y + frame.height;
  return isInFrame && circles.every((circle, index) => isInside(circle, at) === membership[index]);
}

/** The middle lies in the region and no line enters the disc. */
function discIsIn(
  geometry: VennGeometry,
  lines: readonly (readonly Point[])[],
  membership: Membership,
  { x, y, radius }: Placed,
): boolean {
  const { frame } = geometry;
  const room = Math.min(x - frame.x, frame.x + frame.width - x, y - frame.y, frame.y + frame.height - y);
  return (
    room + SLACK_PX >= radius &&
    isIn(geometry, membership, { x, y }) &&
    lines.every((line) => line.every((at) => Math.hypot(at.x - x, at.y - y) + SLACK_PX >= radius))
  );
}

function regionFaults(
  region: CheckedRegion,
  geometry: VennGeometry,
  lines: readonly (readonly Point[])[],
): readonly Fault[] {
  const { membership, label, number, ring, people, leader } = region;
  const where = keyOf(membership);
  const faults: Fault[] = [];
  const corners = [number.x, number.x + number.width].flatMap((x) =>
    [number.y, number.y + number.height].map((y) => ({ x, y })),
  );
  // At the end of a line it stands where no set is.
  const standsIn = leader === undefined ? membership : membership.map(() => false);
  const numberIsIn =
    corners.every((corner) => isIn(geometry, standsIn, corner)) &&
    lines.every((line) =>
      line.every((at) => gapTo(number, at) >= NUMBER_GAP && ringGap(ring, at) >= RING_GAP),
    );
  if (!numberIsIn || !discIsIn(geometry, lines, standsIn, label)) {
    faults.push({ type: 'label-outside', where });
  }
  if (!people.every((person) => discIsIn(geometry, lines, membership, person))) {
    faults.push({ type: 'person-outside', where });
  }
  if (people.length > 0 && people.length !== region.weight) faults.push({ type: 'person-outside', where });
  return faults;
}

/** The line begins at its number, ends well within its region, and on its way meets no other number, name or line. */
function leaderFaults(
  region: CheckedRegion,
  { geometry, regions, names }: CheckedDrawing,
  lines: readonly (readonly Point[])[],
  measured: Measured,
): readonly Fault[] {
  const { leader, membership, number, ring, people } = region;
  if (leader === undefined) return [];
  const where = keyOf(membership);
  const { from, to } = leader;
  const along = Array.from({ length: LEADER_POINTS + 1 }, (_, index) => ({
    x: from.x + (index / LEADER_POINTS) * (to.x - from.x),
    y: from.y + (index / LEADER_POINTS) * (to.y - from.y),
  }));
  const others = regions.filter((other) => other !== region);
  const boxes = [...others.map((other) => other.ring ?? other.number), ...names.map(({ box }) => box)];
  const segments = [
    ...others.flatMap((other) => other.leader ?? []),
    ...names.flatMap(({ pointer }) => pointer ?? []),
  ];
  const isClear =
    (measured.get(where)?.area ?? 0) >= LEAST_REGION_PX2 &&
    membership.includes(true) &&
    people.length === 0 &&
    gapTo(ring ?? number, from) <= POINTER_GAP &&
    discIsIn(geometry, lines, membership, { ...to, radius: END_GAP }) &&
    along.every((at) => isWithin(geometry.frame, at) && boxes.every((box) => gapTo(box, at) > 0)) &&
    !segments.some((segment) => doCross(leader, segment));
  return isClear ? [] : [{ type: 'leader-unclear', where }];
}

const LEADER_POINTS = 200;

interface Segment {
  readonly from: Point;
  readonly to: Point;
}

function doCross(a: Segment, b: Segment): boolean {
  const side = ({ from, to }: Segment, { x, y }: Point) =>
    Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x));
  return side(a, b.from) !== side(a, b.to) && side(b, a.from) !== side(b, a.to);
}

/** To the ring, whose core is a line between the middles of its two ends. */
function ringGap(ring: Box | undefined, at: Point): number {
  if (ring === undefined) return Number.POSITIVE_INFINITY;
  const radius = ring.height / 2;
  const core = { x: ring.x + radius, y: ring.y + radius, width: ring.width - 2 * radius, height: 0 };
  return gapTo(core, at) - radius;
}

const isWithin = (box: Box, { x, y }: Point): boolean =>
  x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;

function boxesOverlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function overlapFaults({ regions, names }: CheckedDrawing): readonly Fault[] {
  const discs = regions.flatMap(({ people }) => people);
  const boxes = [...regions.map(({ number, ring }) => ring ?? number), ...names.map(({ box }) => box)];
  const areApart =
    discs.every((a, index) =>
      discs.slice(index + 1).every((b) => Math.hypot(a.x - b.x, a.y - b.y) + SLACK_PX >= a.radius + b.radius),
    ) &&
    boxes.every((a, index) => boxes.slice(index + 1).every((b) => !boxesOverlap(a, b))) &&
    boxes.every((box) => discs.every((disc) => gapTo(box, disc) + SLACK_PX >= disc.radius));
  return areApart ? [] : [{ type: 'overlap', where: 'figures, numbers and names' }];
}

function gapTo(box: Box, { x, y }: Point): number {
  return Math.hypot(
    Math.max(box.x - x, 0, x - box.x - box.width),
    Math.max(box.y - y, 0, y - box.y - box.height),
  );
}

/** A name stands off all lines and outside its own circle, which is the nearest to it; or a line leads from it to its circle, from outside. */
function nameFaults(
  { geometry, names }: CheckedDrawing,
  lines: readonly (readonly Point[])[],
): readonly Fault[] {
  return names.flatMap(({ set, box, pointer }): Fault[] => {
    const fault: Fault = { type: 'name-unclear', where: String(set) };
    const own = geometry.circles[set];
    if (own === undefined) return [fault];
    if (lines.some((line) => line.some((at) => isWithin(box, at)))) return [fault];
    if (isInside(own, { x: box.x + box.width / 2, y: box.y + box.height / 2 })) return [fault];
    if (pointer !== undefined) {
      const { from, to } = pointer;
      const endGap = Math.min(...(lines[set] ?? []).map((at) => Math.hypot(at.x - to.x, at.y - to.y)));
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      return endGap > 3 || gapTo(box, from) > POINTER_GAP || isInside(own, middle) ? [fault] : [];
    }
    const gaps = lines.map((line) => Math.min(...line.map((at) => gapTo(box, at))));
    const nearest = Math.min(...gaps);
    return (gaps[set] ?? Number.POSITIVE_INFINITY) > nearest + SLACK_PX ? [fault] : [];
  });
}
