import type { SetViewName } from '../../jobs/prob.js';
import { layOutBaseRate } from './base-rate.js';
import type { DrawnPicture } from './card-picture.js';
import { layOutDirections } from './directions.js';
import { layOutFrequencyTree } from './frequency-tree.js';
import { layOutIconArray } from './icon-array.js';
import { pairAlt } from './pair-alt.js';
import { drawPlate, type Plate } from './plate.js';
import { pairOf, type SetPair } from './set-cut.js';
import type { SetView } from './set-view.js';
import { layOutSides } from './side-by-side.js';
import { layOutTwoWayTable } from './two-way-table.js';
import { layOutUnitSquare } from './unit-square.js';
import { drawUpset } from './upset.js';
import { drawVenn } from './venn.js';

type DrawSets = (view: SetView) => Promise<DrawnPicture>;

/** Circles can be told apart up to here; more sets are a matrix. */
const CIRCLES_AT_MOST = 3;

const drawCircles: DrawSets = async (view) => {
  const circles = view.sets.length > CIRCLES_AT_MOST ? undefined : await drawVenn(view);
  return circles ?? (await drawUpset(view));
};

const plateOf =
  (layOut: (view: SetView) => Plate): DrawSets =>
  (view) =>
    drawPlate(layOut(view), view.alt);

/** Without a condition there is nothing that could be turned round: circles say all. */
const plateOfPair =
  (layOut: (view: SetView, pair: SetPair) => Plate): DrawSets =>
  async (view) => {
    const pair = pairOf(view);
    return pair === undefined
      ? await drawCircles(view)
      : await drawPlate(layOut(view, pair), pairAlt(view, pair));
  };

const drawSides: DrawSets = async (view) =>
  view.sides === undefined
    ? await drawCircles(view)
    : await drawPlate(layOutSides(view, view.sides), view.sides.alt);

const PICTURES: Readonly<Record<SetViewName, DrawSets>> = {
  venn: drawCircles,
  table: plateOf(layOutTwoWayTable),
  square: plateOf(layOutUnitSquare),
  tree: plateOf(layOutFrequencyTree),
  icons: plateOf(layOutIconArray),
  directions: plateOfPair(layOutDirections),
  'base-rate': plateOfPair(layOutBaseRate),
  sides: drawSides,
};

/** Draws a question about sets. All pictures of one view show the same members in the same colours. */
export async function drawSets(view: SetView, picture: SetViewName): Promise<DrawnPicture> {
  return await PICTURES[picture](view);
}
