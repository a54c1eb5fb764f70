import type { SetWords } from '../../messages/set-words.js';
import { setHeading, setReading, type TextPart } from './set-frame.js';
import { type SetView, stateOf, wordsOf } from './set-view.js';
import type { Box } from './svg.js';
import { COLOURS, TYPE } from './theme.js';
import { extentOf, type TextLine } from './typeset.js';
import { boxAround, inkOf, type Pointer } from './venn-boxes.js';
import { type Candidate, candidatesFor, regionsShown } from './venn-candidates.js';
import type { VennGeometry } from './venn-circles.js';
import { leaderSpaces, leadNumber } from './venn-leaders.js';
import { drawableNames, freeNames, obstaclesOf, type PlacedName, symmetricNames } from './venn-names.js';
import { type Numbered, numberAmong, numberRadius, placeNumber } from './venn-numbers.js';
import { placePeople, type RegionToFill, spaceFor } from './venn-people.js';
import { GRID, type Placed, type Spaces, spaceIn, spacesOf } from './venn-spaces.js';
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
  /** From a number that has no room in its region. */
  readonly leader?: Pointer;
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
/** More lines than this are a tangle. */
const LED_AT_MOST = 3;
/** Numbers on their own stand well enough on a coarser grid. */
const NUMBER_GRID = 9;

/**
 * Layout for 0–3 sets: the truest drawing that passes the check of every region. Undefined where even symmetric circles have
 * no room for what has to be written into them.
 */
export function layOutVenn(view: SetView): VennLayout | undefined {
  const heading = setHeading(view);
  const wantsPeople = view.isCount && view.total <= PEOPLE_AT_MOST && view.total > 0;
  const sound = (candidate: Candidate, fill: Fill): VennLayout | undefined => {
    const layout = compose(view, heading, candidate, fill);
    return layout !== undefined && faultsOf(layout).length === 0 ? layout : undefined;
  };
  if (wantsPeople) {
    for (const candidate of candidatesFor(view, heading.bottom, true)) {
      const layout = sound(candidate, 'people');
      if (layout !== undefined) return layout;
    }
  }
  // Numbers beside their regions are better than a drawing that says less, and worse than one of its kind without them.
  let tried: Candidate[] = [];
  for (const candidate of candidatesFor(view, heading.bottom, false)) {
    if (candidate.kind !== tried[0]?.kind) {
      const led = firstOf(tried, (one) => sound(one, 'led-numbers'));
      if (led !== undefined) return led;
      tried = [];
    }
    const layout = sound(candidate, 'numbers');
    if (layout !== undefined) return layout;
    tried.push(candidate);
  }
  return firstOf(tried, (one) => sound(one, 'led-numbers'));
}

/** What is written into a drawing. */
type Fill = 'people' | 'numbers' | 'led-numbers';

function firstOf<T, R>(all: readonly T[], attempt: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const result = attempt(one);
    if (result !== undefined) return result;
  }
  return undefined;
}

function compose(view: SetView, heading: TextPart, candidate: Candidate, fill: Fill): VennLayout | undefined {
  const { geometry, kind } = candidate;
  const withPeople = fill === 'people';
  const remarks = [cornerLine(view, geometry), ...scaleRemark(candidate, wordsOf(view))];
  const names = placeNames(view, candidate, remarks);
  if (names === undefined) return undefined;
  const nameLines = names.map(({ line }) => line);
  const obstacles = [...remarks.map(aloofBox), ...names.flatMap(obstaclesOf)];
  const spaces = spacesOf(geometry, obstacles, withPeople ? GRID : NUMBER_GRID);
  const drawn = regionsShown(view, kind).map((region) => ({
    membership: region.membership,
    weight: region.weight,
    text: view.amount(region.weight),
    state: stateOf(region),
  }));
  const numbered = withPeople
    ? numberCrowds(geometry, drawn, spaces, numberSize(view.sets.length))
    : numberRegions(geometry, drawn, spaces, fill === 'led-numbers' ? obstacles : null);
  if (numbered === undefined) return undefined;
  const reading = setReading(view, geometry.frame.y + geometry.frame.height);
  return {
    ...candidate,
    height: reading.bottom,
    regions: numbered.map(({ line, ...region }) => ({ ...region, number: inkOf(line) })),
    names: names.map(({ set, line, pointer }) => ({ set, box: inkOf(line), pointer, colour: line.colour })),
    lines: [
      ...heading.lines,
      ...remarks,
      ...nameLines,
      ...numbered.map(({ line }) => line),
      ...reading.lines,
    ],
    undrawable: [
      ...new Set([
        ...heading.undrawable,
        ...drawableNames(view).flatMap(({ undrawable }) => undrawable),
        ...reading.undrawable,
      ]),
    ],
  };
}

type NumberedRegion = Omit<VennRegion, 'number'> & { readonly line: TextLine };

/** Figures, and among them the number of each region. */
function numberCrowds(
  geometry: VennGeometry,
  drawn: readonly Numbered[],
  spaces: Spaces,
  size: number,
): readonly NumberedRegion[] | undefined {
  const toFill = drawn.map(
    ({ membership, weight, text }): RegionToFill => ({
      membership,
      count: weight,
      labelRadius: numberRadius(text, size),
    }),
  );
  const filled = placePeople(geometry, toFill, spaces);
  return filled?.flatMap(({ label, people }, index) => {
    const region = drawn[index];
    return region === undefined ? [] : [{ ...region, ...numberAmong(region, label, size), people }];
  });
}

/** Numbers alone, each in its region; where one has no room there, outside with a line, if `obstacles` may be led around. */
function numberRegions(
  geometry: VennGeometry,
  drawn: readonly Numbered[],
  spaces: Spaces,
  obstacles: readonly Box[] | null,
): readonly NumberedRegion[] | undefined {
  const placed = drawn.map((region) => {
    const toFill = { ...region, count: 0, labelRadius: 0 };
    return placeNumber(region, spaceFor(geometry, toFill, spaceIn(spaces, region.membership)), geometry);
  });
  const missing = placed.filter((one) => one === undefined).length;
  if (missing > 0 && (obstacles === null || missing > LED_AT_MOST)) return undefined;
  const fine = missing > 0 ? leaderSpaces(geometry) : [];
  const taken = [
    ...(obstacles ?? []),
    ...placed.flatMap((one) => (one === undefined ? [] : [one.ring ?? inkOf(one.line)])),
  ];
  const numbered: NumberedRegion[] = [];
  for (const [index, region] of drawn.entries()) {
    const inside = placed[index] ?? leadNumber(region, geometry, fine, taken);
    if (inside === undefined) return undefined;
    if (inside.leader !== undefined)
      taken.push(...obstaclesOf({ line: inside.line, pointer: inside.leader }));
    numbered.push({ ...region, ...inside, people: [] });
  }
  return numbered;
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
function scaleRemark(
  { geometry: { frame, circles }, kind, statedError, isFrameToScale }: Candidate,
  words: SetWords,
): readonly TextLine[] {
  if (circles.length === 0) return [];
  const text =
    kind === 'proportional'
      ? words.toScale(isFrameToScale, `${Number(((statedError ?? 0) * 100).toFixed(1))} %`)
      : words.notToScale;
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
