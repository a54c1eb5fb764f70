/** The group's guesses beside the model's distribution: one row for each word, two bars in it, all of both masses. */
import type { GuessRevealAnswer } from '../../jobs/guess.js';
import { GUESS_MESSAGES } from '../../messages/guess/index.js';
import { type GuessRow, guessRows } from '../guess-rows.js';
import { worstRank } from '../ranks.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import type { DrawnPicture } from './card-picture.js';
import { createDrawables, drawPlate, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { setHeading } from './set-frame.js';
import { truncate } from './text-lines.js';
import { COLOURS, eventLook, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const ROWS = 7;
const ROW_HEIGHT = 66;
const BAR_HEIGHT = 42;
const WORD_WIDTH = 330;
const GAP = 30;
/** Behind the bars, for the numbers. */
const NUMBER_WIDTH = 132;
const PEOPLE = eventLook(0).colour;
const MODEL = eventLook(1).colour;

export async function drawGuess(answer: GuessRevealAnswer): Promise<DrawnPicture> {
  return await drawPlate(layOutGuess(answer), guessAlt(answer));
}

/** Scripts that run to the left end there, and so does a sentence in them. */
const RUNS_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const withBlank = (context: string, blank: string): string =>
  RUNS_LEFT.test(context) ? `${blank} ${context}` : `${context} ${blank}`;

export function layOutGuess(answer: GuessRevealAnswer): Plate {
  const drawables = createDrawables();
  const texts = GUESS_MESSAGES[answer.locale];
  const heading = setHeading({
    title: withBlank(answer.context, texts.blank),
    sampleSpace: texts.picture.wrote(answer.word),
  });
  const rows = guessRows(answer, ROWS, texts);
  const shapes: Shape[] = [];
  const lines: TextLine[] = [...heading.lines];
  const columnWidth = (RIGHT - LEFT - WORD_WIDTH - 2 * GAP) / 2;
  const barWidth = columnWidth - NUMBER_WIDTH;
  const columns = [LEFT + WORD_WIDTH + GAP, LEFT + WORD_WIDTH + 2 * GAP + columnWidth] as const;
  let y = heading.bottom + 56;
  const who = answer.mode === 'shannon' ? texts.picture.first : texts.picture.people;
  for (const [index, text] of [who(answer.guesses.length), texts.picture.model].entries()) {
    const colour = index === 0 ? PEOPLE : MODEL;
    lines.push({ x: columns[index] ?? LEFT, y, text, size: TYPE.body, weight: 800, colour });
  }
  y += 66;
  for (const row of rows) {
    const font = { size: TYPE.body, weight: row.isAuthor ? 800 : 600 } as const;
    const label = `${row.isAuthor ? '→ ' : ''}${drawables.of(row.label)}`;
    if (row.isAuthor) {
      shapes.push({
        type: 'box',
        role: 'author',
        box: { x: LEFT - 20, y: y - ROW_HEIGHT / 2, width: RIGHT - LEFT + 40, height: ROW_HEIGHT },
        fill: COLOURS.counted,
        radius: 14,
        isGround: true,
      });
    }
    lines.push({
      x: LEFT,
      y,
      text: truncate(label, font, WORD_WIDTH),
      ...font,
      colour: row.isAuthor ? COLOURS.ink : row.isRest ? COLOURS.quiet : COLOURS.ink,
    });
    for (const [index, x] of columns.entries()) {
      const share = index === 0 ? row.people : row.model;
      if (share === null) continue;
      const colour = index === 0 ? PEOPLE : MODEL;
      shapes.push(
        ...bar({ x, y, barWidth, share, colour, upper: index === 0 ? share : row.modelUpper, row }),
      );
      lines.push({
        x: x + barWidth + 14,
        y,
        text: texts.numbers.probability(share),
        size: TYPE.small,
        weight: 400,
        colour: COLOURS.quiet,
      });
    }
    y += ROW_HEIGHT;
  }
  return {
    height: y - ROW_HEIGHT / 2 + SPACE.margin,
    defs: '',
    shapes,
    lines,
    undrawable: [...new Set([...heading.undrawable, ...drawables.undrawable()])],
  };
}

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly barWidth: number;
  readonly share: number;
  readonly upper: number;
  readonly colour: string;
  readonly row: GuessRow;
}

function bar({ x, y, barWidth, share, upper, colour, row }: Bar): Shape[] {
  const top = y - BAR_HEIGHT / 2;
  const width = Math.max(share > 0 ? 4 : 0, share * barWidth);
  const most = Math.min(1, upper) * barWidth;
  return [
    {
      type: 'box',
      role: 'track',
      box: { x, y: top, width: barWidth, height: BAR_HEIGHT },
      fill: COLOURS.panel,
      radius: 8,
    },
    // What it may be at most: an outline beyond the proved part.
    ...(most - width > 2
      ? [
          {
            type: 'box',
            role: 'at-most',
            box: { x, y: top + 4, width: most, height: BAR_HEIGHT - 8 },
            stroke: COLOURS.quiet,
            strokeWidth: 2,
            dash: '6 6',
          } satisfies Shape,
        ]
      : []),
    {
      type: 'box',
      role: 'share',
      box: { x, y: top, width, height: BAR_HEIGHT },
      fill: row.isRest ? COLOURS.rest : colour,
      radius: Math.min(8, width / 2),
    },
  ];
}

export function guessAlt(answer: GuessRevealAnswer): string {
  const { author, guesses, context, word, locale } = answer;
  const texts = GUESS_MESSAGES[locale];
  const { picture, reveal, blank, numbers } = texts;
  const rows = guessRows(answer, ROWS, texts).map(({ label, people, model }) =>
    picture.altRow(label, people === null ? null : numbers.probability(people), numbers.probability(model)),
  );
  const parts = [
    picture.alt(
      `${context} ${blank}`,
      word,
      guesses.length,
      numbers.probability(author.lower),
      reveal.rank(author.rank.from, worstRank(author.rank)),
    ),
    ...rows,
  ];
  return clip(parts.join(' '), ALT_LIMIT);
}
