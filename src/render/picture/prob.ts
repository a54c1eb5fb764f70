import type { ProbAnswer } from '../../jobs/prob.js';
import type { DrawnPicture } from './card-picture.js';
import { viewOfProb } from './prob-view.js';
import { drawSets } from './set-picture.js';

/** The picture that the answer asks for. */
export async function drawProb(answer: ProbAnswer): Promise<DrawnPicture> {
  return await drawSets(viewOfProb(answer), answer.view);
}
