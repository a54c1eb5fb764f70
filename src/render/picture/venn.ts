import type { ProbAnswer } from '../../jobs/prob.js';
import { type DrawnPicture, drawScene, type Scene } from './card-picture.js';
import { viewOfProb } from './prob-view.js';
import { drawRegionChart } from './region-chart.js';
import { rectangle } from './svg.js';
import { COLOURS } from './theme.js';
import { layOutVenn, type VennLayout } from './venn-layout.js';
import { borders, person, regionFills, vennDefinitions } from './venn-shapes.js';

const SETS_AT_MOST = 3;

/**
 * People in their sets: a Venn diagram for up to three attributes, a chart of the combinations for more.
 * What the condition sets aside is dimmed, never removed.
 */
export async function drawProb(answer: ProbAnswer): Promise<DrawnPicture> {
  const view = viewOfProb(answer);
  if (view.sets.length > SETS_AT_MOST) return await drawRegionChart(view);
  const layout = layOutVenn(view);
  return {
    png: await drawScene(sceneOfVenn(layout)),
    alt: view.alt,
    undrawable: layout.undrawable,
  };
}

export function sceneOfVenn(layout: VennLayout): Scene {
  const { geometry, regions } = layout;
  const shapes = [
    regionFills(geometry, regions),
    borders(geometry, regions),
    ...layout.rings.map((box) =>
      rectangle(box, {
        rx: box.height / 2,
        fill: COLOURS.card,
        'fill-opacity': 0.7,
        stroke: COLOURS.highlight,
        'stroke-width': 5,
      }),
    ),
    ...regions.flatMap(({ people, state }) => people.map((place) => person(place, state))),
  ].join('');
  return { height: layout.height, defs: vennDefinitions(geometry), shapes, lines: layout.lines };
}
