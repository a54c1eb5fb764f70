import type { NextwordAnswer } from '../../jobs/nextword.js';
import { plural } from '../numbers.js';
import { textWidth } from './drawable-text.js';
import { createDrawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { probabilityAxis } from './probability-axis.js';
import { chanceRuns, runsWidth, setRuns } from './runs.js';
import { d } from './svg.js';
import { truncate, wrap } from './text-lines.js';
import { COLOURS, OKABE_ITO, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

type Compared = NonNullable<NextwordAnswer['compared']>;
type Pair = Compared['words'][number];

const ROWS = 11;
const STEP = 56;
const LABEL = { size: TYPE.body, weight: 600 } as const;
const VALUE = { size: TYPE.body, weight: 600 } as const;
const WIDEST_LABEL = 270;
const A = OKABE_ITO.orange;
const B = OKABE_ITO.skyBlue;

/** The next words after two texts: a disc for A and a square for B on one axis, and a bar between them. */
export function layOutDumbbell(answer: NextwordAnswer, compared: Compared): Plate {
  const drawables = createDrawables();
  const lines: TextLine[] = [];
  const shapes: Shape[] = [];
  let y = SPACE.margin + 28;
  [answer.text, compared.text].forEach((text, side) => {
    shapes.push(mark(side, LEFT + 23, y, 23));
    lines.push({
      x: LEFT + 23,
      y,
      text: side === 0 ? 'A' : 'B',
      size: 32,
      weight: 800,
      colour: '#000000',
      anchor: 'middle',
    });
    const font = { size: 40, weight: 800 } as const;
    const rows = wrap(drawables.of(text), font, { maxWidth: RIGHT - LEFT - 64, maxLines: 2, keep: 'end' });
    rows.forEach((row, index) => {
      lines.push({ x: LEFT + 64, y: y + index * 50, text: row, ...font, colour: COLOURS.ink });
    });
    y += rows.length * 50 + 16;
  });
  const words = shownWords(compared.words);
  const labels = words.map(({ word }) => truncate(drawables.of(word), LABEL, WIDEST_LABEL));
  const labelWidth = Math.max(90, ...labels.map((label) => textWidth(label, LABEL.size, LABEL.weight)));
  const valueWidth = Math.max(
    70,
    ...words.flatMap(({ here, there }) =>
      [here, there].map((one) => runsWidth(chanceRuns(middleOf(one)), VALUE)),
    ),
  );
  const axisLeft = LEFT + labelWidth + 44;
  const axisRight = RIGHT - 2 * valueWidth - 36 - 44;
  const axis = probabilityAxis(words.flatMap(({ here, there }) => [middleOf(here), middleOf(there)]));
  const xOf = (probability: number) => axisLeft + axis.at(probability) * (axisRight - axisLeft);
  y += 10;
  let free = 0;
  const first = y + 30;
  const bottom = first + words.length * STEP;
  for (const tick of [...axis.ticks].sort((a, b) => a.at - b.at)) {
    const x = axisLeft + tick.at * (axisRight - axisLeft);
    shapes.push({
      type: 'path',
      role: 'grid',
      d: d`M${x} ${first}V${bottom}`,
      stroke: COLOURS.line,
      strokeWidth: 2,
    });
    const look = { size: TYPE.small, weight: 400, colour: COLOURS.faint } as const;
    const width = runsWidth(tick.label, look);
    if (x - width / 2 < free) continue;
    free = x + width / 2 + 16;
    lines.push(...setRuns(tick.label, { x, y, anchor: 'middle' }, look));
  }
  lines.push(head(RIGHT - valueWidth - 36, y, 'A', A), head(RIGHT, y, 'B', B));
  words.forEach(({ here, there }, index) => {
    const middle = first + index * STEP + STEP / 2;
    const [one, other] = [middleOf(here), middleOf(there)];
    lines.push({
      x: LEFT + labelWidth,
      y: middle,
      text: labels[index] ?? '',
      ...LABEL,
      colour: COLOURS.ink,
      anchor: 'end',
    });
    shapes.push({
      type: 'path',
      role: 'bar',
      d: d`M${xOf(one)} ${middle}H${xOf(other)}`,
      stroke: one >= other ? A : B,
      strokeWidth: 8,
    });
    shapes.push(...whisker(here, middle - 19, xOf, A), ...whisker(there, middle + 19, xOf, B));
    shapes.push(mark(1, xOf(other), middle, 13), mark(0, xOf(one), middle, 13));
    const strong = (isLarger: boolean) => ({
      ...VALUE,
      weight: isLarger ? (800 as const) : (400 as const),
      colour: isLarger ? COLOURS.ink : COLOURS.quiet,
    });
    lines.push(
      ...setRuns(
        chanceRuns(one),
        { x: RIGHT - valueWidth - 36, y: middle, anchor: 'end' },
        strong(one >= other),
      ),
    );
    lines.push(...setRuns(chanceRuns(other), { x: RIGHT, y: middle, anchor: 'end' }, strong(other >= one)));
  });
  const left = compared.words.length - words.length;
  const end = left === 0 ? bottom : bottom + 40;
  if (left > 0) {
    lines.push({
      x: LEFT,
      y: bottom + 26,
      text: `${plural(left, 'word')} of the two lists not shown`,
      size: TYPE.small,
      weight: 400,
      colour: COLOURS.quiet,
    });
  }
  return { height: end + SPACE.margin - 12, defs: '', shapes, lines, undrawable: drawables.undrawable() };
}

/** Those that are likeliest after either text, in the order of A and then of B. */
function shownWords(words: readonly Pair[]): Pair[] {
  const largest = ({ here, there }: Pair) => Math.max(middleOf(here), middleOf(there));
  return [...words]
    .sort((a, b) => largest(b) - largest(a))
    .slice(0, ROWS)
    .sort((a, b) => middleOf(b.here) - middleOf(a.here) || middleOf(b.there) - middleOf(a.there));
}

/** Between the bounds: where they are wide, the whisker says so. */
export const middleOf = ({ lower, upper }: { readonly lower: number; readonly upper: number }): number =>
  (lower + upper) / 2;

function mark(side: number, x: number, y: number, radius: number): Shape {
  const edge = { stroke: COLOURS.card, strokeWidth: 3 };
  return side === 0
    ? { type: 'dot', role: 'a', x, y, radius, fill: A, ...edge }
    : {
        type: 'box',
        role: 'b',
        box: { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius },
        radius: 5,
        fill: B,
        isGround: true,
        ...edge,
      };
}

function whisker(
  bounds: Pair['here'],
  y: number,
  xOf: (probability: number) => number,
  colour: string,
): Shape[] {
  const [from, to] = [xOf(bounds.lower), xOf(bounds.upper)];
  if (to - from < 28) return [];
  return [
    {
      type: 'path',
      role: 'whisker',
      d: d`M${from} ${y}H${to}M${from} ${y - 6}V${y + 6}M${to} ${y - 6}V${y + 6}`,
      stroke: colour,
      strokeWidth: 3,
    },
  ];
}

const head = (x: number, y: number, text: string, colour: string): TextLine => ({
  x,
  y,
  text,
  size: TYPE.small,
  weight: 800,
  colour,
  anchor: 'end',
});
