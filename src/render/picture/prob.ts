import type { ProbAnswer } from '../../jobs/prob.js';
import type { DrawnPicture } from './card-picture.js';
import { drawPlate } from './plate.js';
import { viewOfProb } from './prob-view.js';
import { drawSets } from './set-picture.js';
import { layOutSimulation } from './simulation.js';
import { simulationAlt } from './simulation-text.js';
import { layOutStrata } from './strata.js';
import { strataAlt, strataPairs } from './strata-pairs.js';

/** The picture that the answer asks for: of its draws, of its parts, or of its sets. */
export async function drawProb(answer: ProbAnswer): Promise<DrawnPicture> {
  const { by, simulation, view } = answer;
  if (simulation !== undefined) {
    return await drawPlate(layOutSimulation(answer, simulation), simulationAlt(answer, simulation));
  }
  if (by !== undefined && by.strata.length > 0) {
    const pairs = strataPairs(answer, by);
    return await drawPlate(layOutStrata(answer.question, pairs), strataAlt(answer.question, pairs));
  }
  return await drawSets(viewOfProb(answer), view);
}
