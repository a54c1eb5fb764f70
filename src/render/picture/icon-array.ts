import { type IconGroup, type IconGroups, iconGroups } from './icon-groups.js';
import { memberDot, memberTile } from './icon-marks.js';
import { createDrawables, type Drawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { type FigureGrid, gridOf } from './set-figures.js';
import { setHeading, setReading } from './set-frame.js';
import { UNASSIGNED_GROUND } from './set-unassigned.js';
import { type SetView, wordsOf } from './set-view.js';
import { stateInk } from './state-ink.js';
import { d } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';
import { JOINT_GROUND } from './venn-shapes.js';

const FIELD = { width: 560, height: 560 } as const;
const PITCH = { figures: [104, 56], dots: [55, 17] } as const;
const LEGEND_X = LEFT + FIELD.width + 56;
const ENTRY = 96;
const SWATCH = 62;

/**
 * One figure for each member, a dot where there are hundreds: first those in A and B, then the others of the sample space, in one
 * outline, then those set aside. Larger crowds and masses are a hundred figures.
 */
export function layOutIconArray(view: SetView): Plate {
  const drawables = createDrawables();
  const heading = setHeading(view);
  const { groups, scale, isDots } = iconGroups(view);
  const top = heading.bottom + 16;
  const figures = groups.reduce((sum, group) => sum + group.figures, 0);
  const [widest, narrowest] = isDots ? PITCH.dots : PITCH.figures;
  const grid = gridOf(figures, FIELD, widest, narrowest) ?? { pitch: narrowest, columns: 32 };
  const rows = Math.ceil(figures / grid.columns);
  const counted = groups
    .filter(({ state }) => state !== 'aside')
    .reduce((sum, group) => sum + group.figures, 0);
  const legend = layOutLegend(view, { groups, isDots }, top, drawables);
  const scaleY = top + rows * grid.pitch + 34;
  const lines: TextLine[] = [...heading.lines, ...legend.lines];
  if (scale !== '') {
    lines.push({ x: LEFT, y: scaleY, text: scale, size: TYPE.small, weight: 400, colour: COLOURS.quiet });
  }
  const bottom = Math.max(top + rows * grid.pitch + (scale === '' ? 0 : 52), legend.bottom);
  const reading = setReading(view, bottom + 6);
  return {
    height: reading.bottom,
    defs: JOINT_GROUND + UNASSIGNED_GROUND,
    shapes: [
      ...members(groups, grid, top, isDots),
      ...outline(counted, grid, top, isDots ? 4 : 6),
      ...legend.shapes,
    ],
    lines: [...lines, ...reading.lines],
    undrawable: [...new Set([...heading.undrawable, ...drawables.undrawable(), ...reading.undrawable])],
  };
}

function members(
  groups: readonly IconGroup[],
  { pitch, columns }: FigureGrid,
  top: number,
  isDots: boolean,
): Shape[] {
  let at = 0;
  return groups.flatMap((group) =>
    Array.from({ length: group.figures }, (): readonly Shape[] => {
      const x = LEFT + ((at % columns) + 0.5) * pitch;
      const y = top + (Math.floor(at / columns) + 0.5) * pitch;
      at++;
      return isDots ? [memberDot(x, y, pitch, group.state)] : memberTile(x, y, pitch - 4, group);
    }).flat(),
  );
}

/** Around the first `count` places of the grid. */
function outline(count: number, { pitch, columns }: FigureGrid, top: number, strokeWidth: number): Shape[] {
  if (count === 0) return [];
  const at = (column: number, row: number) => [LEFT + column * pitch, top + row * pitch] as const;
  const full = Math.floor(count / columns);
  const rest = count % columns;
  const width = full === 0 ? rest : columns;
  const [left, upper] = at(0, 0);
  const [right] = at(width, 0);
  const [step, fullBottom] = at(rest, full);
  const [, bottom] = at(0, full + 1);
  const path =
    full === 0 || rest === 0
      ? d`M${left} ${upper}H${right}V${rest === 0 ? fullBottom : bottom}H${left}Z`
      : d`M${left} ${upper}H${right}V${fullBottom}H${step}V${bottom}H${left}Z`;
  return [{ type: 'path', role: 'frame', d: path, stroke: COLOURS.ink, strokeWidth }];
}

interface Legend {
  readonly lines: readonly TextLine[];
  readonly shapes: readonly Shape[];
  readonly bottom: number;
}

/** Each group with its amount and name; those that count in one frame. */
function layOutLegend(
  view: SetView,
  { groups, isDots }: Pick<IconGroups, 'groups' | 'isDots'>,
  top: number,
  drawables: Drawables,
): Legend {
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  const counted = groups.filter(({ state }) => state !== 'aside').length;
  let y = top + 8;
  groups.forEach((group, index) => {
    if (index === counted && index > 0) y += 22;
    const middle = y + ENTRY / 2;
    const x = LEGEND_X + SWATCH / 2;
    if (group.figures > 0) {
      shapes.push(
        ...(isDots ? [memberDot(x, middle, SWATCH, group.state)] : memberTile(x, middle, SWATCH, group)),
      );
    }
    const left = LEGEND_X + SWATCH + 22;
    lines.push({
      x: left,
      y: middle - 20,
      text: view.amount(group.weight),
      size: TYPE.label,
      weight: 800,
      colour: stateInk[group.state],
    });
    const font = { size: TYPE.small, weight: 400 } as const;
    const text = truncate(drawables.of(group.name), font, RIGHT - 16 - left);
    if (group.figures === 0) {
      const remark = { x: RIGHT - 16, y: middle - 20, text: wordsOf(view).noFigure, ...font } as const;
      lines.push({ ...remark, colour: COLOURS.faint, anchor: 'end' });
    }
    lines.push({
      x: left,
      y: middle + 22,
      text,
      ...font,
      colour: group.state === 'aside' ? COLOURS.faint : COLOURS.quiet,
    });
    y += ENTRY;
  });
  if (counted > 0) {
    shapes.unshift({
      type: 'box',
      role: 'legend-frame',
      box: { x: LEGEND_X - 16, y: top, width: RIGHT - LEGEND_X + 16, height: counted * ENTRY + 16 },
      fill: COLOURS.counted,
      stroke: COLOURS.ink,
      strokeWidth: 6,
      radius: 18,
      isGround: true,
    });
  }
  return { lines, shapes, bottom: y + 12 };
}
