import { type DrawnPicture, drawScene, type Scene } from './card-picture.js';
import type { SetView } from './set-view.js';
import { rectangle } from './svg.js';
import { COLOURS } from './theme.js';
import { layOutVenn, type VennLayout } from './venn-layout.js';
import { borders, person, regionFills, vennDefinitions } from './venn-shapes.js';

/** Up to three sets as circles, members in them. What the condition sets aside is dimmed, never removed. */
export async function drawVenn(view: SetView): Promise<DrawnPicture> {
  const layout = layOutVenn(view);
  return { png: await drawScene(sceneOfVenn(layout)), alt: view.alt, undrawable: layout.undrawable };
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
