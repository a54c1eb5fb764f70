import type { CountingAnswer } from '../../jobs/counting.js';
import { type DrawnPicture, drawScene } from './card-picture.js';
import { countingAlt, layOutCounting } from './counting-layout.js';
import { viewOfCounting } from './counting-view.js';
import { sceneOfPlate } from './plate.js';
import { drawSets } from './set-picture.js';

/** Counting and model side by side, or the places as sets where a view of them is asked for. */
export async function drawCounting(answer: CountingAnswer): Promise<DrawnPicture> {
  if (answer.view !== null) return await drawSets(viewOfCounting(answer), answer.view);
  const plate = layOutCounting(answer);
  return {
    png: await drawScene(sceneOfPlate(plate)),
    alt: countingAlt(answer),
    undrawable: plate.undrawable,
  };
}
