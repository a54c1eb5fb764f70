import { setHeading, setReading, type TextPart } from './set-frame.js';
import { type SetView, stateOf } from './set-view.js';
import type { Box } from './svg.js';
import { COLOURS, TYPE } from './theme.js';
import { extentOf, type TextLine } from './typeset.js';
import { type Candidate, candidatesFor, regionsShown } from './venn-candidates.js';
import type { VennGeometry } from './venn-circles.js';
import {
  boxAround,
  drawableNames,
  freeNames,
  inkOf,
  obstaclesOf,
  type PlacedName,
  symmetricNames,
} from './venn-names.js';
import { type Numbered, numberAmong, numberRadius, placeNumber } from './venn-numbers.js';
import { placePeople, type RegionToFill, spaceFor } from './venn-people.js';
import { GRID, type Placed, spaceIn, spacesOf } from './venn-spaces.js';
import { type CheckedDrawing, type CheckedName, faultsOf } from './venn-verify.js';

/** More figures than this are a crowd that nobody counts: numbers say it better. */
export const PEOPLE_AT_MOST = 60;

export interface VennRegion extends Numbered {
  /** Disc in which the number stands. */
  readonly label: Placed;
  readonly number: Box;
  /** Around the number of people who count, in a picture without figures and where it fits. */
  readonly ring: Box | undefined;
  /** One for each person, or none when the picture shows numbers only. */
  readonly people: readonly Placed[];
}

export interface VennLayout extends CheckedDrawing {
  readonly height: number;
  readonly regions: readonly VennRegion[];
  readonly names: readonly (CheckedName & { readonly colour: string })[];
  readonly lines: readonly TextLine[];
  readonly undrawable: readonly string[];
}

/** Beside figures; three sets leave less room. */
const numberSize = (sets: number): number => (sets === 3 ? 36 : 42);
/** Numbers on their own stand well enough on a coarser grid. */
const NUMBER_GRID = 9;

/**
 * Layout for 0–3 sets: the truest drawing that passes the check of every region. Undefined where even symmetric circles have
 * no room for what has to be written into them.
 */
export function layOutVenn(view: SetView): VennLayout | undefined {
  const heading = setHeading(view);
  const wantsPeople = view.isCount && view.total <= PEOPLE_AT_MOST && view.total > 0;
  for (const withPeople of wantsPeople ? [true, false] : [false]) {
    for (const candidate of candidatesFor(view, heading.bottom, withPeople)) {
      const layout = compose(view, heading, candidate, withPeople);
      if (layout !== undefined && faultsOf(layout).length === 0) return layout;
    }
  }
  return undefined;
}

function compose(
  view: SetView,
  heading: TextPart,
  candidate: Candidate,
  withPeople: boolean,
): VennLayout | undefined {
  const { geometry, kind } = candidate;
  const remarks = [cornerLine(view, geometry), ...scaleRemark(candidate)];
  const names = placeNames(view, candidate, remarks);
  if (names === undefined) return undefined;
  const nameLines = names.map(({ line }) => line);
  const spaces = spacesOf(
    geometry,
    [...remarks.map(aloofBox), ...names.flatMap(obstaclesOf)],
    withPeople ? GRID : NUMBER_GRID,
  );
  const drawn = regionsShown(view, kind).map((region) => ({
    membership: region.membership,
    weight: region.weight,
    text: view.amount(region.weight),
    state: stateOf(region),
  }));
  const size = numberSize(view.sets.length);
  const toFill: RegionToFill[] = drawn.map(({ membership, weight, text }) => ({
    membership,
    count: weight,
    labelRadius: numberRadius(text, size),
  }));
  const filled = withPeople ? placePeople(geometry, toFill, spaces) : null;
  if (withPeople && filled === null) return undefined;
  const numbers: TextLine[] = [];
  const regions: VennRegion[] = [];
  for (const [index, region] of drawn.entries()) {
    const places = filled?.[index];
    const space = spaceFor(
      geometry,
      { ...region, count: 0, labelRadius: 0 },
      spaceIn(spaces, region.membership),
    );
    const numbered =
      places === undefined ? placeNumber(region, space, geometry) : numberAmong(region, places.label, size);
    if (numbered === undefined) return undefined;
    const { line, ring, label } = numbered;
    numbers.push(line);
    regions.push({ ...region, label, number: inkOf(line), ring, people: places?.people ?? [] });
  }
  const reading = setReading(view, geometry.frame.y + geometry.frame.height);
  return {
    ...candidate,
    height: reading.bottom,
    regions,
    names: names.map(({ set, line, pointer }) => ({ set, box: inkOf(line), pointer, colour: line.colour })),
    lines: [...heading.lines, ...remarks, ...nameLines, ...numbers, ...reading.lines],
    undrawable: [
      ...new Set([
        ...heading.undrawable,
        ...drawableNames(view).flatMap(({ undrawable }) => undrawable),
        ...reading.undrawable,
      ]),
    ],
  };
}

function placeNames(
  view: SetView,
  { geometry, kind }: Candidate,
  remarks: readonly TextLine[],
): readonly PlacedName[] | undefined {
  const names = drawableNames(view);
  if (kind !== 'venn') return freeNames(names, geometry, remarks.map(boxAround));
  const corner = Math.min(...remarks.slice(0, 1).map((line) => extentOf(line).left));
  return symmetricNames(names, geometry, corner - 30);
}

/** The whole sample space, named in the corner of its frame. */
function cornerLine({ everyone }: SetView, { frame }: VennGeometry): TextLine {
  return {
    x: frame.x + frame.width - 26,
    y: frame.y + 42,
    text: everyone,
    size: TYPE.small,
    weight: 400,
    colour: COLOURS.quiet,
    anchor: 'end',
  };
}

/** A number in a line with a remark would be read as a part of it. */
function aloofBox(line: TextLine): Box {
  const { x, y, width, height } = boxAround(line);
  return { x: x - 60, y, width: width + 60, height };
}

/** What areas mean, with figures in them too: an area is always taken for a crowd. Without circles there is none. */
function scaleRemark({
  geometry: { frame, circles },
  kind,
  statedError,
  isFrameToScale,
}: Candidate): readonly TextLine[] {
  if (circles.length === 0) return [];
  const text =
    kind === 'proportional'
      ? `${isFrameToScale ? 'areas' : 'circles'} to scale ±${Number(((statedError ?? 0) * 100).toFixed(1))} %`
      : 'areas not to scale';
  return [
    {
      x: frame.x + frame.width - 26,
      y: frame.y + frame.height - 34,
      text,
      size: TYPE.small,
      weight: 400,
      colour: COLOURS.quiet,
      anchor: 'end',
    },
  ];
}
