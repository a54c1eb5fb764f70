import type { SetViewName } from '../../jobs/prob.js';
import type { DrawnPicture } from './card-picture.js';
import type { SetView } from './set-view.js';
import { drawUpset } from './upset.js';
import { drawVenn } from './venn.js';

type DrawSets = (view: SetView) => Promise<DrawnPicture>;

/** Circles can be told apart up to here; more sets are a matrix. */
const CIRCLES_AT_MOST = 3;

const drawCircles: DrawSets = async (view) => {
  const circles = view.sets.length > CIRCLES_AT_MOST ? undefined : await drawVenn(view);
  return circles ?? (await drawUpset(view));
};

/** A picture that is not here is drawn as circles: they show every question. */
const PICTURES: Partial<Record<SetViewName, DrawSets>> = { venn: drawCircles };

/** Draws a question about sets. All pictures of one view show the same members in the same colours. */
export async function drawSets(view: SetView, picture: SetViewName): Promise<DrawnPicture> {
  return await (PICTURES[picture] ?? drawCircles)(view);
}
