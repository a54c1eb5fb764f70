/** Mean skill by month with its standard error, on a scale that holds all of them and an even guess. */
import { type Drawn, RIGHT, type Shape } from './plate.js';
import { type ColumnsPlace, columnAt, dotAt, LABEL_ROW, labelFont, whisker } from './share-columns.js';
import { d } from './svg.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

export interface SkillColumn {
  readonly label: string;
  /** Null: none is kept of that month. */
  readonly skill: { readonly mean: number; readonly standardError: number | null } | null;
}

const TICK = { size: TYPE.small, weight: 400, colour: COLOURS.quiet } as const;

export function skillColumns(
  columns: readonly SkillColumn[],
  { left, top, height }: ColumnsPlace,
  number: (value: number) => string,
): Drawn {
  const ground = top + height;
  const ends = columns.map(({ skill }) => (skill === null ? 0 : skill.mean - (skill.standardError ?? 0)));
  const tops = columns.map(({ skill }) => (skill === null ? 0 : skill.mean + (skill.standardError ?? 0)));
  const least = Math.min(0, Math.floor(2 * Math.min(...ends)) / 2);
  const most = Math.max(1, Math.ceil(2 * Math.max(...tops)) / 2);
  const y = (value: number) => ground - ((value - least) / (most - least)) * height;
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  for (const tick of [...new Set([least, 0, most])]) {
    shapes.push({
      type: 'path',
      role: tick === 0 ? 'even' : 'grid',
      d: d`M${left} ${y(tick)}H${RIGHT}`,
      stroke: tick === 0 ? COLOURS.faint : COLOURS.line,
      strokeWidth: tick === 0 ? 4 : 2,
    });
    lines.push({ x: left - 18, y: y(tick), text: number(tick), ...TICK, anchor: 'end' });
  }
  const font = labelFont(columns, left);
  columns.forEach(({ label, skill }, index) => {
    const { x } = columnAt(index, columns.length, left);
    if (skill !== null) {
      const error = skill.standardError ?? 0;
      shapes.push(whisker(x, y(skill.mean - error), y(skill.mean + error)), dotAt(x, y(skill.mean)));
    }
    lines.push({ x, y: ground + LABEL_ROW, text: label, ...font, anchor: 'middle' });
  });
  return { shapes, lines, bottom: ground + LABEL_ROW };
}
