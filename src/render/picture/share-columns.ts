/** Columns on a scale from 0 to 100 %: what was said beside how often it was right. */
import type { QuizNumbers } from '../../messages/quiz/quiz-numbers.js';
import { wilson } from '../../probability/wilson.js';
import { textWidth } from './drawable-text.js';
import { type Drawn, RIGHT, type Shape } from './plate.js';
import { d } from './svg.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

export interface ShareColumn {
  readonly label: string;
  /** From 0 to 1. */
  readonly said: number;
  readonly answers: number;
  readonly right: number;
}

export interface ColumnsPlace {
  /** Where the columns begin; their scale stands left of it. */
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

const TICKS = [0, 25, 50, 75, 100] as const;
const TICK = { size: TYPE.small, weight: 400, colour: COLOURS.quiet } as const;
const LABEL = { size: TYPE.small, weight: 800, colour: COLOURS.ink } as const;
const COUNT = { size: TYPE.small, weight: 400, colour: COLOURS.ink } as const;
const DOT_RADIUS = 16;
const DASH = { length: 12, gap: 8 } as const;
const LABELS_APART = 16;
/** Of the lines below the columns. */
export const LABEL_ROW = 46;

/** Middle of a column, as wide as any other. */
export function columnAt(
  index: number,
  columns: number,
  left: number,
): { readonly x: number; readonly step: number } {
  const step = (RIGHT - left) / columns;
  return { x: left + (index + 0.5) * step, step };
}

/** Two lines of labels below: the label, and the number of its answers, for which columns are too narrow with separators. */
export function shareColumns(
  columns: readonly ShareColumn[],
  { left, top, height }: ColumnsPlace,
  numbers: Pick<QuizNumbers, 'rate'>,
): Drawn {
  const ground = top + height;
  const y = (share: number) => ground - share * height;
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  for (const tick of TICKS) {
    shapes.push({
      type: 'path',
      role: 'grid',
      d: d`M${left} ${y(tick / 100)}H${RIGHT}`,
      stroke: COLOURS.line,
      strokeWidth: 2,
    });
    lines.push({ x: left - 18, y: y(tick / 100), text: numbers.rate(tick, 100), ...TICK, anchor: 'end' });
  }
  const font = labelFont(columns, left);
  columns.forEach(({ label, said, answers, right }, index) => {
    const { lower, upper } = wilson(right, answers);
    const { x, step } = columnAt(index, columns.length, left);
    const half = Math.min(44, step * 0.42);
    shapes.push(whisker(x, y(lower), y(upper)));
    shapes.push({
      type: 'path',
      role: 'said',
      d: d`M${x - half} ${y(said)}h${2 * half}`,
      stroke: COLOURS.ink,
      strokeWidth: 6,
      dash: dashesOf(2 * half),
    });
    shapes.push(dotAt(x, y(right / answers)));
    lines.push({ x, y: ground + LABEL_ROW, text: label, ...font, anchor: 'middle' });
    lines.push({ x, y: ground + 2 * LABEL_ROW, text: String(answers), ...COUNT, anchor: 'middle' });
  });
  return { shapes, lines, bottom: ground + 2 * LABEL_ROW };
}

/** Whole dashes from end to end, so that both sides of a dot before them look the same. */
function dashesOf(length: number): string {
  const count = Math.max(2, Math.round((length + DASH.gap) / (DASH.length + DASH.gap)));
  return `${((length - (count - 1) * DASH.gap) / count).toFixed(2)} ${DASH.gap}`;
}

/** Bold where the labels of neighbours stay apart. */
export function labelFont(
  columns: readonly { readonly label: string }[],
  left: number,
): Pick<TextLine, 'size' | 'weight' | 'colour'> {
  const { step } = columnAt(0, columns.length, left);
  const widest = Math.max(...columns.map(({ label }) => textWidth(label, LABEL.size, LABEL.weight)));
  return widest > step - LABELS_APART ? { ...LABEL, weight: 600 } : LABEL;
}

/** A range from `lower` to `upper`, both already on the canvas. */
export function whisker(x: number, lower: number, upper: number): Shape {
  return {
    type: 'path',
    role: 'range',
    d: d`M${x} ${lower}V${upper}M${x - 14} ${lower}h28M${x - 14} ${upper}h28`,
    stroke: COLOURS.highlightDeep,
    strokeWidth: 6,
  };
}

export function dotAt(x: number, y: number): Shape {
  return {
    type: 'dot',
    role: 'right',
    x,
    y,
    radius: DOT_RADIUS,
    fill: COLOURS.highlight,
    stroke: COLOURS.card,
    strokeWidth: 4,
  };
}
