/** The views of `/nextword` that take the place of its table: a draw, two texts, tokens, and how the numbers came about. */
import { cutGraphemes, plainText } from '../discord/safe-text.js';
import type { NextwordAnswer, WordPath } from '../jobs/nextword.js';
import type { Block, Inline } from './card.js';
import { intervalLabel } from './mass-labels.js';
import { boundsText } from './nextword-extras.js';
import { countOfBits, countText, percent, plural, probabilityText } from './numbers.js';

type Of<K extends keyof NextwordAnswer> = NonNullable<NextwordAnswer[K]>;

const ROWS = 16;
const CHAINS = 5;
const CHAINS_EXPLAINED = 3;
const OPEN_SHOWN = 4;
const TOKEN_CHARACTERS = 30;

export function drawBlocks(draw: Of<'draw'>): Block[] {
  const { seed, at, intervals, outcome } = draw;
  const hit = intervals[outcome];
  if (hit === undefined) return [];
  const shown = intervals.filter(({ from, to }, index) => to > from || index === outcome);
  const content: Inline[] = [
    `Seed ${seed} draws ${at.toFixed(6)}, which falls on `,
    { strong: intervalLabel(hit) },
    ` (${percent(hit.to - hit.from)}). The line from 0 to 1 is cut in proportion to the probabilities; the same seed draws the same point again.`,
  ];
  return [
    { type: 'paragraph', content },
    {
      type: 'table',
      columns: [
        { title: 'outcome', align: 'left' },
        { title: 'from', align: 'right' },
        { title: 'up to', align: 'right' },
      ],
      rows: shown.map((one) => [
        `${one === hit ? '> ' : ''}${intervalLabel(one)}`,
        one.from.toFixed(4),
        one.to.toFixed(4),
      ]),
    },
  ];
}

export function comparedBlocks(answer: NextwordAnswer, compared: Of<'compared'>): Block[] {
  const rows = compared.words.slice(0, ROWS);
  const left = compared.words.length - rows.length;
  return [
    {
      type: 'list',
      ordered: false,
      items: [answer.text, compared.text].map((text, side) => [
        { strong: side === 0 ? 'A' : 'B' },
        ` ${cutGraphemes(oneLine(text), 300)}`,
      ]),
    },
    ...changesMost(compared),
    {
      type: 'table',
      columns: [
        { title: 'word', align: 'left' },
        { title: 'after A', align: 'right' },
        { title: 'after B', align: 'right' },
      ],
      rows: [
        ...rows.map(({ word, here, there }) => [word, middle(here), middle(there)]),
        ...(left === 0 ? [] : [[`… ${countText(left)} more`, '', '']]),
      ],
    },
  ];
}

/** The word whose probability the change of text multiplies most, among those that are not rare after both and proved apart. */
function changesMost({ words }: Of<'compared'>): Block[] {
  const changed = words
    .filter(({ here, there }) => Math.max(here.lower, there.lower) >= 0.005)
    .flatMap(({ word, here, there }) => {
      const [high, low] = here.lower > there.upper ? [here, there] : [there, here];
      if (high.lower <= low.upper || low.upper <= 0) return [];
      return [{ word, bits: Math.log2(high.lower / low.upper), isHere: high === here }];
    })
    .sort((a, b) => b.bits - a.bits);
  const [most] = changed;
  if (most === undefined || most.bits < 0.5) return [];
  const content: Inline[] = [
    { strong: most.word },
    ` changes most: at least ${countOfBits(most.bits)} times as likely after ${most.isHere ? 'A as after B' : 'B as after A'}.`,
  ];
  return [{ type: 'paragraph', content }];
}

const middle = ({ lower, upper }: { readonly lower: number; readonly upper: number }): string =>
  probabilityText((lower + upper) / 2);

