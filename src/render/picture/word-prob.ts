import type { WordProbAnswer } from '../../jobs/word-prob.js';
import type { DrawnPicture } from './card-picture.js';
import { drawSets } from './set-picture.js';
import { viewOfWordProb } from './word-prob-view.js';

/** The picture that the answer asks for. */
export async function drawWordProb(answer: WordProbAnswer): Promise<DrawnPicture> {
  return await drawSets(viewOfWordProb(answer), answer.view);
}
