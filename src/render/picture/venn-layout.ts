import { type DrawableText, textWidth, toDrawable } from './drawable-text.js';
import { LEFT, RIGHT, setHeading, setReading } from './set-frame.js';
import { type RegionState, type SetView, stateOf } from './set-view.js';
import type { Box } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, eventLook, TYPE } from './theme.js';
import { extentOf, type TextLine } from './typeset.js';
import { type Membership, symmetricGeometry, type VennGeometry } from './venn-circles.js';
import { type Placed, placePeople, type RegionToFill, roomiestPoint } from './venn-people.js';

/** More figures than this are a crowd that nobody counts: numbers say it better. */
export const PEOPLE_AT_MOST = 60;

export interface VennRegion {
  readonly membership: Membership;
  /** Members, or mass. */
  readonly count: number;
  readonly text: string;
  readonly state: RegionState;
  /** Disc in which the number stands. */
  readonly label: Placed;
  /** One for each person, or none when the picture shows numbers only. */
  readonly people: readonly Placed[];
}

export interface VennLayout {
  readonly height: number;
  readonly geometry: VennGeometry;
  readonly regions: readonly VennRegion[];
  /** Around the numbers of people who count, in a picture without figures. */
  readonly rings: readonly Box[];
  readonly lines: readonly TextLine[];
  readonly undrawable: readonly string[];
}

const NUMBER_WEIGHT = 800;
/** Beside figures; three sets leave less room. */
const numberSize = (sets: number): number => (sets === 3 ? 36 : 42);
const BIG_NUMBER_SIZES = [68, 60, 54, 48, 42, 38, 34, 30] as const;

/** Layout for 0–3 attributes. */
export function layOutVenn(view: SetView): VennLayout {
  const heading = setHeading(view);
  const geometry = symmetricGeometry(view.sets.length, LEFT, heading.bottom, RIGHT - LEFT);
  const names = layOutNames(view, geometry);
  const size = numberSize(view.sets.length);
  const drawn = view.regions.map((region) => ({
    membership: region.membership,
    count: region.weight,
    text: view.amount(region.weight),
    state: stateOf(region),
  }));
  const toFill: RegionToFill[] = drawn.map(({ membership, count, text }) => ({
    membership,
    count,
    labelRadius: numberRadius(text, size),
  }));
  const filled =
    view.isCount && view.total <= PEOPLE_AT_MOST ? placePeople(geometry, toFill, names.obstacles) : null;
  const regions = drawn.map((region, index): VennRegion => {
    const places = filled?.[index];
    return places === undefined
      ? { ...region, label: roomiestPoint(geometry, region.membership, names.obstacles), people: [] }
      : { ...region, ...places };
  });
  const numbers = regions.map((region) => numberLine(region, filled === null ? undefined : size));
  const rings =
    filled === null
      ? regions.flatMap((region, index) => {
          const line = numbers[index];
          return hasRing(region) && line !== undefined ? [ringAround(line)] : [];
        })
      : [];
  const bottom = geometry.frame.y + geometry.frame.height;
  const reading = setReading(view, bottom);
  return {
    height: reading.bottom,
    geometry,
    regions,
    rings,
    lines: [
      ...heading.lines,
      ...names.lines,
      ...numbers,
      ...(filled === null ? [scaleRemark(geometry)] : []),
      ...reading.lines,
    ],
    undrawable: [...new Set([...heading.undrawable, ...names.undrawable, ...reading.undrawable])],
  };
}

/** Figures show at a glance that equal areas hold unequal crowds; bare numbers do not. */
function scaleRemark({ frame }: VennGeometry): TextLine {
  return {
    x: frame.x + frame.width - 26,
    y: frame.y + frame.height - 34,
    text: 'areas not to scale',
    size: TYPE.small,
    weight: 400,
    colour: COLOURS.quiet,
    anchor: 'end',
  };
}

const numberColour = (state: RegionState, count: number): string => {
  if (state === 'aside' || count === 0) return COLOURS.faint;
  return state === 'joint' ? COLOURS.highlight : COLOURS.ink;
};

