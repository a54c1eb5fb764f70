import { type DrawableText, textWidth, toDrawable } from './drawable-text.js';
import { contains, type Ellipse, normalAt, type Point, pointAt, reach } from './ellipse.js';
import type { SetView } from './set-view.js';
import type { Box } from './svg.js';
import { truncate } from './text-lines.js';
import { eventLook, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';
import { boxAround, boxesAlong, centreOf, overlaps, type Pointer } from './venn-boxes.js';
import { isSame, type VennGeometry } from './venn-circles.js';
import { distanceTo } from './venn-spaces.js';

const FONT = { size: TYPE.label, weight: 800 } as const;
/** Capitals and descenders of a name, with a little air. */
const NAME_HEIGHT = 50;
/** Between a name and its circle, and between a name and anything else. */
const GAP = 12;
const FRAME_GAP = 18;

export interface PlacedName {
  readonly set: number;
  readonly line: TextLine;
  /** Where the name stands away from its circle. */
  readonly pointer?: Pointer;
}

export const drawableNames = (view: Pick<SetView, 'sets'>): readonly DrawableText[] =>
  view.sets.map(({ name, symbol }) => toDrawable(symbol === undefined ? name : `${symbol} ${name}`));

/** Names of symmetric circles: above the first two, the third beside its own. `corner` is where the corner's text begins. */
export function symmetricNames(
  names: readonly DrawableText[],
  { frame, circles }: VennGeometry,
  corner: number,
): readonly PlacedName[] {
  const between = ((circles[0]?.x ?? 0) + (circles[1]?.x ?? 0)) / 2;
  return circles.map((circle, set): PlacedName => {
    const name = names[set]?.text ?? '';
    const style = { ...FONT, colour: eventLook(set).colour };
    if (set === 2) {
      const x = circle.x + circle.rx * 0.86;
      const y = circle.y + circle.ry * 0.78;
      return { set, line: { x, y, text: truncate(name, FONT, frame.x + frame.width - 24 - x), ...style } };
    }
    // Each name has the room up to the middle between the circles, or to the corner's text.
    const from = set === 1 ? between + 16 : frame.x + 24;
    const to = set === 0 && circles.length > 1 ? between - 16 : corner;
    const text = truncate(name, FONT, to - from);
    const width = textWidth(text, FONT.size, FONT.weight);
    // Pulled outwards from the neighbour, so that two names keep their distance.
    const wished = circle.x + (circles.length === 1 ? 0 : set === 0 ? -36 : 36);
    const x = Math.min(Math.max(wished, from + width / 2), to - width / 2);
    return { set, line: { x, y: frame.y + 44, text, ...style, anchor: 'middle' } };
  });
}

const PLACES = 96;
const OUTLINE = 120;
/** A name is shortened to these widths, in pixels, where it finds no place in full. */
const WIDTHS = [520, 400, 300, 220, 150] as const;
/** How far a name may slide along its line, in halves of its width. */
const SLIDES = [0, -0.5, 0.5, -1, 1] as const;
/** What a place within another circle costs: it is taken only where there is none outside. */
const INSIDE_COST = 1000;

interface Surroundings {
  readonly geometry: VennGeometry;
  readonly outlines: readonly (readonly Point[])[];
  readonly taken: readonly Box[];
}

/**
 * Each name outside its circle and nearer to it than to any other, or with a line that leads to it from outside of all;
 * undefined where one finds no place.
 */
export function freeNames(
  names: readonly DrawableText[],
  geometry: VennGeometry,
  obstacles: readonly Box[],
): readonly PlacedName[] | undefined {
  const outlines = geometry.circles.map((one) =>
    Array.from({ length: OUTLINE }, (_, index) => pointAt(one, (2 * Math.PI * index) / OUTLINE)),
  );
  const placed: PlacedName[] = [];
  for (const set of geometry.circles.keys()) {
    const around = {
      geometry,
      outlines,
      taken: [...obstacles, ...placed.flatMap(obstaclesOf)],
    };
    const name = names[set]?.text ?? '';
    const found = nameBeside(set, name, around) ?? nameWithPointer(set, name, around);
    if (found === undefined) return undefined;
    placed.push(found);
  }
  return placed;
}

/** Where nothing else may stand because of a name. */
export function obstaclesOf({ line, pointer }: Pick<PlacedName, 'line' | 'pointer'>): readonly Box[] {
  return [boxAround(line), ...(pointer === undefined ? [] : boxesAlong(pointer))];
}

function nameLine(set: number, text: string, box: Box): TextLine {
  const { x, y } = centreOf(box);
  return { x, y, text, ...FONT, colour: eventLook(set).colour, anchor: 'middle' };
}

/** Outside all circles, shortened if need be; else within another circle, but in full. */
function nameBeside(set: number, name: string, around: Surroundings): PlacedName | undefined {
  const own = around.geometry.circles[set];
  if (own === undefined) return undefined;
  const full = textWidth(name, FONT.size, FONT.weight);
  for (const width of [full, ...WIDTHS.filter((one) => one < full)]) {
    const text = truncate(name, FONT, width);
    const drawn = textWidth(text, FONT.size, FONT.weight);
    let best: { readonly cost: number; readonly box: Box } | undefined;
    for (let place = 0; place < PLACES; place++) {
      const t = (2 * Math.PI * place) / PLACES;
      for (const slide of SLIDES) {
        const box = boxBeside(own, t, drawn, slide);
        const cost = costOf(box, set, t, around.geometry) + 12 * Math.abs(slide);
        if (best !== undefined && best.cost <= cost) continue;
        if (cost >= INSIDE_COST && width < full) continue;
        if (isFree(box, around) && isNearest(box, set, around)) best = { cost, box };
      }
    }
    if (best !== undefined) return { set, line: nameLine(set, text, best.box) };
  }
  return undefined;
}

/** The box that touches the line's neighbourhood at `t` with the side or corner that faces it. */
function boxBeside(own: Ellipse, t: number, width: number, slide: number): Box {
  const at = pointAt(own, t);
  const normal = normalAt(own, t);
  const lean = Math.min(1, Math.max(-1, normal.x / 0.45 + slide));
  const rise = Math.min(1, Math.max(-1, normal.y / 0.45));
  const x = at.x + normal.x * GAP + (lean * width) / 2;
  const y = at.y + normal.y * GAP + (rise * NAME_HEIGHT) / 2;
  return { x: x - width / 2, y: y - NAME_HEIGHT / 2, width, height: NAME_HEIGHT };
}

/** Within the frame, off all lines and clear of what stands there already. */
function isFree(box: Box, { geometry: { frame }, outlines, taken }: Surroundings): boolean {
  const isOnCard =
    box.x >= frame.x + FRAME_GAP &&
    box.x + box.width <= frame.x + frame.width - FRAME_GAP &&
    box.y >= frame.y + 14 &&
    box.y + box.height <= frame.y + frame.height - 14;
  return (
    isOnCard &&
    !taken.some((other) => overlaps(box, other)) &&
    outlines.every((points) => points.every((at) => distanceTo(box, at.x, at.y) >= 7))
  );
}

function isNearest(box: Box, set: number, { geometry: { circles }, outlines }: Surroundings): boolean {
  const { x, y } = centreOf(box);
  const own = circles[set];
  if (own === undefined || contains(own, x, y)) return false;
  const gaps = outlines.map((points) => Math.min(...points.map((at) => distanceTo(box, at.x, at.y))));
  const ownGap = gaps[set] ?? 0;
  return gaps.every((gap, other) => gap > ownGap + 6 || isTwin(own, circles[other]));
}

const isTwin = (own: Ellipse, other: Ellipse | undefined): boolean =>
  other !== undefined && isSame(own, other);

/** Above its circle and outwards is best; near another circle a name may be taken for its. */
function costOf(box: Box, set: number, t: number, { circles }: VennGeometry): number {
  const own = circles[set];
  if (own === undefined) return Number.POSITIVE_INFINITY;
  const { x, y } = centreOf(box);
  const normal = normalAt(own, t);
  const others = circles.filter((other) => !isTwin(own, other));
  if (others.some((other) => contains(other, x, y))) {
    return INSIDE_COST + 50 * (1 + normal.y) + 60 * Math.abs(normal.x);
  }
  const away = others.reduce((sum, other) => sum + Math.sign(own.x - other.x), 0);
  const crowd = others.reduce((sum, other) => {
    const gap = Math.hypot(x - other.x, y - other.y) - reach(other, Math.atan2(y - other.y, x - other.x));
    return sum + Math.max(0, 120 - gap) / 6;
  }, 0);
  return crowd + 50 * (1 + normal.y) + 14 * Math.abs(normal.x - 0.35 * Math.sign(away));
}

const POINTER_GRID = 24;
const POINTER_ENDS = 24;
const LONGEST_POINTER = 420;

/** Outside all circles, with the shortest line that comes upon its own circle from outside. */
function nameWithPointer(set: number, name: string, around: Surroundings): PlacedName | undefined {
  const { geometry, taken } = around;
  const { frame, circles } = geometry;
  const own = circles[set];
  if (own === undefined) return undefined;
  const ends = Array.from({ length: POINTER_ENDS }, (_, index) => {
    const t = (2 * Math.PI * index) / POINTER_ENDS;
    return { to: pointAt(own, t), normal: normalAt(own, t) };
  });
  const full = textWidth(name, FONT.size, FONT.weight);
  for (const width of [full, ...WIDTHS.filter((one) => one < full)]) {
    const text = truncate(name, FONT, width);
    const drawn = textWidth(text, FONT.size, FONT.weight);
    let best: { readonly length: number; readonly box: Box; readonly pointer: Pointer } | undefined;
    for (let y = frame.y + 16; y < frame.y + frame.height - NAME_HEIGHT; y += POINTER_GRID) {
      for (let x = frame.x + FRAME_GAP; x < frame.x + frame.width - drawn; x += POINTER_GRID) {
        const box = { x, y, width: drawn, height: NAME_HEIGHT };
        const centre = centreOf(box);
        if (circles.some((other) => contains(other, centre.x, centre.y)) || !isFree(box, around)) continue;
        for (const { to, normal } of ends) {
          const from = nearestOnBox(box, to);
          const length = Math.hypot(to.x - from.x, to.y - from.y);
          if (length > (best?.length ?? LONGEST_POINTER)) continue;
          const facing = ((from.x - to.x) * normal.x + (from.y - to.y) * normal.y) / length;
          if (!(facing > 0.6)) continue;
          const pointer = { from, to };
          if (boxesAlong(pointer).some((part) => taken.some((other) => overlaps(part, other)))) continue;
          best = { length, box, pointer };
        }
      }
    }
    if (best !== undefined) return { set, line: nameLine(set, text, best.box), pointer: best.pointer };
  }
  return undefined;
}

const nearestOnBox = (box: Box, { x, y }: Point): Point => ({
  x: Math.min(Math.max(x, box.x - 6), box.x + box.width + 6),
  y: Math.min(Math.max(y, box.y), box.y + box.height),
});
