import { type DrawnPicture, drawScene, type Scene } from './card-picture.js';
import type { SetView } from './set-view.js';
import { d, disc, path, rectangle } from './svg.js';
import { COLOURS } from './theme.js';
import type { Pointer } from './venn-boxes.js';
import { layOutVenn, type VennLayout } from './venn-layout.js';
import { numberColour } from './venn-numbers.js';
import { borders, person, regionFills, vennDefinitions } from './venn-shapes.js';

/**
 * Up to three sets as circles, members in them. What the condition sets aside is dimmed, never removed. Undefined where no
 * drawing of circles says all that it has to.
 */
export async function drawVenn(view: SetView): Promise<DrawnPicture | undefined> {
  const layout = layOutVenn(view);
  if (layout === undefined) return undefined;
  return { png: await drawScene(sceneOfVenn(layout)), alt: view.alt, undrawable: layout.undrawable };
}

export function sceneOfVenn(layout: VennLayout): Scene {
  const { geometry, regions } = layout;
  const shapes = [
    regionFills(geometry, regions),
    borders(geometry, regions),
    ...regions.flatMap(({ leader, state, weight }) =>
      leader === undefined ? [] : pointerShapes(leader, numberColour(state, weight)),
    ),
    ...regions.flatMap(({ ring, leader, state, weight }) =>
      ring === undefined
        ? []
        : rectangle(ring, {
            rx: ring.height / 2,
            fill: COLOURS.card,
            'fill-opacity': leader === undefined ? 0.7 : 1,
            stroke: numberColour(state, weight),
            'stroke-width': leader === undefined ? 5 : 4,
          }),
    ),
    ...layout.names.flatMap(({ pointer, colour }) =>
      pointer === undefined ? [] : pointerShapes(pointer, colour),
    ),
    ...regions.flatMap(({ people, state }) => people.map((place) => person(place, state))),
  ].join('');
  return { height: layout.height, defs: vennDefinitions(geometry), shapes, lines: layout.lines };
}

function pointerShapes({ from, to }: Pointer, colour: string): readonly string[] {
  return [
    path(d`M${from.x} ${from.y}L${to.x} ${to.y}`, { stroke: colour, 'stroke-width': 4, fill: 'none' }),
    disc(to.x, to.y, 9, { fill: colour, stroke: COLOURS.card, 'stroke-width': 3 }),
  ];
}
