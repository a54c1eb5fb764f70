/** The next word with all of its mass, and a whole text as a product. */
import { numbersOf } from '../../messages/catalogue.js';
import { oneIn } from '../gist-sentences.js';
import { HEAD_HEIGHT, INSET, type Ink, note, type Part } from './gist-parts.js';
import type { Shape } from './plate.js';
import type { Box } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

export function nextPart(box: Box, { answer, texts, of }: Ink): Part {
  const { next, locale } = answer;
  const { percent } = numbersOf(locale);
  const font = { size: TYPE.small, weight: 600 } as const;
  const shapes: Shape[] = [];
  const lines: TextLine[] = [
    {
      x: box.x + INSET,
      y: box.y + HEAD_HEIGHT + 26,
      text: truncate(of(`“${next.text} …”`), font, box.width - 2 * INSET, 'end'),
      ...font,
      colour: COLOURS.quiet,
    },
  ];
  const rows = [
    ...next.words.map(({ word, probability }) => ({ text: of(word), share: probability, isRest: false })),
    { text: texts.rest, share: next.rest, isRest: true },
  ];
  const wordWidth = 204;
  const valueWidth = 118;
  const track = box.width - 2 * INSET - wordWidth - valueWidth;
  const first = box.y + HEAD_HEIGHT + 84;
  for (const [index, { text, share, isRest }] of rows.entries()) {
    const y = first + index * (next.isCounted ? 48 : 56);
    const x = box.x + INSET + wordWidth;
    const width = Math.max(6, share * track);
    shapes.push(
      {
        type: 'box',
        role: 'track',
        box: { x, y: y - 17, width: track, height: 34 },
        fill: COLOURS.card,
        radius: 8,
      },
      {
        type: 'box',
        role: 'share',
        box: { x, y: y - 17, width, height: 34 },
        fill: isRest ? COLOURS.rest : COLOURS.highlight,
        radius: Math.min(8, width / 2),
      },
    );
    lines.push(
      {
        x: box.x + INSET,
        y,
        text: truncate(text, font, wordWidth - 14),
        ...font,
        colour: isRest ? COLOURS.quiet : COLOURS.ink,
      },
      {
        x: box.x + box.width - INSET,
        y,
        text: percent(share),
        ...font,
        colour: COLOURS.quiet,
        anchor: 'end',
      },
    );
  }
  if (next.isCounted) lines.push(note(box, texts.counted));
  return { shapes, lines };
}

/** Of the tiles of a text: beyond the inset of its part, and half of what is between two. */
const BLEED = 8;
const GAP = 3;

/** The factors of the chain rule in reading order, and what they come to. */
export function sequencePart(box: Box, { answer, texts, of }: Ink): Part {
  const { sequence, locale } = answer;
  const font = { size: TYPE.small, weight: 600 } as const;
  if (sequence === null) {
    return { shapes: [], lines: [{ ...note(box, texts.noModel), y: box.y + box.height / 2 + 20 }] };
  }
  const { percent } = numbersOf(locale);
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  const perRow = Math.ceil(sequence.factors.length / 2);
  // A little beyond the inset, so that the longest percentage has room on both sides.
  const edge = INSET - BLEED;
  const width = (box.width - 2 * edge) / perRow;
  for (const [index, factor] of sequence.factors.entries()) {
    const [column, row] = [index % perRow, Math.floor(index / perRow)];
    const x = box.x + edge + (column + 0.5) * width;
    const y = box.y + HEAD_HEIGHT + 34 + row * 110;
    shapes.push({
      type: 'box',
      role: 'factor',
      box: { x: x - width / 2 + GAP, y: y - 28, width: width - 2 * GAP, height: 94 },
      fill: COLOURS.counted,
      radius: 14,
      isGround: true,
    });
    lines.push(
      {
        x,
        y,
        text: truncate(of(factor.text), font, width - 14),
        ...font,
        colour: COLOURS.ink,
        anchor: 'middle',
      },
      {
        x,
        y: y + 40,
        text: percent(factor.probability),
        ...font,
        colour: COLOURS.highlight,
        anchor: 'middle',
      },
    );
  }
  lines.push({
    x: box.x + box.width / 2,
    y: box.y + box.height - 46,
    text: truncate(
      `P ${oneIn(sequence.bits, locale)}`,
      { size: TYPE.label, weight: 800 },
      box.width - 2 * INSET,
    ),
    size: TYPE.label,
    weight: 800,
    colour: COLOURS.highlight,
    anchor: 'middle',
  });
  return { shapes, lines };
}
