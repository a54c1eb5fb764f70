import type { NextwordAnswer } from '../../jobs/nextword.js';
import { layOutAdjusted } from './adjusted.js';
import { drawBars } from './bars.js';
import type { DrawnPicture } from './card-picture.js';
import { layOutDie } from './die.js';
import { layOutDumbbell } from './dumbbell.js';
import { adjustedAlt, comparedAlt, dieAlt, tokensAlt } from './nextword-alt.js';
import { drawPlate } from './plate.js';
import { layOutTokens } from './tokens.js';

/** The picture of what was asked about the next word: one of its views, or the bars of its words. */
export async function drawNextword(answer: NextwordAnswer): Promise<DrawnPicture> {
  const { draw, compared, tokens, adjusted } = answer;
  if (draw !== undefined) return await drawPlate(layOutDie(answer, draw), dieAlt(answer, draw));
  if (compared !== undefined)
    return await drawPlate(layOutDumbbell(answer, compared), comparedAlt(answer, compared));
  if (tokens !== undefined) return await drawPlate(layOutTokens(answer, tokens), tokensAlt(answer, tokens));
  if (adjusted !== undefined)
    return await drawPlate(layOutAdjusted(answer, adjusted), adjustedAlt(answer, adjusted));
  return await drawBars(answer);
}
