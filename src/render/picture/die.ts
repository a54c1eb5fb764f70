import type { NextwordAnswer } from '../../jobs/nextword.js';
import { intervalLabel } from '../mass-labels.js';
import { textWidth } from './drawable-text.js';
import { layOutPictureTitle } from './picture-title.js';
import { createDrawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { chanceRuns, fittingSize, type Run, setRuns } from './runs.js';
import { type Box, d, pattern } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, OKABE_ITO, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

type Draw = NonNullable<NextwordAnswer['draw']>;
type Interval = Draw['intervals'][number];

const WIDTH = RIGHT - LEFT;
const STRIP_HEIGHT = 96;
const NAME = { size: TYPE.body, weight: 600 } as const;
/** A part as narrow as this is looked at through a lens. */
const LENS_BELOW_PX = 150;
/** Share of the lens that the part fills. */
const LENS_SHARE = 0.34;
const WIDEST_NAME = 640;
const NAME_SIZES = [60, 50, 40, 34, 30] as const;
const WORD_FILLS = [OKABE_ITO.skyBlue, '#8ACBF0'] as const;
const HIT = OKABE_ITO.orange;

/** A word drawn at random: the interval from 0 to 1 is cut into all outcomes, and a point of it is drawn. */
export function layOutDie(answer: NextwordAnswer, draw: Draw): Plate {
  const drawables = createDrawables();
  const hit = draw.intervals[draw.outcome];
  if (hit === undefined) throw new Error('the point drawn lies in one of the intervals');
  const { isWord } = hit;
  const share = hit.to - hit.from;
  const decimals = decimalsFor(share);
  const title = layOutPictureTitle(answer.text, drawables, isWord ? hit.label : `(${intervalLabel(hit)})`);
  const lines: TextLine[] = [...title.lines];
  const shapes: Shape[] = [title.blank];
  let y = title.bottom + 30;
  lines.push({ x: LEFT, y, text: `🎲 seed ${draw.seed}`, size: TYPE.body, weight: 600, colour: COLOURS.ink });
  lines.push({
    x: RIGHT,
    y,
    text: `draws ${pointText(draw.at, decimals)}`,
    size: TYPE.body,
    weight: 600,
    colour: HIT,
    anchor: 'end',
  });
  y += 66;

  const whole = { x: LEFT, y, width: WIDTH, height: STRIP_HEIGHT };
  const point = LEFT + draw.at * WIDTH;
  shapes.push(...strip(draw, whole, 0, 1, 'segment'), ...pin(point, y));
  const wholeNames = layOutNames(draw, whole, 0, 1, drawables.of);
  shapes.push(...wholeNames.shapes);
  lines.push(...wholeNames.lines);
  y += STRIP_HEIGHT + 28;
  lines.push(edge(LEFT, y, '0', 'start'), edge(RIGHT, y, '1', 'end'));

  if (share * WIDTH < LENS_BELOW_PX) {
    const window = Math.max(share / LENS_SHARE, 1e-12);
    const from = Math.min(Math.max(0, (hit.from + hit.to - window) / 2), 1 - window);
    const lens = { x: LEFT, y: y + 60, width: WIDTH, height: STRIP_HEIGHT };
    shapes.push({
      type: 'path',
      role: 'lens',
      fill: COLOURS.counted,
      d: d`M${LEFT + from * WIDTH} ${whole.y + STRIP_HEIGHT}L${LEFT} ${lens.y}H${RIGHT}L${LEFT + (from + window) * WIDTH} ${whole.y + STRIP_HEIGHT}Z`,
    });
    shapes.push(
      ...strip(draw, lens, from, window, 'lens-segment'),
      ...pin(LEFT + ((draw.at - from) / window) * WIDTH, lens.y),
    );
    const lensNames = layOutNames(draw, lens, from, window, drawables.of);
    shapes.push(...lensNames.shapes);
    lines.push(...lensNames.lines);
    y = lens.y + STRIP_HEIGHT + 28;
    lines.push(
      edge(LEFT, y, pointText(from, decimals), 'start'),
      edge(RIGHT, y, pointText(from + window, decimals), 'end'),
    );
  }
  y += 72;
  const name = truncate(drawables.of(intervalLabel(hit)), { size: 60, weight: 800 }, WIDEST_NAME);
  const reading: Run[] = [
    { text: isWord ? name : `none of the words listed: ${name}`, colour: HIT },
    { text: '  ' },
    ...chanceRuns(share),
  ];
  const size = fittingSize(reading, 800, NAME_SIZES, WIDTH);
  lines.push(...setRuns(reading, { x: LEFT, y }, { size, weight: 800 }));
  y += 60;
  lines.push({
    x: LEFT,
    y,
    text: `from ${pointText(hit.from, decimals)} up to ${pointText(hit.to, decimals)}: its share of the line`,
    size: TYPE.small,
    weight: 400,
    colour: COLOURS.quiet,
  });
  return {
    height: y + SPACE.margin + 4,
    defs: pattern('no-word', 'dots', { colour: COLOURS.card, ground: COLOURS.rest, markWidth: 6 }),
    shapes,
    lines,
    undrawable: drawables.undrawable(),
  };
}

/** The parts of [from, from + window) that lie in the box; neighbours differ in tone, and what is no word is dotted. */
function strip({ intervals, outcome }: Draw, box: Box, from: number, window: number, role: string): Shape[] {
  return intervals.flatMap((interval, index): Shape[] => {
    const part = partOf(interval, box, from, window);
    if (part === undefined) return [];
    const fill = index === outcome ? HIT : interval.isWord ? (WORD_FILLS[index % 2] ?? HIT) : 'url(#no-word)';
    return [
      {
        type: 'box',
        role,
        box: part,
        fill,
        isGround: true,
        ...(part.width > 4 ? { stroke: COLOURS.card, strokeWidth: 2 } : {}),
      },
    ];
  });
}

function partOf({ from: start, to: end }: Interval, box: Box, from: number, window: number): Box | undefined {
  const left = Math.max(0, (start - from) / window);
  const right = Math.min(1, (end - from) / window);
  if (right <= left) return undefined;
  return { ...box, x: box.x + left * box.width, width: (right - left) * box.width };
}

/** Names of the parts that have room for all of it; a small ground keeps dots from behind the letters. */
function layOutNames(
  { intervals }: Draw,
  box: Box,
  from: number,
  window: number,
  drawable: (text: string) => string,
): { readonly shapes: readonly Shape[]; readonly lines: readonly TextLine[] } {
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  for (const interval of intervals) {
    const part = partOf(interval, box, from, window);
    const text = drawable(intervalLabel(interval));
    const width = textWidth(text, NAME.size, NAME.weight);
    if (part === undefined || width > part.width - (interval.isWord ? 8 : 40)) continue;
    const [x, y] = [part.x + part.width / 2, box.y + box.height / 2];
    if (!interval.isWord) {
      const ground = { x: x - width / 2 - 14, y: y - 24, width: width + 28, height: 48 };
      shapes.push({ type: 'box', role: 'name', box: ground, fill: COLOURS.card, radius: 10, isGround: true });
    }
    lines.push({ x, y, text, ...NAME, colour: interval.isWord ? '#000000' : COLOURS.ink, anchor: 'middle' });
  }
  return { shapes, lines };
}

/** A pin above the strip and a hairline at its edges, which leaves the names alone. */
function pin(x: number, y: number): Shape[] {
  const bottom = y + STRIP_HEIGHT;
  return [
    { type: 'path', role: 'pin', fill: '#FFFFFF', d: d`M${x} ${y - 2}L${x - 16} ${y - 32}H${x + 16}Z` },
    {
      type: 'path',
      role: 'hairline',
      d: d`M${x} ${y}V${y + 22}M${x} ${bottom - 22}V${bottom + 8}`,
      stroke: '#FFFFFF',
      strokeWidth: 4,
    },
  ];
}

/** As many digits as tell the borders of the part apart. */
function pointText(value: number, decimals: number): string {
  return value === 0 || value === 1 ? String(value) : value.toFixed(decimals);
}

function decimalsFor(share: number): number {
  return Math.min(8, Math.max(4, Math.ceil(-Math.log10(Math.max(share, 1e-12))) + 2));
}

const edge = (x: number, y: number, text: string, anchor: 'start' | 'end'): TextLine => ({
  x,
  y,
  text,
  size: TYPE.small,
  weight: 400,
  colour: COLOURS.faint,
  anchor,
});
