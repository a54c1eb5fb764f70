import type { EvidenceRow, EvidenceStep } from '../evidence-steps.js';
import { plural, signedBits } from '../numbers.js';
import { textWidth } from './drawable-text.js';
import { type Drawables, LEFT, RIGHT, type Shape } from './plate.js';
import { probabilityAxis } from './probability-axis.js';
import { chanceRuns, runsWidth, setRuns } from './runs.js';
import { d } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, OKABE_ITO, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const STEP = 54;
const WIDEST_LABEL = 290;
const JUMP = OKABE_ITO.orange;
const STAIR = OKABE_ITO.skyBlue;
const TICK_FONT = { size: TYPE.small, weight: 400 } as const;

export interface Staircase {
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
  readonly bottom: number;
}

/** P(word | last n words) as a flight of steps: each row adds one word in front, the tread shows what that changed. */
export function layOutStaircase(rows: readonly EvidenceRow[], top: number, drawables: Drawables): Staircase {
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  const steps = rows.filter((row): row is EvidenceStep => 'words' in row);
  const axis = probabilityAxis(steps.map(({ probability }) => probability));
  const labels = rows.map((row) =>
    truncate(labelOf(row, drawables), { size: TYPE.body, weight: 600 }, WIDEST_LABEL),
  );
  const labelWidth = Math.max(...labels.map((label) => textWidth(label, TYPE.body, 600)));
  const chances = steps.map(({ probability }) => chanceRuns(probability));
  const changeWidth = Math.max(
    textWidth('bits', TYPE.small, 400),
    ...steps.map(({ gainBits }) => textWidth(signedBits(gainBits), TYPE.small, 600)),
  );
  const chanceWidth = Math.max(...chances.map((runs) => runsWidth(runs, { size: TYPE.body, weight: 800 })));
  const chartLeft = LEFT + labelWidth + 40;
  const chartRight = RIGHT - changeWidth - 28 - chanceWidth - 44;
  const xOf = (probability: number) => chartLeft + axis.at(probability) * (chartRight - chartLeft);
  const first = top + 30;
  const bottom = first + rows.length * STEP;

  let free = 0;
  for (const { at, label } of [...axis.ticks].sort((a, b) => a.at - b.at)) {
    const x = chartLeft + at * (chartRight - chartLeft);
    shapes.push({
      type: 'path',
      role: 'grid',
      d: d`M${x} ${first}V${bottom}`,
      stroke: COLOURS.line,
      strokeWidth: 2,
    });
    const width = runsWidth(label, TICK_FONT);
    if (x - width / 2 < free) continue;
    free = x + width / 2 + 16;
    lines.push(...setRuns(label, { x, y: top, anchor: 'middle' }, { ...TICK_FONT, colour: COLOURS.faint }));
  }
  lines.push({ x: RIGHT, y: top, text: 'bits', ...TICK_FONT, colour: COLOURS.faint, anchor: 'end' });

  let before: { readonly x: number; readonly y: number; readonly isBroken: boolean } | undefined;
  const points: Shape[] = [];
  rows.forEach((row, index) => {
    const y = first + index * STEP + STEP / 2;
    const label = {
      x: LEFT + labelWidth,
      y,
      text: labels[index] ?? '',
      size: TYPE.body,
      anchor: 'end',
    } as const;
    if (!('words' in row)) {
      lines.push({ ...label, weight: 400, colour: COLOURS.quiet });
      if (before !== undefined) before = { ...before, isBroken: true };
      return;
    }
    const x = xOf(row.probability);
    const colour = row.isJump ? JUMP : STAIR;
    if (before !== undefined) {
      const riser = d`M${before.x} ${before.y}V${y}`;
      shapes.push({
        type: 'path',
        role: 'riser',
        d: riser,
        stroke: STAIR,
        strokeWidth: 4,
        ...(before.isBroken ? { dash: '2 12' } : {}),
      });
      shapes.push({
        type: 'path',
        role: 'tread',
        d: d`M${before.x} ${y}H${x}`,
        stroke: colour,
        strokeWidth: row.isJump ? 14 : 8,
      });
    }
    points.push(...whisker(row, y, xOf));
    points.push({
      type: 'dot',
      role: 'value',
      x,
      y,
      radius: row.isJump ? 15 : 11,
      fill: colour,
      stroke: COLOURS.card,
      strokeWidth: 4,
    });
    const ink = row.isJump ? JUMP : COLOURS.ink;
    lines.push({ ...label, weight: 600, colour: ink });
    lines.push(
      ...setRuns(
        chanceRuns(row.probability),
        { x: RIGHT - changeWidth - 28, y, anchor: 'end' },
        { size: TYPE.body, weight: row.isJump ? 800 : 600, colour: ink },
      ),
    );
    if (row.words > 0) {
      lines.push({
        x: RIGHT,
        y,
        text: signedBits(row.gainBits),
        size: TYPE.small,
        weight: row.isJump ? 600 : 400,
        colour: row.isJump ? JUMP : COLOURS.quiet,
        anchor: 'end',
      });
    }
    before = { x, y, isBroken: false };
  });
  return { shapes: [...shapes, ...points], lines, bottom };
}

function labelOf(row: EvidenceRow, drawables: Drawables): string {
  if (!('words' in row)) return `… ${plural(row.left, 'word')}`;
  return row.words === 0 ? 'no context' : `+ ${drawables.of(row.added)}`;
}

/** From bound to bound, where that is wider than the dot. */
function whisker({ lower, upper }: EvidenceStep, y: number, xOf: (probability: number) => number): Shape[] {
  const [from, to] = [xOf(lower), xOf(upper)];
  if (to - from < 24) return [];
  return [
    {
      type: 'path',
      role: 'whisker',
      d: d`M${from} ${y}H${to}M${from} ${y - 10}V${y + 10}M${to} ${y - 10}V${y + 10}`,
      stroke: '#FFFFFF',
      strokeWidth: 3,
    },
  ];
}