export function tokenBlocks(tokens: Of<'tokens'>, most = CHAINS): Block[] {
  const rows: string[][] = [];
  const rulesBefore: number[] = [];
  for (const { word, paths } of tokens.paths.slice(0, most)) {
    const [path] = paths;
    if (path === undefined) continue;
    rulesBefore.push(rows.length);
    rows.push(...chainRows(word, path));
    if (paths.length > 1) rows.push([`… ${plural(paths.length - 1, 'other way', 'other ways')}`, '']);
  }
  return [
    {
      type: 'paragraph',
      content: [
        'A word is a chain of tokens: the model predicts them one by one, each given those before it. Their product alone says only that the text goes on with these letters, so that “mat” would also count “matron”: the factor of its end makes it the word.',
      ],
    },
    {
      type: 'table',
      columns: [
        { title: 'tokens', align: 'left' },
        { title: 'P(…|…)', align: 'right' },
      ],
      rows,
      rulesBefore,
    },
  ];
}

function chainRows(word: string, { tokens, product, ending }: WordPath): string[][] {
  return [
    ...tokens.map(({ text, probability }) => [quoted(text), probabilityText(probability)]),
    ['× it ends there', boundsText(ending)],
    [`= ${word}`, boundsText({ lower: product * ending.lower, upper: product * ending.upper })],
  ];
}

export function nextTokens({ next }: Of<'tokens'>): Block[] {
  if (next.length === 0) return [];
  const shown = next
    .slice(0, 8)
    .map(({ text, probability }) => `${quoted(text)} ${probabilityText(probability)}`);
  return [{ type: 'paragraph', content: [`Likeliest next tokens: ${shown.join(', ')}.`] }];
}

/** "How was this computed": the search, its chains, and what it left open. */
export function howBlocks(answer: NextwordAnswer, search: Of<'search'>): Block[] {
  const { openPaths, openMass, prunedMass, largestOpen, bestUnlisted, nonCanonicalMass } = search;
  const open = largestOpen
    .slice(0, OPEN_SHOWN)
    .map(({ text, probability }) => `${quoted(text)} ${probabilityText(probability)}`);
  const items = [
    `${plural(answer.expansions, 'expansion')}: each computes the next token after one path of the tree, the likeliest paths first. Mass with which a word ends is its own for good (the lower bound); what is open in front of it could still come (the upper bound).`,
    `Not yet assigned: ${percent(answer.masses.unassigned)}. ${plural(openPaths, 'path')} were left open with ${probabilityText(openMass)}${open.length === 0 ? '' : `, the largest ${open.join(', ')}`}; ${probabilityText(prunedMass)} lies on paths too unlikely to follow, and counts in every upper bound.`,
    `A word that is not listed can have ${probabilityText(bestUnlisted)} at most${certificate(answer, bestUnlisted)}.`,
    `Unusual ways to cut words into tokens hold ${probabilityText(nonCanonicalMass)} of the listed words; they are counted.`,
  ];
  const bounds = answer.words
    .slice(0, CHAINS_EXPLAINED)
    .map(({ word, lower, upper }) => `${word} ${boundsText({ lower, upper })}`);
  return [
    ...(answer.tokens === undefined ? [] : tokenBlocks(answer.tokens, CHAINS_EXPLAINED)),
    {
      type: 'list',
      ordered: false,
      items: [...items, `Bounds: ${bounds.join('; ')}.`].map((item) => [item]),
    },
  ];
}

function certificate({ words, certified, model }: NextwordAnswer, bestUnlisted: number): string {
  const last = words.at(-1);
  if (last === undefined || !certified.set || model.precision === 'fast') return '';
  const comparison = bestUnlisted <= last.lower ? 'no more than' : 'within the tolerance of';
  return `, ${comparison} the last listed word (${last.word} ${probabilityText(last.lower)}): that is the certificate`;
}

/** A token with its spaces in view. */
function quoted(text: string): string {
  return `“${cutGraphemes(text.replaceAll('\n', '⏎'), TOKEN_CHARACTERS)}”`;
}

const oneLine = (text: string): string => plainText(text).replaceAll(/\s+/g, ' ').trim();
