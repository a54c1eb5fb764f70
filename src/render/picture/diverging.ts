import { textWidth } from './drawable-text.js';
import { LEFT, RIGHT, type Shape } from './plate.js';
import { d } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

export interface DivergingRow {
  /** Drawable text. */
  readonly label: string;
  /** > 0 goes to the right. */
  readonly value: number;
  readonly text: string;
  readonly isStrong?: boolean;
  readonly isQuiet?: boolean;
}

export interface DivergingLook {
  readonly step: number;
  /** Fills of bars to the left and to the right; they differ in more than hue. */
  readonly left: string;
  readonly right: string;
  readonly leftTitle: string;
  readonly rightTitle: string;
}

const BAR_HEIGHT = 32;
const WIDEST_LABEL = 400;

/** Bars to both sides of one line, on one scale. The rows begin below their two titles. */
export function layOutDiverging(rows: readonly DivergingRow[], top: number, look: DivergingLook) {
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  const labels = rows.map(({ label, isQuiet, isStrong }) =>
    truncate(
      label,
      { size: TYPE.body, weight: isStrong === true ? 800 : isQuiet === true ? 400 : 600 },
      WIDEST_LABEL,
    ),
  );
  const labelWidth = Math.max(
    140,
    ...rows.map((row, at) => textWidth(labels[at] ?? '', TYPE.body, row.isStrong === true ? 800 : 600)),
  );
  const textRoom = Math.max(0, ...rows.map(({ text }) => textWidth(text, TYPE.body, 800))) + 16;
  const barLeft = LEFT + labelWidth + 28;
  const most = (side: 1 | -1) => Math.max(0, ...rows.map(({ value }) => side * value));
  const [mostLeft, mostRight] = [most(-1), most(1)];
  const titleRoom = (title: string) => 20 + textWidth(title, TYPE.small, 400);
  // The line stands where both sides use the room best, yet leaves each its title and its numbers.
  const least = barLeft + Math.max(titleRoom(look.leftTitle), mostLeft > 0 ? textRoom : 0);
  const farthest = RIGHT - Math.max(titleRoom(look.rightTitle), textRoom);
  const share = mostLeft / Math.max(mostLeft + mostRight, 1e-9);
  const zero = Math.min(
    farthest,
    Math.max(least, barLeft + textRoom + share * (RIGHT - barLeft - 2 * textRoom)),
  );
  // A side without bars sets no limit.
  const limits = [
    ...(mostLeft > 0 ? [(zero - barLeft - textRoom) / mostLeft] : []),
    ...(mostRight > 0 ? [(RIGHT - textRoom - zero) / mostRight] : []),
  ];
  const scale = Math.max(0, Math.min(...limits, Number.MAX_VALUE));
  const first = top + 34;
  const bottom = first + rows.length * look.step;
  lines.push(side(zero - 20, top, look.leftTitle, 'end'), side(zero + 20, top, look.rightTitle, 'start'));
  shapes.push({
    type: 'path',
    role: 'zero',
    d: d`M${zero} ${first - 4}V${bottom}`,
    stroke: COLOURS.faint,
    strokeWidth: 2,
  });
  rows.forEach((row, at) => {
    const y = first + at * look.step + look.step / 2;
    const width = row.value === 0 ? 0 : Math.abs(row.value) * scale;
    const isRight = row.value >= 0;
    const weight = row.isStrong === true ? 800 : row.isQuiet === true ? 400 : 600;
    const colour = row.isQuiet === true ? COLOURS.quiet : COLOURS.ink;
    lines.push({
      x: LEFT + labelWidth,
      y,
      text: labels[at] ?? '',
      size: TYPE.body,
      weight,
      colour,
      anchor: 'end',
    });
    shapes.push({
      type: 'box',
      role: 'difference',
      box: { x: isRight ? zero : zero - width, y: y - BAR_HEIGHT / 2, width, height: BAR_HEIGHT },
      fill: isRight ? look.right : look.left,
      radius: Math.min(5, width / 2),
    });
    lines.push({
      x: isRight ? zero + width + 14 : zero - width - 14,
      y,
      text: row.text,
      size: TYPE.body,
      weight,
      colour,
      anchor: isRight ? 'start' : 'end',
    });
  });
  return { shapes, lines, bottom };
}

const side = (x: number, y: number, text: string, anchor: 'start' | 'end'): TextLine => ({
  x,
  y,
  text,
  size: TYPE.small,
  weight: 400,
  colour: COLOURS.quiet,
  anchor,
});
