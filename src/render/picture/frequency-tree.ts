import { textWidth } from './drawable-text.js';
import { createDrawables, type Drawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { fittingSize } from './runs.js';
import { type CutBranch, type CutPart, cutOf, type SetCut, shareOf } from './set-cut.js';
import { setHeading } from './set-frame.js';
import { plateOfSets } from './set-plate.js';
import { type SetView, wordsOf } from './set-view.js';
import { stateInk } from './state-ink.js';
import { type Box, d } from './svg.js';
import { truncate, wrap } from './text-lines.js';
import { COLOURS, mix, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';
import { fillOf } from './venn-shapes.js';

/** With a name of one line, and what a second line adds. */
const NODE = 112;
const NAME_STEP = 36;
const ROOT_WIDTH = 196;
const BRANCH_WIDTH = 256;
const LEAF_WIDTH = 304;
const GAP = 26;
const GROUP_GAP = 64;
const NAME = { size: TYPE.small, weight: 600 } as const;
const SHARE = { size: TYPE.small, weight: 800 } as const;
const AMOUNT_SIZES = [48, 42, 36, 30] as const;

interface Leaf {
  readonly part: CutPart;
  readonly branch: CutBranch;
  readonly box: Box;
}

/**
 * All, then B and not B, then A and not A in each, as counts of members, with the probability on every branch. The way to A
 * and B is bold. Split first by the event, the leaves of the condition stand side by side in one frame, with their sum.
 */
export function layOutFrequencyTree(view: SetView): Plate {
  const drawables = createDrawables();
  const heading = setHeading(view);
  const cut = cutOf(view, view.splitFirst);
  const isDeep = cut.branches.length > 1;
  const names = [...cut.branches, ...cut.branches.flatMap(({ parts }) => parts)].map(({ name }) => name);
  const isTall = names.some(
    (name) => nameRows(drawables.of(name), isDeep ? BRANCH_WIDTH : LEAF_WIDTH).length > 1,
  );
  const height = NODE + (isTall ? NAME_STEP : 0);
  const leaves = placeLeaves(cut, heading.bottom + 18, isDeep, height);
  const bottom = Math.max(...leaves.map(({ box }) => box.y + box.height));
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  const pills: Branching[] = [];
  const middles = cut.branches.map((branch) =>
    mean(leaves.filter((leaf) => leaf.branch === branch).map(({ box }) => box.y + box.height / 2)),
  );
  const rootBox = { x: LEFT, y: mean(middles) - height / 2, width: ROOT_WIDTH, height };
  const branchX = LEFT + (RIGHT - LEAF_WIDTH - LEFT + ROOT_WIDTH - BRANCH_WIDTH) / 2;
  cut.branches.forEach((branch, index) => {
    const own = leaves.filter((leaf) => leaf.branch === branch);
    const box = isDeep
      ? { x: branchX, y: (middles[index] ?? 0) - height / 2, width: BRANCH_WIDTH, height }
      : rootBox;
    const leadsOn = branch.parts.some(({ state, weight }) => state === 'joint' && weight > 0);
    if (isDeep) {
      const isCounted = branch.isCounted && cut.first === 'condition';
      pills.push({
        from: rootBox,
        to: box,
        share: shareOf(view, branch.weight, cut.total),
        look: leadsOn ? 'way' : 'aside',
      });
      shapes.push(
        node(box, branch, isCounted ? 'frame' : 'branch', isCounted ? branch.colour : COLOURS.line),
      );
      lines.push(
        ...nodeText(
          view.amount(branch.weight),
          branch,
          box,
          leadsOn || isCounted || cut.isOfAll ? COLOURS.ink : COLOURS.faint,
          drawables,
        ),
      );
    }
    for (const { part, box: to } of own) {
      pills.push({
        from: box,
        to,
        share: shareOf(view, part.weight, branch.weight),
        look: part.weight === 0 ? 'aside' : part.state,
      });
      shapes.push(leafNode(to, part));
      lines.push(
        ...nodeText(
          view.amount(part.weight),
          part,
          to,
          part.weight === 0 ? COLOURS.faint : stateInk[part.state],
          drawables,
        ),
      );
    }
  });
  const isRootCounted = !isDeep || cut.isOfAll;
  shapes.push({
    type: 'box',
    role: isRootCounted ? 'frame' : 'root',
    box: rootBox,
    fill: isRootCounted ? COLOURS.counted : COLOURS.panel,
    radius: 22,
    stroke: isRootCounted ? COLOURS.ink : COLOURS.line,
    strokeWidth: isRootCounted ? 8 : 3,
    isGround: true,
  });
  lines.push(
    ...nodeText(
      view.amount(cut.total),
      { name: wordsOf(view).all, colour: COLOURS.quiet },
      rootBox,
      COLOURS.ink,
      drawables,
    ),
  );
  const sum = cut.first === 'event' ? sumFrame(view, leaves) : { shapes: [], lines: [] };
  const ways = pills.map(branchPath);
  return plateOfSets(view, heading, {
    shapes: [
      ...ways.map(({ path }) => path),
      ...ways.flatMap(({ ground }) => ground),
      ...sum.shapes,
      ...shapes,
    ],
    lines: [...lines, ...ways.flatMap(({ line }) => line), ...sum.lines],
    undrawable: drawables.undrawable(),
    bottom: bottom + 20,
  });
}

/** From top to bottom; of a tree split by the event the inner two are those of the condition. */
function placeLeaves(
  { branches, first }: SetCut,
  top: number,
  isDeep: boolean,
  height: number,
): readonly Leaf[] {
  let y = top;
  return branches.flatMap((branch, index) => {
    if (index > 0) y += GROUP_GAP - GAP;
    const parts = first === 'event' && index === 0 ? branch.parts.toReversed() : branch.parts;
    return parts.map((part): Leaf => {
      const width = isDeep ? LEAF_WIDTH : LEAF_WIDTH + 140;
      const box = { x: RIGHT - width, y, width, height };
      y += height + GAP;
      return { part, branch, box };
    });
  });
}

function node(box: Box, side: CutBranch, role: string, stroke: string): Shape {
  const isFrame = role === 'frame';
  const fill = fillOf({ membership: side.membership, state: isFrame ? 'sample' : 'aside' });
  return { type: 'box', role, box, fill, radius: 22, stroke, strokeWidth: isFrame ? 8 : 3, isGround: true };
}

function leafNode(box: Box, part: CutPart): Shape {
  const stroke = { joint: COLOURS.highlight, sample: COLOURS.ink, aside: COLOURS.line }[part.state];
  return {
    type: 'box',
    role: part.state,
    box,
    fill: fillOf(part),
    radius: 22,
    stroke,
    strokeWidth: part.state === 'joint' ? 5 : 3,
    isGround: true,
  };
}

function nodeText(
  amount: string,
  { name, colour }: { readonly name: string; readonly colour: string },
  box: Box,
  ink: string,
  drawables: Drawables,
): readonly TextLine[] {
  const x = box.x + box.width / 2;
  const room = box.width - NAME_PADDING;
  const size = fittingSize([{ text: amount }], 800, AMOUNT_SIZES, room);
  const rows = nameRows(drawables.of(name), box.width);
  const middle = box.y + box.height / 2;
  const top = middle - 18 - ((rows.length - 1) * NAME_STEP) / 2;
  return [
    {
      x,
      y: top,
      text: truncate(amount, { size, weight: 800 }, room),
      size,
      weight: 800,
      colour: ink,
      anchor: 'middle',
    },
    ...rows.map(
      (text, row): TextLine => ({
        x,
        y: top + 44 + row * NAME_STEP,
        text,
        ...NAME,
        colour: ink === COLOURS.faint ? mix(COLOURS.card, colour, 0.65) : colour,
        anchor: 'middle',
      }),
    ),
  ];
}

const NAME_PADDING = 28;

const nameRows = (name: string, width: number): readonly string[] =>
  wrap(name, NAME, { maxWidth: width - NAME_PADDING, maxLines: 2, balanced: true });

interface Branching {
  readonly from: Box;
  readonly to: Box;
  readonly share: string;
  readonly look: 'way' | 'joint' | 'sample' | 'aside';
}

const LOOKS = {
  way: { stroke: COLOURS.ink, strokeWidth: 8, ink: COLOURS.ink },
  joint: { stroke: COLOURS.highlight, strokeWidth: 10, ink: COLOURS.highlight },
  sample: { stroke: COLOURS.ink, strokeWidth: 4, ink: COLOURS.ink },
  aside: { stroke: COLOURS.line, strokeWidth: 4, ink: COLOURS.quiet },
} as const;

/** The curve between two nodes and its probability upon the middle of it. */
function branchPath({ from, to, share, look }: Branching): {
  readonly path: Shape;
  readonly ground: readonly Shape[];
  readonly line: readonly TextLine[];
} {
  const { stroke, strokeWidth, ink } = LOOKS[look];
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const path: Shape = {
    type: 'path',
    role: look,
    d: d`M${x1} ${y1}C${x} ${y1} ${x} ${y2} ${x2} ${y2}`,
    stroke,
    strokeWidth,
  };
  if (share === '') return { path, ground: [], line: [] };
  const width = textWidth(share, SHARE.size, SHARE.weight) + 16;
  return {
    path,
    ground: [
      {
        type: 'box',
        role: 'pill',
        box: { x: x - width / 2, y: y - 21, width, height: 42 },
        fill: COLOURS.card,
        radius: 14,
        isGround: true,
      },
    ],
    line: [{ x, y, text: share, ...SHARE, colour: ink, anchor: 'middle' }],
  };
}

/** Around the two leaves of the condition, which are the denominator together. */
function sumFrame(
  view: SetView,
  leaves: readonly Leaf[],
): { readonly shapes: readonly Shape[]; readonly lines: readonly TextLine[] } {
  const counted = leaves.filter(({ part }) => part.state !== 'aside');
  const [a, b] = counted;
  if (a === undefined || b === undefined) return { shapes: [], lines: [] };
  const weights = [a, b].map(({ part }) => part.weight);
  const sum = weights.reduce((one, other) => one + other, 0);
  const pad = 14;
  const box = {
    x: a.box.x - pad,
    y: a.box.y - pad,
    width: a.box.width + 2 * pad - 4,
    height: b.box.y + b.box.height - a.box.y + 2 * pad,
  };
  const room = a.box.width;
  const addition = `${weights.map((weight) => view.amount(weight)).join(' + ')} = ${view.amount(sum)}`;
  const text =
    textWidth(addition, TYPE.small, 800) <= room ? addition : wordsOf(view).together(view.amount(sum));
  const size = fittingSize([{ text }], 800, [TYPE.body, TYPE.small], room);
  const middle = (a.box.y + a.box.height + b.box.y) / 2;
  return {
    shapes: [
      {
        type: 'box',
        role: 'frame',
        box,
        fill: COLOURS.counted,
        radius: 30,
        stroke: a.part.colour,
        strokeWidth: 8,
        isGround: true,
      },
    ],
    lines: [
      {
        x: a.box.x + a.box.width / 2,
        y: middle,
        text,
        size,
        weight: 800,
        colour: COLOURS.ink,
        anchor: 'middle',
      },
    ],
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
