/**
 * Pictures compared with stored ones, pixel by pixel, at 400 px as Discord shows them. Fonts come from npm and the
 * rasteriser reads no others, so they look the same on every machine.
 * After a wanted change: `GOLDEN=renew npx vitest run --config .vitest.config.ts tests/render/picture/golden.test.ts`, then look at the files.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import type { ProbAnswer } from '../../../src/jobs/prob.js';
import { layOutAdjusted } from '../../../src/render/picture/adjusted.js';
import { sceneOfBars } from '../../../src/render/picture/bars.js';
import { layOutBars } from '../../../src/render/picture/bars-layout.js';
import { layOutBaseRate } from '../../../src/render/picture/base-rate.js';
import { type Scene, sceneToSvg } from '../../../src/render/picture/card-picture.js';
import { layOutDie } from '../../../src/render/picture/die.js';
import { layOutDirections } from '../../../src/render/picture/directions.js';
import { layOutDumbbell } from '../../../src/render/picture/dumbbell.js';
import { layOutEvidence } from '../../../src/render/picture/evidence.js';
import { layOutFrequencyTree } from '../../../src/render/picture/frequency-tree.js';
import { layOutIconArray } from '../../../src/render/picture/icon-array.js';
import { type Plate, sceneOfPlate } from '../../../src/render/picture/plate.js';
import { viewOfProb } from '../../../src/render/picture/prob-view.js';
import { rasterise } from '../../../src/render/picture/rasterise.js';
import { layOutSequence } from '../../../src/render/picture/sequence.js';
import { pairOf, type SetPair } from '../../../src/render/picture/set-cut.js';
import type { SetView } from '../../../src/render/picture/set-view.js';
import { layOutSides } from '../../../src/render/picture/side-by-side.js';
import { layOutTokens } from '../../../src/render/picture/tokens.js';
import { layOutTwoWayTable } from '../../../src/render/picture/two-way-table.js';
import { layOutUnitSquare } from '../../../src/render/picture/unit-square.js';
import { layOutUpset } from '../../../src/render/picture/upset.js';
import { sceneOfVenn } from '../../../src/render/picture/venn.js';
import { layOutVenn } from '../../../src/render/picture/venn-layout.js';
import { RAIN } from './evidence-samples.js';
import { BEST_FIVE, COMPARED, COMPLETED, DRAWN, TOKENS, WATCHED } from './nextword-samples.js';
import {
  ALL_TENNIS_IN_FOOTBALL,
  FIVE_SETS,
  FRANCE,
  RIGHT_TO_LEFT,
  TENNIS_GIVEN_FOOTBALL,
  THREE_TO_SCALE,
} from './samples.js';
import { KEYS, UMBRELLA } from './scored-samples.js';
import { FEMALE_OR_MALE, MEDICAL_TEST } from './set-samples.js';

const WIDTH_PX = 400;
/** Share of pixels that may differ: rounding of edges, not a missing letter. */
const TOLERANCE = 0.002;

function venn(answer: ProbAnswer): Scene {
  const layout = layOutVenn(viewOfProb(answer));
  if (layout === undefined) throw new Error('the sample cannot be drawn as circles');
  return sceneOfVenn(layout);
}

function plate<T>(part: T | undefined, layOut: (part: T) => Plate): Scene {
  if (part === undefined) throw new Error('the sample lacks what is drawn');
  return sceneOfPlate(layOut(part));
}

const ofPair = (view: SetView, layOut: (view: SetView, pair: SetPair) => Plate): Scene =>
  plate(pairOf(view), (pair) => layOut(view, pair));

const GOLDEN: readonly (readonly [name: string, scene: Scene])[] = [
  ['next-word', sceneOfBars(layOutBars(FRANCE))],
  ['sequence', sceneOfPlate(layOutSequence(UMBRELLA))],
  ['sequence-pair', sceneOfPlate(layOutSequence(KEYS))],
  ['evidence', sceneOfPlate(layOutEvidence(RAIN))],
  ['tokens', plate(TOKENS.tokens, (tokens) => layOutTokens(TOKENS, tokens))],
  ['compare', plate(COMPARED.compared, (compared) => layOutDumbbell(COMPARED, compared))],
  ['die', plate(DRAWN.draw, (draw) => layOutDie(DRAWN, draw))],
  ['adjusted', plate(BEST_FIVE.adjusted, (adjusted) => layOutAdjusted(BEST_FIVE, adjusted))],
  ['watched', sceneOfBars(layOutBars(WATCHED))],
  ['completed', sceneOfBars(layOutBars(COMPLETED))],
  ['table', sceneOfPlate(layOutTwoWayTable(viewOfProb(TENNIS_GIVEN_FOOTBALL)))],
  ['square', sceneOfPlate(layOutUnitSquare(viewOfProb(TENNIS_GIVEN_FOOTBALL)))],
  ['tree', sceneOfPlate(layOutFrequencyTree({ ...MEDICAL_TEST, splitFirst: 'event' }))],
  ['icons', sceneOfPlate(layOutIconArray(viewOfProb(TENNIS_GIVEN_FOOTBALL)))],
  ['directions', ofPair(MEDICAL_TEST, layOutDirections)],
  ['directions-figures', ofPair(viewOfProb(TENNIS_GIVEN_FOOTBALL), layOutDirections)],
  ['base-rate', ofPair(MEDICAL_TEST, layOutBaseRate)],
  ['base-rate-figures', ofPair(viewOfProb(TENNIS_GIVEN_FOOTBALL), layOutBaseRate)],
  ['sides', plate(FEMALE_OR_MALE.sides, (sides) => layOutSides(FEMALE_OR_MALE, sides))],
  ['venn', venn(TENNIS_GIVEN_FOOTBALL)],
  ['venn-inside', venn(ALL_TENNIS_IN_FOOTBALL)],
  ['venn-three', venn(THREE_TO_SCALE)],
  ['venn-right-to-left', venn(RIGHT_TO_LEFT)],
  ['upset', sceneOfPlate(layOutUpset(viewOfProb(FIVE_SETS)))],
];

it.each(GOLDEN)('%s looks as it did', async (name, scene) => {
  const file = new URL(`./golden/${name}.png`, import.meta.url);
  const png = rasterise(await sceneToSvg(scene), WIDTH_PX);
  expect(png.length).toBeLessThan(60_000);
  if (process.env.GOLDEN === 'renew') writeFileSync(file, png);
  const actual = PNG.sync.read(Buffer.from(png));
  const expected = PNG.sync.read(readFileSync(file));
  expect([actual.width, actual.height]).toEqual([expected.width, expected.height]);
  const different = pixelmatch(actual.data, expected.data, undefined, actual.width, actual.height, {
    threshold: 0.15,
  });
  expect(different / (actual.width * actual.height)).toBeLessThan(TOLERANCE);
});
