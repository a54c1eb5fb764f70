/** Where the numbers come from: a text that is its own exercise, and the weights that learn from it. */
import { numbersOf } from '../../messages/catalogue.js';
import { fitted, HEAD_HEIGHT, INSET, type Ink, type Part } from './gist-parts.js';
import type { Shape } from './plate.js';
import { type Box, d } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

/** An example with its label, and a net of nodes that stands for the weights. */
export function weightsPart(box: Box, { answer, texts, of }: Ink): Part {
  const { model, next, locale } = answer;
  const font = { size: TYPE.body, weight: 600 } as const;
  const y = box.y + HEAD_HEIGHT + 42;
  const net = { x: box.x + box.width - INSET - 250, y: box.y + box.height / 2, width: 240, height: 140 };
  const words = next.text.split(' ');
  const label = words.pop() ?? '';
  const context = truncate(of(words.join(' ')), font, 470);
  const room = net.x - box.x - 2 * INSET;
  return {
    shapes: [
      {
        type: 'box',
        role: 'context',
        box: { x: box.x + INSET, y: y - 32, width: 500, height: 64 },
        fill: COLOURS.counted,
        radius: 14,
        isGround: true,
      },
      {
        type: 'path',
        role: 'arrow',
        d: d`M${box.x + INSET + 514} ${y}H${box.x + INSET + 556}M${box.x + INSET + 542} ${y - 14}L${box.x + INSET + 556} ${y}L${box.x + INSET + 542} ${y + 14}`,
        stroke: COLOURS.quiet,
        strokeWidth: 5,
      },
      {
        type: 'box',
        role: 'label',
        box: { x: box.x + INSET + 572, y: y - 32, width: 130, height: 64 },
        fill: COLOURS.highlight,
        radius: 14,
        isGround: true,
      },
      ...netShapes(net),
    ],
    lines: [
      { x: box.x + INSET + 250, y, text: context, ...font, colour: COLOURS.ink, anchor: 'middle' },
      {
        x: box.x + INSET + 637,
        y,
        text: truncate(of(label), font, 118),
        ...font,
        colour: COLOURS.card,
        anchor: 'middle',
      },
      {
        x: box.x + INSET,
        y: y + 66,
        text: truncate(`${texts.context} → ${texts.label}`, { size: TYPE.small, weight: 600 }, room),
        size: TYPE.small,
        weight: 600,
        colour: COLOURS.quiet,
      },
      ...(model === null
        ? []
        : [
            {
              x: box.x + INSET,
              y: y + 108,
              ...fitted(texts.trained(numbersOf(locale).count(model.parameters)), room, TYPE.body),
              weight: 800,
              colour: COLOURS.highlight,
            } satisfies TextLine,
          ]),
    ],
  };
}

const LAYERS = [3, 4, 3] as const;

function netShapes({ x, y, width, height }: Box): Shape[] {
  const nodes = LAYERS.map((count, layer) =>
    Array.from({ length: count }, (_, index) => ({
      x: x + 20 + (layer / (LAYERS.length - 1)) * (width - 40),
      y: y + ((index - (count - 1) / 2) / 3) * height,
    })),
  );
  const edges = nodes
    .slice(1)
    .flatMap((layer, index) =>
      layer.flatMap((to) => (nodes[index] ?? []).map((from) => d`M${from.x} ${from.y}L${to.x} ${to.y}`)),
    );
  return [
    { type: 'path', role: 'edges', d: edges.join(''), stroke: COLOURS.rest, strokeWidth: 3 },
    ...nodes
      .flat()
      .map((node): Shape => ({ type: 'dot', role: 'node', ...node, radius: 14, fill: COLOURS.highlight })),
  ];
}
