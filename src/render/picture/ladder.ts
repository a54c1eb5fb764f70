import type { ScoredText } from '../../jobs/sequence.js';
import { type LadderRow, ladderRows } from '../ladder-rows.js';
import { bitsNumber, plural } from '../numbers.js';
import { textWidth } from './drawable-text.js';
import { heatColour } from './heat-scale.js';
import { type Drawables, LEFT, RIGHT, type Shape } from './plate.js';
import { chanceRuns, runsWidth, scientificRuns, setRuns } from './runs.js';
import { d } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const STEP = 50;
const BAR_HEIGHT = 34;
const FONT = { size: TYPE.body, weight: 600 } as const;
const PLAIN = { size: TYPE.body, weight: 400 } as const;
const WIDEST_WORD = 250;

export interface Ladder {
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
  readonly bottom: number;
}

/**
 * The chain rule as a ladder: each rung's bar begins where the one before ended, for bits add up while probabilities
 * multiply; the running product stands at the right.
 */
export function layOutLadder(
  { rungs, totalBits }: ScoredText,
  top: number,
  mostRows: number,
  drawables: Drawables,
): Ladder {
  const rows = ladderRows(rungs, mostRows);
  const labels = rows.map((row) => truncate(labelOf(row, drawables), FONT, WIDEST_WORD));
  const chances = rows.map((row) => (row.type === 'rung' ? chanceRuns(row.rung.probability) : []));
  const products = rows.map((row) =>
    scientificRuns(row.type === 'rung' ? row.rung.log2Joint : row.log2Joint),
  );
  const labelWidth = Math.max(110, ...labels.map((label) => textWidth(label, FONT.size, FONT.weight)));
  const chanceWidth = Math.max(
    ...chances.map((runs) => runsWidth(runs, PLAIN)),
    textWidth('P(word | …)', TYPE.small, 400),
  );
  const productWidth = Math.max(
    ...products.map((runs) => runsWidth(runs, PLAIN)),
    textWidth('product', TYPE.small, 400),
  );
  const chanceX = LEFT + labelWidth + 24 + chanceWidth;
  const barLeft = chanceX + 28;
  const barRight = RIGHT - productWidth - 32;
  // Room for the longest label behind the last bar.
  const bitsRoom = 12 + Math.max(...rows.map((row) => textWidth(bitsNumber(bitsOf(row)), TYPE.small, 600)));
  const scale = (barRight - bitsRoom - barLeft) / Math.max(totalBits, 1e-9);

  const shapes: Shape[] = [];
  const lines: TextLine[] = [
    headLine(LEFT + labelWidth, top, 'word', 'end'),
    headLine(chanceX, top, 'P(word | …)', 'end'),
    headLine(barLeft, top, 'surprisal in bits', 'start'),
    headLine(RIGHT, top, 'product', 'end'),
  ];
  let sum = 0;
  rows.forEach((row, at) => {
    const y = top + 22 + at * STEP + STEP / 2;
    const bits = bitsOf(row);
    const x = barLeft + sum * scale;
    sum += bits;
    const isFolded = row.type === 'folded';
    const colour = isFolded ? COLOURS.quiet : COLOURS.ink;
    lines.push({
      x: LEFT + labelWidth,
      y,
      text: labels[at] ?? '',
      ...(isFolded ? PLAIN : FONT),
      colour,
      anchor: 'end',
    });
    lines.push(...setRuns(chances[at] ?? [], { x: chanceX, y, anchor: 'end' }, { ...PLAIN, colour }));
    lines.push(
      ...setRuns(products[at] ?? [], { x: RIGHT, y, anchor: 'end' }, { ...PLAIN, colour: COLOURS.quiet }),
    );
    const box = { x, y: y - BAR_HEIGHT / 2, width: Math.max(bits * scale, 0), height: BAR_HEIGHT };
    shapes.push({
      type: 'box',
      role: 'rung',
      box,
      fill: isFolded ? 'url(#folded)' : heatColour(bits),
      radius: Math.min(6, box.width / 2),
      ...(isFolded ? {} : { stroke: COLOURS.faint, strokeWidth: 1.5 }),
    });
    if (row.type === 'rung') shapes.push(...whisker(row, y, barLeft + (sum - bits) * scale, scale));
    if (at < rows.length - 1) {
      const edge = x + box.width;
      shapes.push({
        type: 'path',
        role: 'side',
        d: d`M${edge} ${y + BAR_HEIGHT / 2}V${y + STEP - BAR_HEIGHT / 2}`,
        stroke: COLOURS.faint,
        strokeWidth: 2,
      });
    }
    const text = bitsNumber(bits);
    lines.push({
      x: box.x + box.width + 12,
      y,
      text,
      size: TYPE.small,
      weight: 600,
      colour,
    });
  });
  return { shapes, lines, bottom: top + 22 + rows.length * STEP };
}

const bitsOf = (row: LadderRow): number => (row.type === 'rung' ? row.rung.bits : row.bits);

function labelOf(row: LadderRow, drawables: Drawables): string {
  if (row.type === 'folded') return `… ${plural(row.count, 'rung')}`;
  if (row.rung.kind === 'blank') return /[\n\r]/.test(row.rung.text) ? 'new line' : 'space';
  return drawables.of(row.rung.text);
}

/** From the fewest to the most bits that the bounds leave open, where that can be seen. */
function whisker(row: Extract<LadderRow, { type: 'rung' }>, y: number, x: number, scale: number): Shape[] {
  const { lower, upper } = row.rung;
  if (lower <= 0) return [];
  const from = x - Math.log2(upper) * scale;
  const to = x - Math.log2(lower) * scale;
  if (to - from < 4) return [];
  return [
    {
      type: 'path',
      role: 'whisker',
      d: d`M${from} ${y}H${to}M${from} ${y - 8}V${y + 8}M${to} ${y - 8}V${y + 8}`,
      stroke: '#FFFFFF',
      strokeWidth: 3,
    },
  ];
}

const headLine = (x: number, y: number, text: string, anchor: 'start' | 'end'): TextLine => ({
  x,
  y,
  text,
  size: TYPE.small,
  weight: 400,
  colour: COLOURS.faint,
  anchor,
});
