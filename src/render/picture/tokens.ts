import type { NextwordAnswer, WordPath } from '../../jobs/nextword.js';
import { textWidth } from './drawable-text.js';
import { layOutPictureTitle } from './picture-title.js';
import { createDrawables, type Drawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { chanceRuns, type Run, runsWidth, setRuns } from './runs.js';
import { truncate } from './text-lines.js';
import { COLOURS, OKABE_ITO, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

type Tokens = NonNullable<NextwordAnswer['tokens']>;

const WORDS = 3;
const NEXT = 5;
const CHAIN_STEP = 164;
const TILE_HEIGHT = 70;
const TOKEN = { size: 40, weight: 600 } as const;
const FACTOR = { size: TYPE.body, weight: 600 } as const;
const SIGN_WIDTH = 50;
const LONGEST_TOKEN = 300;
const LEAST_FACTOR = 1e-5;

/** How words are made of tokens: a chain of tiles with a factor under each, and the factor with which the word ends. */
export function layOutTokens(answer: NextwordAnswer, tokens: Tokens): Plate {
  const drawables = createDrawables();
  const title = layOutPictureTitle(answer.text, drawables);
  const lines: TextLine[] = [...title.lines];
  const shapes: Shape[] = [title.blank];
  let y = title.bottom + 24;
  lines.push({
    x: LEFT,
    y,
    text: 'P(word) = product of its tokens × P(it ends there)',
    size: 32,
    weight: 400,
    colour: COLOURS.quiet,
  });
  y += 40;
  const chosen = chooseWords(tokens);
  for (const path of chosen) {
    const chain = layOutChain(path, y, drawables);
    shapes.push(...chain.shapes);
    lines.push(...chain.lines);
    y += CHAIN_STEP;
  }
  y += 12;
  const open = chosen[0];
  if (open !== undefined) {
    lines.push({
      x: LEFT,
      y,
      text: 'Without the last factor, longer words would be counted too.',
      size: 32,
      weight: 400,
      colour: COLOURS.quiet,
    });
    y += 66;
  }
  lines.push({
    x: LEFT,
    y,
    text: 'Likeliest next tokens',
    size: TYPE.body,
    weight: 600,
    colour: COLOURS.ink,
  });
  y += 34;
  const next = layOutNext(tokens.next.slice(0, NEXT), y, drawables);
  return {
    height: next.bottom + SPACE.margin - 12,
    defs: '',
    shapes: [...shapes, ...next.shapes],
    lines: [...lines, ...next.lines],
    undrawable: drawables.undrawable(),
  };
}

/** The likeliest way to write each of the first words, those of several tokens before the others, in the order of the list. */
function chooseWords({ paths }: Tokens): WordPath[] {
  const best = paths.flatMap(({ paths: [first] }, index) => (first === undefined ? [] : [{ first, index }]));
  const chosen = [...best]
    .sort(
      (a, b) => Number(b.first.tokens.length > 1) - Number(a.first.tokens.length > 1) || a.index - b.index,
    )
    .slice(0, WORDS)
    .sort((a, b) => a.index - b.index);
  return chosen.map(({ first }) => first);
}

interface Tile {
  readonly text: string;
  readonly probability: number;
  readonly isEnding: boolean;
}

function layOutChain(path: WordPath, top: number, drawables: Drawables) {
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  const ending = (path.ending.lower + path.ending.upper) / 2;
  const result = factorRuns(path.product * ending);
  const resultWidth = runsWidth(result, { size: TYPE.label, weight: 800 });
  const all: Tile[] = path.tokens.map(({ text, probability }) => ({
    text: tokenText(text, drawables),
    probability,
    isEnding: false,
  }));
  const end: Tile = { text: 'ends', probability: ending, isEnding: true };
  const room = RIGHT - LEFT - resultWidth - SIGN_WIDTH;
  let shown = [...all, end];
  // A word of very many tokens keeps its first ones; the factor of the others is told as one.
  while (chainWidth(shown) > room && shown.length > 3) {
    const kept = shown.filter(({ isEnding, text }) => !isEnding && !text.startsWith('…')).slice(0, -1);
    const rest = all.slice(kept.length);
    const product = rest.reduce((value, { probability }) => value * probability, 1);
    shown = [...kept, { text: `… ${rest.length} more`, probability: product, isEnding: false }, end];
  }
  const isTooWide = chainWidth(shown) > room;
  const largest = isTooWide
    ? (room - SIGN_WIDTH * (shown.length - 1)) / shown.length
    : Number.POSITIVE_INFINITY;
  const y = top + TILE_HEIGHT / 2;
  let x: number = LEFT;
  shown.forEach((tile, index) => {
    const width = Math.min(tileWidth(tile), largest);
    const box = { x, y: top, width, height: TILE_HEIGHT };
    shapes.push({
      type: 'box',
      role: tile.isEnding ? 'ending' : 'token',
      box,
      radius: 12,
      isGround: true,
      ...(tile.isEnding
        ? { stroke: COLOURS.highlight, strokeWidth: 4, dash: '10 8' }
        : { fill: COLOURS.counted, stroke: OKABE_ITO.skyBlue, strokeWidth: 3 }),
    });
    const colour = tile.isEnding ? COLOURS.highlight : COLOURS.ink;
    lines.push({
      x: x + width / 2,
      y,
      text: truncate(tile.text, TOKEN, width - 24),
      ...TOKEN,
      colour,
      anchor: 'middle',
    });
    lines.push(
      ...setRuns(
        factorRuns(tile.probability),
        { x: x + width / 2, y: top + TILE_HEIGHT + 32, anchor: 'middle' },
        { ...FACTOR, colour },
      ),
    );
    x += width;
    lines.push({
      x: x + SIGN_WIDTH / 2,
      y,
      text: index === shown.length - 1 ? '=' : '×',
      size: TYPE.label,
      weight: 400,
      colour: COLOURS.quiet,
      anchor: 'middle',
    });
    x += SIGN_WIDTH;
  });
  lines.push(...setRuns(result, { x, y }, { size: TYPE.label, weight: 800, colour: OKABE_ITO.orange }));
  return { shapes, lines };
}

/** Factors stand close together, so that rare ones are told as a bound; their numbers stand in the table. */
function factorRuns(probability: number): Run[] {
  if (probability >= LEAST_FACTOR || probability <= 0) return chanceRuns(probability);
  return [{ text: '< 10' }, { text: '−5', isRaised: true }];
}

function tileWidth({ text, probability }: Tile): number {
  const label = Math.min(textWidth(text, TOKEN.size, TOKEN.weight), LONGEST_TOKEN);
  return Math.max(label + 40, runsWidth(factorRuns(probability), FACTOR) + 12, 90);
}

const chainWidth = (tiles: readonly Tile[]): number =>
  tiles.reduce((sum, tile) => sum + tileWidth(tile), SIGN_WIDTH * (tiles.length - 1));

/** The token with its space made visible, for that is where words begin. */
function tokenText(text: string, drawables: Drawables): string {
  const drawn = drawables.of(text);
  if (drawn === '') return text === '' ? '–' : '␣';
  return text.startsWith(' ') ? `␣${drawn}` : drawn;
}

function layOutNext(next: Tokens['next'], top: number, drawables: Drawables) {
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  const step = 50;
  const labels = next.map(({ text }) => truncate(tokenText(text, drawables), FACTOR, 300));
  const labelWidth = Math.max(90, ...labels.map((label) => textWidth(label, FACTOR.size, FACTOR.weight)));
  const valueWidth = Math.max(
    0,
    ...next.map(({ probability }) => runsWidth(factorRuns(probability), FACTOR)),
  );
  const x = LEFT + labelWidth + 20;
  const largest = Math.max(...next.map(({ probability }) => probability), 1e-300);
  const scale = (RIGHT - valueWidth - 18 - x) / largest;
  next.forEach(({ probability }, index) => {
    const y = top + index * step + step / 2;
    const width = Math.max(3, probability * scale);
    lines.push({ x: x - 20, y, text: labels[index] ?? '', ...FACTOR, colour: COLOURS.ink, anchor: 'end' });
    shapes.push({
      type: 'box',
      role: 'next',
      box: { x, y: y - 17, width, height: 34 },
      fill: OKABE_ITO.skyBlue,
      radius: Math.min(6, width / 2),
    });
    lines.push(...setRuns(factorRuns(probability), { x: x + width + 15, y }, FACTOR));
  });
  return { shapes, lines, bottom: top + next.length * step };
}
