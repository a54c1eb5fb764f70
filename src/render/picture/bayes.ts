import type { BayesAnswer } from '../../jobs/bayes.js';
import { layOutBayesLadder } from './bayes-ladder.js';
import { bayesAlt, viewOfBayes } from './bayes-view.js';
import type { DrawnPicture } from './card-picture.js';
import { drawPlate } from './plate.js';
import { drawSets } from './set-picture.js';

export async function drawBayes(answer: BayesAnswer): Promise<DrawnPicture> {
  return answer.view === 'ladder'
    ? await drawPlate(layOutBayesLadder(answer), bayesAlt(answer))
    : await drawSets(viewOfBayes(answer), answer.view);
}
