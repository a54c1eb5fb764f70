/**
 * Checks a drawing of sets region by region, from its shapes alone: nothing here knows how they were found, and nothing is
 * shared with the search for them but the definition of an ellipse.
 */
import type { Ellipse, Point } from './ellipse.js';
import { chordAt, keyOf, type Measured, measureRegions } from './region-measure.js';
import type { Box } from './svg.js';
import type { Membership, VennGeometry } from './venn-circles.js';
import type { Placed } from './venn-spaces.js';

interface WeightedRegion {
  readonly membership: Membership;
  /** Members, or mass. */
  readonly weight: number;
}

export interface CheckedRegion extends WeightedRegion {
  /** Disc around its number. */
  readonly label: Placed;
  /** What the number itself covers. */
  readonly number: Box;
  /** Around the number; its ends are half circles. */
  readonly ring?: Box | undefined;
  readonly people: readonly Placed[];
}

export interface CheckedName {
  readonly set: number;
  readonly box: Box;
  /** A line that leads from the name to a point of its circle; absent: the name stands at its circle. */
  readonly pointer?: { readonly from: Point; readonly to: Point } | undefined;
}

export interface CheckedShapes {
  /**
   * `proportional`: areas stand for weights. `euler`: only regions that somebody is in, areas mean nothing.
   * `venn`: all regions, an empty one shows 0, areas mean nothing.
   */
  readonly kind: 'proportional' | 'euler' | 'venn';
  readonly geometry: VennGeometry;
  /** Those with a number. */
  readonly regions: readonly WeightedRegion[];
  /** What the drawing says of itself: no area is further off than this, relative to its weight. */
  readonly statedError?: number;
  /** Whether the outside, up to the frame, is drawn to the same scale. */
  readonly isFrameToScale: boolean;
}

export interface CheckedDrawing extends CheckedShapes {
  readonly regions: readonly CheckedRegion[];
  readonly names: readonly CheckedName[];
}

export interface Fault {
  readonly type:
    | 'not-drawn'
    | 'in-pieces'
    | 'drawn-although-empty'
    | 'without-number'
    | 'label-outside'
    | 'person-outside'
    | 'overlap'
    | 'off-scale'
    | 'name-unclear';
  /** Which region or set. */
  readonly where: string;
}

/** An empty region may show through by this much, in square pixels: less than the lines around it cover. */
const SLIVER_PX2 = 60;
/** From a number or its ring to any line, in pixels: half of the thickest line, and air. */
const NUMBER_GAP = 6;
const RING_GAP = 4;
/** From a name to the start of its line. */
const POINTER_GAP = 14;
/** Hundredths of a pixel that rounding may take. */
const SLACK_PX = 0.05;

export function faultsOf(drawing: CheckedDrawing): readonly Fault[] {
  const { geometry, regions } = drawing;
  const measured = measureRegions(geometry);
  const lines = geometry.circles.map(outlineOf);
  return [
    ...shapeFaults(drawing, measured),
    ...regions.flatMap((region) => regionFaults(region, geometry, lines)),
    ...overlapFaults(drawing),
    ...nameFaults(drawing, lines),
  ];
}

/** What can be said of the shapes before anything is written into them. */
export function shapeFaults(
  drawing: CheckedShapes,
  measured: Measured = measureRegions(drawing.geometry),
): readonly Fault[] {
  const { regions, kind, statedError } = drawing;
  const faults: Fault[] = [];
  const weights = new Map(regions.map((region) => [keyOf(region.membership), region.weight]));
  for (const [key, { area, secondPiece }] of measured) {
    const isOutside = !key.includes('1');
    const weight = weights.get(key);
    if (weight === undefined && area > SLIVER_PX2) faults.push({ type: 'without-number', where: key });
    if (weight === 0 && kind !== 'venn' && !isOutside && area > SLIVER_PX2) {
      faults.push({ type: 'drawn-although-empty', where: key });
    }
    // A hole between circles belongs to the outside, which everybody sees as one ground.
    if (weight !== undefined && !isOutside && secondPiece > SLIVER_PX2) {
      faults.push({ type: 'in-pieces', where: key });
    }
  }
  for (const key of weights.keys()) {
    if ((measured.get(key)?.area ?? 0) <= SLIVER_PX2) faults.push({ type: 'not-drawn', where: key });
  }
  if (kind === 'proportional') {
    if (statedError === undefined || proportionalError(drawing, measured) > statedError) {
      faults.push({ type: 'off-scale', where: 'areas' });
    }
  }
  return faults;
}

/** The largest difference of an area from its weight, relative to the weight. */
export function proportionalError(
  { geometry, regions, isFrameToScale }: Pick<CheckedShapes, 'geometry' | 'regions' | 'isFrameToScale'>,
  measured: Measured = measureRegions(geometry),
): number {
  const counted = regions.filter(
    ({ membership, weight }) => weight > 0 && (isFrameToScale || membership.includes(true)),
  );
  const areaOf = ({ membership }: WeightedRegion) => measured.get(keyOf(membership))?.area ?? 0;
  const area = counted.reduce((sum, region) => sum + areaOf(region), 0);
  const weight = counted.reduce((sum, region) => sum + region.weight, 0);
  return Math.max(
    0,
    ...counted.map((region) => Math.abs(areaOf(region) / area / (region.weight / weight) - 1)),
  );
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
  const { membership, label, number, ring, people } = region;
  const where = keyOf(membership);
  const faults: Fault[] = [];
  const corners = [number.x, number.x + number.width].flatMap((x) =>
    [number.y, number.y + number.height].map((y) => ({ x, y })),
  );
  const numberIsIn =
    corners.every((corner) => isIn(geometry, membership, corner)) &&
    lines.every((line) =>
      line.every((at) => gapTo(number, at) >= NUMBER_GAP && ringGap(ring, at) >= RING_GAP),
    );
  if (!numberIsIn || !discIsIn(geometry, lines, membership, label)) {
    faults.push({ type: 'label-outside', where });
  }
  if (!people.every((person) => discIsIn(geometry, lines, membership, person))) {
    faults.push({ type: 'person-outside', where });
  }
  if (people.length > 0 && people.length !== region.weight) faults.push({ type: 'person-outside', where });
  return faults;
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
