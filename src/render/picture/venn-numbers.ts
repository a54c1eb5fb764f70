import { textWidth } from './drawable-text.js';
import type { RegionState } from './set-view.js';
import type { Box } from './svg.js';
import { COLOURS, TYPE } from './theme.js';
import { extentOf, type TextLine } from './typeset.js';
import { inkOf, type Pointer } from './venn-boxes.js';
import { clearance, type Membership, type VennGeometry } from './venn-circles.js';
import { type Placed, roomiest, type Spot } from './venn-spaces.js';

const NUMBER_WEIGHT = 800;
const BIG_NUMBER_SIZES = [68, 60, 54, 48, 42, 38, 34, 30] as const;

/** A region whose weight is written into it. */
export interface Numbered {
  readonly membership: Membership;
  /** Members, or mass. */
  readonly weight: number;
  readonly text: string;
  readonly state: RegionState;
}

export const numberColour = (state: RegionState, weight: number): string => {
  if (state === 'aside' || weight === 0) return COLOURS.faint;
  return state === 'joint' ? COLOURS.highlight : COLOURS.ink;
};

/** Radius of the disc that a number on its own fills, in pixels. */
export function numberRadius(text: string, size: number): number {
  return Math.hypot(textWidth(text, size, NUMBER_WEIGHT) / 2, 0.38 * size) + 2;
}

const hasRing = ({ state, weight }: Numbered): boolean => state === 'joint' && weight > 0;

export interface PlacedNumber {
  readonly label: Placed;
  readonly line: TextLine;
  readonly ring: Box | undefined;
  /** From a number outside of all circles to its region. */
  readonly leader?: Pointer;
}

export function numberAt({ text, state, weight }: Numbered, { x, y }: Placed, size: number): TextLine {
  const colour = numberColour(state, weight);
  return { x, y, text, size, weight: NUMBER_WEIGHT, colour, anchor: 'middle' };
}

/** Beside figures. */
export const numberAmong = (region: Numbered, label: Placed, size: number): PlacedNumber => ({
  label,
  line: numberAt(region, label, size),
  ring: undefined,
});

/** As large as its region allows; undefined where it does not fit at the least size. */
export function placeNumber(
  region: Numbered,
  space: readonly Spot[],
  geometry: VennGeometry,
): PlacedNumber | undefined {
  const label = roomiest(space);
  for (const size of BIG_NUMBER_SIZES) {
    const line = numberAt(region, label, size);
    const ring = hasRing(region) ? ringAround(line) : undefined;
    const radius = ring === undefined ? numberRadius(region.text, size) + 4 : ringRadius(ring) + 4;
    if (radius <= label.radius) return { label, line, ring };
  }
  // A long number may fit along its region where the disc around it does not.
  for (const spot of [...space].sort((a, b) => b.room - a.room).slice(0, LONG_NUMBER_SPOTS)) {
    const place = { x: spot.x, y: spot.y, radius: spot.room };
    const line = numberAt(region, place, TYPE.small);
    if (isClear(geometry, region.membership, inkOf(line))) return { label: place, line, ring: undefined };
  }
  return undefined;
}

const LONG_NUMBER_SPOTS = 400;

/** Every point of the box lies in the region with a line's width to spare. */
function isClear(geometry: VennGeometry, membership: Membership, box: Box): boolean {
  const steps = Math.ceil(box.width / 12);
  return Array.from({ length: steps + 1 }, (_, step) => box.x + (step * box.width) / steps).every((x) =>
    [box.y, box.y + box.height].every((y) => clearance(geometry, membership, x, y) >= 8),
  );
}

function ringAround(line: TextLine): Box {
  const { left, right } = extentOf(line);
  const pad = line.size * 0.34;
  return {
    x: left - pad,
    y: line.y - line.size * 0.6,
    width: right - left + 2 * pad,
    height: line.size * 1.2,
  };
}

/** Of the disc around a ring: its ends are half circles, so its farthest point lies on the disc around an end. */
const ringRadius = (ring: Box): number => Math.max(ring.width, ring.height) / 2;
