import type { SetViewName } from '../../jobs/prob.js';
import type { DrawnPicture } from './card-picture.js';
import { layOutFrequencyTree } from './frequency-tree.js';
import { layOutIconArray } from './icon-array.js';
import { drawPlate, type Plate } from './plate.js';
import type { SetView } from './set-view.js';
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

const PICTURES: Readonly<Record<SetViewName, DrawSets>> = {
  venn: drawCircles,
  table: plateOf(layOutTwoWayTable),
  square: plateOf(layOutUnitSquare),
  tree: plateOf(layOutFrequencyTree),
  icons: plateOf(layOutIconArray),
};

/** Draws a question about sets. All pictures of one view show the same members in the same colours. */
export async function drawSets(view: SetView, picture: SetViewName): Promise<DrawnPicture> {
  return await PICTURES[picture](view);
}
