import { countText, plural } from '../numbers.js';
import { textWidth } from './drawable-text.js';
import { percent } from './percent.js';
import { createDrawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { setHeading, setReading } from './set-frame.js';
import { ahead, type RatePair, ratesText, type StrataPairs, strataReading } from './strata-pairs.js';
import { d } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const ROWS = 10;
const STEP = 66;
const LARGEST_RADIUS = 27;
const SMALLEST_RADIUS = 6;
const WIDEST_LABEL = 290;
const VALUE_WIDTH = 132;
const LABEL = { size: TYPE.body, weight: 600 } as const;
const QUIET = { size: TYPE.small, weight: 400, colour: COLOURS.faint } as const;

/**
 * Two rates all together, and within each value of a third attribute: a disc for the one group and a square for the other, their
 * areas as large as the groups, and between them a bar in the colour of the higher one. Where the bars change colour, the
 * comparison turns round.
 */
export function layOutStrata(question: string, pairs: StrataPairs): Plate {
  const { overall, strata, groups, attribute } = pairs;
  const drawables = createDrawables();
  const heading = setHeading({
    title: question,
    sampleSpace: `All together, and within each part of ${attribute}`,
  });
  const shown = largestOf(strata);
  const rows = [overall, ...shown];
  const rates = rows.flatMap(({ left, right }) => (right === null ? [left] : [left, right]));
  // The whole has a measure of its own: beside it, its parts would all be specks.
  const largest = [[overall], shown].map((pairsOf) =>
    Math.max(1, ...pairsOf.flatMap(({ left, right }) => [left.of, right?.of ?? 0])),
  );
  const labels = rows.map(({ label }) => truncate(drawables.of(label), LABEL, WIDEST_LABEL));
  const labelWidth = Math.max(...labels.map((label) => textWidth(label, LABEL.size, LABEL.weight)));
  const axisLeft = LEFT + labelWidth + 24 + LARGEST_RADIUS;
  const axisRight = RIGHT - groups.length * VALUE_WIDTH - 10 - LARGEST_RADIUS;
  const top = axisTop(Math.max(...rates.map(({ value }) => value ?? 0)));
  const xOf = (share: number) => axisLeft + (share / top) * (axisRight - axisLeft);
  const shapes: Shape[] = [];
  const lines: TextLine[] = [...heading.lines];

  let y = heading.bottom + 22;
  let x: number = LEFT;
  const room = (RIGHT - LEFT) / Math.max(groups.length, 1) - 90;
  groups.forEach(({ name, colour }, index) => {
    const rate = index === 0 ? overall.left : overall.right;
    const text = `${truncate(drawables.of(name), { size: TYPE.body, weight: 800 }, room - 90)}: ${countText(rate?.of ?? 0)}`;
    shapes.push(mark(index, x + 17, y, 17, colour));
    lines.push({ x: x + 48, y, text, size: TYPE.body, weight: 800, colour });
    x += 48 + textWidth(text, TYPE.body, 800) + 48;
  });
  y += 62;
  const ticksY = y;
  const firstRow = y + 34;
  const bottom = firstRow + rows.length * STEP + 14;
  for (const share of [0, top / 2, top]) {
    shapes.push({
      type: 'path',
      role: 'grid',
      d: d`M${xOf(share)} ${firstRow - 6}V${bottom}`,
      stroke: COLOURS.line,
      strokeWidth: 2,
    });
    lines.push({
      x: xOf(share),
      y: ticksY,
      text: `${Number((share * 100).toFixed(1))} %`,
      ...QUIET,
      anchor: 'middle',
    });
  }
  rows.forEach((row, index) => {
    const isWhole = index === 0;
    // The whole stands apart from its parts.
    const middle = firstRow + index * STEP + STEP / 2 + (isWhole ? 0 : 14);
    if (isWhole) {
      shapes.unshift({
        type: 'box',
        role: 'whole',
        box: { x: LEFT - 4, y: middle - STEP / 2 + 2, width: RIGHT - LEFT + 8, height: STEP - 4 },
        fill: COLOURS.counted,
        radius: 16,
        isGround: true,
      });
    }
    lines.push({
      x: LEFT + 10,
      y: middle,
      text: labels[index] ?? '',
      ...LABEL,
      weight: isWhole ? 800 : 600,
      colour: COLOURS.ink,
    });
    shapes.push(
      ...bar(row, groups, middle, xOf, isWhole),
      ...marks(row, groups, middle, xOf, largest[isWhole ? 0 : 1] ?? 1),
    );
    lines.push(...values(row, groups, middle));
  });
  const left = strata.length - shown.length;
  let end = bottom;
  if (left > 0) {
    end += 36;
    lines.push({ x: LEFT, y: end, text: `${plural(left, 'smaller part')} not shown`, ...QUIET });
    end += 10;
  }
  const reading = setReading(
    { reading: strataReading(pairs), result: ratesText(overall), hasResult: overall.left.value !== null },
    end + 10,
  );
  return {
    height: reading.bottom,
    defs: '',
    shapes,
    lines: [...lines, ...reading.lines],
    undrawable: [...new Set([...heading.undrawable, ...drawables.undrawable(), ...reading.undrawable])],
  };
}

/** In their own order, the ones with most members. */
function largestOf(strata: readonly RatePair[]): readonly RatePair[] {
  if (strata.length <= ROWS) return strata;
  const size = ({ left, right }: RatePair) => left.of + (right?.of ?? 0);
  const kept = new Set([...strata].sort((a, b) => size(b) - size(a)).slice(0, ROWS));
  return strata.filter((pair) => kept.has(pair));
}

type Groups = StrataPairs['groups'];

function bar(
  pair: RatePair,
  groups: Groups,
  y: number,
  xOf: (share: number) => number,
  isWhole: boolean,
): readonly Shape[] {
  const { left, right } = pair;
  if (right === null || left.value === null || right.value === null) return [];
  const leader = ahead(pair);
  const stroke =
    leader === null ? COLOURS.quiet : (groups[leader === 'left' ? 0 : 1]?.colour ?? COLOURS.quiet);
  return [
    {
      type: 'path',
      role: 'bar',
      d: d`M${xOf(left.value)} ${y}H${xOf(right.value)}`,
      stroke,
      strokeWidth: isWhole ? 14 : 10,
    },
  ];
}

/** The larger group first, so that the smaller is never hidden. */
function marks(
  { left, right }: RatePair,
  groups: Groups,
  y: number,
  xOf: (share: number) => number,
  largest: number,
): readonly Shape[] {
  const both = [{ rate: left, index: 0 }, ...(right === null ? [] : [{ rate: right, index: 1 }])].sort(
    (a, b) => b.rate.of - a.rate.of,
  );
  return both.flatMap(({ rate, index }) =>
    rate.value === null
      ? []
      : [
          mark(
            index,
            xOf(rate.value),
            y,
            Math.max(SMALLEST_RADIUS, Math.sqrt(rate.of / largest) * LARGEST_RADIUS),
            groups[index]?.colour ?? COLOURS.quiet,
          ),
        ],
  );
}

/** A disc, or a square of the same area. */
function mark(group: number, x: number, y: number, radius: number, colour: string): Shape {
  const edge = { stroke: COLOURS.card, strokeWidth: 3 };
  if (group === 0) return { type: 'dot', role: 'left', x, y, radius, fill: colour, ...edge };
  const side = radius * Math.sqrt(Math.PI);
  return {
    type: 'box',
    role: 'right',
    box: { x: x - side / 2, y: y - side / 2, width: side, height: side },
    fill: colour,
    radius: Math.min(5, side / 5),
    ...edge,
    isGround: true,
  };
}

function values(pair: RatePair, groups: Groups, y: number): readonly TextLine[] {
  const leader = ahead(pair);
  return groups.map(({ colour }, index): TextLine => {
    const rate = index === 0 ? pair.left : pair.right;
    const isLeader = groups.length === 1 || leader === (index === 0 ? 'left' : 'right');
    return {
      x: RIGHT - 12 - (groups.length - 1 - index) * VALUE_WIDTH,
      y,
      text: rate === null || rate.value === null ? '–' : percent(rate.value),
      size: TYPE.small,
      weight: isLeader ? 800 : 400,
      colour: isLeader ? colour : COLOURS.quiet,
      anchor: 'end',
    };
  });
}

const TOPS = [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1] as const;

const axisTop = (largest: number): number => TOPS.find((one) => one >= largest) ?? 1;
