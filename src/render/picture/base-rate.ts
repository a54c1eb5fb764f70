import { textWidth } from './drawable-text.js';
import { apportion } from './icon-groups.js';
import { memberDot, memberTile } from './icon-marks.js';
import { createDrawables, type Drawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { fittingSize } from './runs.js';
import { type CutPart, quotientText, type SetPair } from './set-cut.js';
import { type FigureGrid, gridOf } from './set-figures.js';
import { setHeading } from './set-frame.js';
import { plateOfSets } from './set-plate.js';
import { unassignedOf } from './set-unassigned.js';
import type { SetView } from './set-view.js';
import { type Box, d } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const FIELD = 470;
const PAD = 16;
const PANEL = FIELD + 2 * PAD;
const PITCH = { tiles: [110, 44], dots: [64, 14] } as const;
const TILES_AT_MOST = 100;
const DOTS_AT_MOST = 1000;
const ENTRY = 46;

interface Crowd {
  readonly part: CutPart;
  readonly name: string;
  /** Of those set aside: those of A keep its colour, as they are in the prior. */
  readonly colour: string;
  readonly members: number;
}

/**
 * The prior beside the posterior: A among all, and A among those in B, each a field of the same members, of whom those in B
 * move over to the right. Where few are in A, it shows that most of B comes from the many who are not.
 */
export function layOutBaseRate(view: SetView, pair: SetPair): Plate {
  const drawables = createDrawables();
  const heading = setHeading({
    title: view.title,
    sampleSpace: `Before and after: the ${view.amount(pair.inCondition)} on the right are all of ${drawables.of(pair.given.name)}`,
  });
  const { crowds, scale } = crowdsOf(view, pair);
  const isTiles = crowds.reduce((sum, { members }) => sum + members, 0) <= TILES_AT_MOST;
  const top = heading.bottom + 104;
  const panels = [LEFT, RIGHT - PANEL].map((x): Box => ({ x, y: top, width: PANEL, height: PANEL }));
  const [before, after] = panels;
  if (before === undefined || after === undefined) throw new RangeError('two panels');
  const counted = crowds.filter(({ part }) => part.state !== 'aside');
  const shapes: Shape[] = [
    ...panel(before, COLOURS.line, 4),
    ...panel(after, pair.given.colour, 8),
    ...arrow(before.x + PANEL + 12, after.x - 14, top + PANEL / 2),
    ...field(before, crowds, isTiles),
    ...field(after, counted, isTiles),
  ];
  const lines: TextLine[] = [
    ...headOf(before, { name: view.everyone, colour: COLOURS.ink }, drawables),
    ...headOf(after, pair.given, drawables),
    // Each in the colour of those who are counted in its field.
    shareLine(before, quotientText(view, pair.inEvent, pair.total), pair.event.colour),
    shareLine(
      after,
      quotientText(view, pair.joint, pair.inCondition),
      pair.inCondition > 0 ? COLOURS.highlight : COLOURS.faint,
    ),
  ];
  let y = top + PANEL + 18;
  const entries = legend(view, crowds, y, isTiles, drawables);
  y = entries.bottom;
  if (scale !== '') {
    lines.push({ x: LEFT, y: y + 22, text: scale, size: TYPE.small, weight: 400, colour: COLOURS.quiet });
    y += ENTRY;
  }
  return plateOfSets(view, heading, {
    shapes: [...shapes, ...entries.shapes],
    lines: [...lines, ...entries.lines],
    undrawable: drawables.undrawable(),
    bottom: y + (unassignedOf(view) > 0 ? 4 : 0),
  });
}

/** Up to 1,000 members one mark each; of more, and of a mass, a thousand marks, shared out by largest remainders. */
function crowdsOf(view: SetView, { parts, event, given, notGiven, total }: SetPair) {
  const [joint, alone, rest, neither] = parts;
  const named = [
    { part: alone, name: `${event.name}, ${notGiven.name}`, colour: event.colour },
    { part: joint, name: `${event.name} and ${given.name}`, colour: event.colour },
    { part: rest, name: `${given.name}, ${rest.name}`, colour: COLOURS.rest },
    { part: neither, name: 'neither', colour: COLOURS.rest },
  ];
  const isOneEach = view.isCount && total <= DOTS_AT_MOST;
  const weights = named.map(({ part }) => part.weight);
  const marks = isOneEach ? weights : apportion(weights, DOTS_AT_MOST);
  return {
    crowds: named.map((one, index): Crowd => ({ ...one, members: marks[index] ?? 0 })),
    scale: isOneEach ? '' : `One dot stands for about ${view.amount(total / DOTS_AT_MOST)}`,
  };
}

function panel(box: Box, stroke: string, strokeWidth: number): Shape[] {
  return [
    { type: 'box', role: 'panel', box, fill: COLOURS.aside, radius: 24, stroke, strokeWidth, isGround: true },
  ];
}

function arrow(from: number, to: number, y: number): Shape[] {
  const look = { stroke: COLOURS.quiet, strokeWidth: 7 } as const;
  return [
    { type: 'path', role: 'arrow', d: d`M${from} ${y}H${to}`, ...look },
    { type: 'path', role: 'arrow', d: d`M${to - 22} ${y - 20}L${to} ${y}L${to - 22} ${y + 20}`, ...look },
  ];
}

function field(box: Box, crowds: readonly Crowd[], isTiles: boolean): Shape[] {
  const total = crowds.reduce((sum, { members }) => sum + members, 0);
  if (total === 0) return [];
  const [widest, narrowest] = isTiles ? PITCH.tiles : PITCH.dots;
  const inner = { width: FIELD, height: FIELD };
  const grid: FigureGrid = gridOf(total, inner, widest, narrowest) ?? { pitch: 14, columns: 33 };
  const { pitch } = grid;
  // As square as the field, so that the same members look like a smaller crowd.
  const columns = Math.min(grid.columns, Math.max(1, Math.ceil(Math.sqrt(total))));
  const rows = Math.ceil(total / columns);
  const left = box.x + (box.width - columns * pitch) / 2;
  const top = box.y + (box.height - rows * pitch) / 2;
  let at = 0;
  return crowds.flatMap(({ part, colour, members }) =>
    Array.from({ length: members }, (): readonly Shape[] => {
      const x = left + ((at % columns) + 0.5) * pitch;
      const y = top + (Math.floor(at / columns) + 0.5) * pitch;
      at++;
      return isTiles ? memberTile(x, y, pitch - 4, part) : [memberDot(x, y, pitch, part.state, colour)];
    }).flat(),
  );
}

function headOf(
  box: Box,
  { name, colour }: Pick<CutPart, 'name' | 'colour'>,
  drawables: Drawables,
): TextLine[] {
  const font = { size: TYPE.body, weight: 800 } as const;
  return [{ x: box.x, y: box.y - 80, text: truncate(drawables.of(name), font, PANEL), ...font, colour }];
}

function shareLine(box: Box, text: string, colour: string): TextLine {
  const size = fittingSize([{ text }], 800, [TYPE.label, TYPE.body, TYPE.small], PANEL);
  return { x: box.x, y: box.y - 32, text, size, weight: 800, colour };
}

function legend(
  view: SetView,
  crowds: readonly Crowd[],
  top: number,
  isTiles: boolean,
  drawables: Drawables,
) {
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  const font = { size: TYPE.small, weight: 600 } as const;
  let y = top;
  for (const { part, name, colour } of crowds) {
    if (part.weight === 0) continue;
    const middle = y + ENTRY / 2;
    shapes.push(
      ...(isTiles
        ? memberTile(LEFT + 20, middle, 38, part)
        : [memberDot(LEFT + 20, middle, 36, part.state, colour)]),
    );
    const amount = view.amount(part.weight);
    const x = LEFT + 52;
    lines.push({ x, y: middle, text: amount, ...font, weight: 800, colour: COLOURS.ink });
    const nameX = x + textWidth(amount, font.size, 800) + 16;
    lines.push({
      x: nameX,
      y: middle,
      text: truncate(drawables.of(name), font, RIGHT - nameX),
      ...font,
      colour: part.state === 'aside' ? COLOURS.quiet : COLOURS.ink,
    });
    y += ENTRY;
  }
  return { shapes, lines, bottom: y };
}