/** Radius of the disc that a number on its own fills, in pixels. */
function numberRadius(text: string, size: number): number {
  return Math.hypot(textWidth(text, size, NUMBER_WEIGHT) / 2, 0.38 * size) + 2;
}

const hasRing = (region: Pick<VennRegion, 'state' | 'count'>): boolean =>
  region.state === 'joint' && region.count > 0;

/** `size` where figures stand beside the number; without them it is as large as its region allows. */
function numberLine(region: VennRegion, size: number | undefined): TextLine {
  const { label, count, text, state } = region;
  const lineAt = (candidate: number): TextLine => ({
    x: label.x,
    y: label.y,
    text,
    size: candidate,
    weight: NUMBER_WEIGHT,
    colour: numberColour(state, count),
    anchor: 'middle',
  });
  if (size !== undefined) return lineAt(size);
  const fits = (candidate: number): boolean => {
    if (!hasRing(region)) return numberRadius(text, candidate) + 8 <= label.radius;
    const ring = ringAround(lineAt(candidate));
    // A ring's ends are half circles, so its farthest point is the middle of its end or of its side.
    return (
      Math.hypot(ring.width / 2 - ring.height / 4, ring.height / 4) + ring.height / 4 + 4 <= label.radius
    );
  };
  return lineAt(BIG_NUMBER_SIZES.find(fits) ?? TYPE.small);
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

interface Names {
  readonly lines: readonly TextLine[];
  /** Where no figure may stand. */
  readonly obstacles: readonly Box[];
  readonly undrawable: readonly string[];
}

/** Names of the sets above their circles (the third beside its own), and of the whole sample space in the corner. */
function layOutNames(view: SetView, geometry: VennGeometry): Names {
  const { frame, circles } = geometry;
  const font = { size: TYPE.label, weight: 800 } as const;
  const { everyone } = view;
  const lines: TextLine[] = [
    {
      x: frame.x + frame.width - 26,
      y: frame.y + 42,
      text: everyone,
      size: TYPE.small,
      weight: 400,
      colour: COLOURS.quiet,
      anchor: 'end',
    },
  ];
  const undrawable: string[] = [];
  const corner = frame.x + frame.width - 26 - textWidth(everyone, TYPE.small, 400) - 30;
  const names: readonly DrawableText[] = view.sets.map(({ name, symbol }) =>
    toDrawable(symbol === undefined ? name : `${symbol} ${name}`),
  );
  const between = ((circles[0]?.x ?? 0) + (circles[1]?.x ?? 0)) / 2;
  circles.forEach((circle, index) => {
    const name = names[index];
    if (name === undefined) return;
    undrawable.push(...name.undrawable);
    const style = { ...font, colour: eventLook(index).colour };
    if (index === 2) {
      const x = circle.x + circle.radius * 0.86;
      const y = circle.y + circle.radius * 0.78;
      lines.push({ x, y, text: truncate(name.text, font, frame.x + frame.width - 24 - x), ...style });
      return;
    }
    // Each name has the room up to the middle between the circles, or to the corner's text.
    const from = index === 1 ? between + 16 : frame.x + 24;
    const to = index === 0 && circles.length > 1 ? between - 16 : corner;
    const text = truncate(name.text, font, to - from);
    const width = textWidth(text, font.size, font.weight);
    // Pulled outwards from the neighbour, so that two names keep their distance.
    const wished = circle.x + (circles.length === 1 ? 0 : index === 0 ? -36 : 36);
    const x = Math.min(Math.max(wished, from + width / 2), to - width / 2);
    lines.push({ x, y: frame.y + 44, text, ...style, anchor: 'middle' });
  });
  const obstacles = lines.map((line): Box => {
    const { left, right } = extentOf(line);
    return { x: left - 8, y: line.y - 28, width: right - left + 16, height: 56 };
  });
  return { lines, obstacles, undrawable };
}
