/** A `/nextword` answer as a card: the prediction, the words with their probabilities, and where the rest of the mass is. */
import { cutGraphemesAtStart, plainText } from '../discord/safe-text.js';
import type { NextwordAnswer } from '../jobs/nextword.js';
import type { Block, Card, Inline } from './card.js';
import { conditionText } from './condition-text.js';
import { MASS_LABELS } from './mass-labels.js';
import { adjustedBlocks, completionNote, furtherNotes, watchedTable } from './nextword-extras.js';
import { comparedBlocks, drawBlocks, howBlocks, nextTokens, tokenBlocks } from './nextword-views.js';
import { percent, percentAtMost, plural } from './numbers.js';
import { approximateNote, certifiedWord, ranFooter } from './what-ran.js';

const COLOUR = 0xe69f00;
const BLANK = '____';
/** Escaping doubles a text at most, and a title may have 256 code points. */
const HEADLINE_CHARACTERS = 120;
/** A bound nearer than this to the shown value would not change what is read. */
const BOUND_MATTERS_FROM = 0.0005;

export function nextwordCard(answer: NextwordAnswer): Card {
  return {
    colour: COLOUR,
    title: titleOf(answer),
    blocks: [...bodyOf(answer), ...approximateNote(answer.model)],
    footer: footer(answer),
  };
}

function titleOf({ text, compared, completion }: NextwordAnswer): string {
  if (compared !== undefined) return 'The next word after two texts';
  if (completion === undefined) return `${headline(text)} ${BLANK}`;
  return `${headline(text)}${BLANK}`;
}

/** A view takes the place of the table; what else was asked stands below it. */
function bodyOf(answer: NextwordAnswer): Block[] {
  const { draw, compared, search, tokens, adjusted } = answer;
  const certified: Block = { type: 'paragraph', content: [certificate(answer)] };
  const notes = [...watchedTable(answer), ...furtherNotes(answer), certified];
  if (draw !== undefined)
    return [...completionNote(answer), ...drawBlocks(draw), ...condition(answer), certified];
  if (compared !== undefined) return [...comparedBlocks(answer, compared), ...notes];
  const reading: Block[] = [
    { type: 'paragraph', content: prediction(answer) },
    ...completionNote(answer),
    ...likelierThanAnyWord(answer),
  ];
  if (search !== undefined) return [...howBlocks(answer, search), certified];
  if (tokens !== undefined) return [...reading, ...tokenBlocks(tokens), ...nextTokens(tokens), ...notes];
  if (adjusted !== undefined) return [...reading, ...adjustedBlocks(answer), ...notes];
  return [...reading, massTable(answer), ...notes];
}

/** A draw among the kept words says among which. */
function condition({ adjusted }: NextwordAnswer): Block[] {
  if (adjusted === undefined) return [];
  return [{ type: 'paragraph', content: [`Drawn given: ${conditionText(adjusted)}.`] }];
}

/** The text in one line without its trailing space; of a long one the end, for that is what the next word hangs on. */
function headline(text: string): string {
  const line = plainText(text).replaceAll('\n', ' ⏎ ').replaceAll(/ {2,}/g, ' ').trimEnd();
  return cutGraphemesAtStart(line, HEADLINE_CHARACTERS);
}

function prediction({ words, certified }: NextwordAnswer): Inline[] {
  const [first] = words;
  if (first === undefined) return ['No whole word was found to follow: see below where the probability is.'];
  if (certified.ranks >= 1) {
    return [
      'The likeliest next word is ',
      { strong: first.word },
      ': the highest conditional probability is chosen.',
    ];
  }
  return [
    'The likeliest next word found is ',
    { strong: first.word },
    ': the highest conditional probability is chosen, but the search ended before it was proved that no other word has a higher one.',
  ];
}

/** "The likeliest word" must not hide that something that is no word is likelier still. */
function likelierThanAnyWord({ words, masses }: NextwordAnswer): Block[] {
  const best = words[0]?.probability ?? 0;
  const likelier = MASS_LABELS.filter(
    ([name]) => name !== 'otherWords' && name !== 'unassigned' && masses[name] > best,
  ).map(([name, label]) => `${label} (${percent(masses[name])})`);
  if (likelier.length === 0) return [];
  const content = [`Likelier than any single word: ${likelier.join(', ')}.`];
  return [{ type: 'paragraph', content }];
}

function massTable({ words, masses }: NextwordAnswer): Block {
  const hasBounds = words.some((word) => boundMatters(word));
  const wordRows = words.map((word) => [
    word.word,
    percent(word.probability),
    ...(hasBounds ? [boundMatters(word) ? `≤ ${percentAtMost(word.upper)}` : ''] : []),
  ]);
  const blankBound = hasBounds ? [''] : [];
  const listed = words.reduce((sum, word) => sum + word.lower, 0);
  const rest = [
    ...(words.length === 0 ? [] : [[`these ${plural(words.length, 'word')}`, percent(listed)]]),
    ...MASS_LABELS.map(([name, label]) => [label, percent(masses[name])]),
  ];
  const rows = [
    ...wordRows,
    ...rest.map((row) => [...row, ...blankBound]),
    ['everything', '100 %', ...blankBound],
  ];
  return {
    type: 'table',
    columns: hasBounds
      ? [
          { title: 'next word', align: 'left' },
          { title: 'P(word|…)', align: 'right' },
          { title: 'at most', align: 'right' },
        ]
      : [
          { title: 'next word', align: 'left' },
          { title: 'P(word | text)', align: 'right' },
        ],
    rows,
    rulesBefore: [wordRows.length, rows.length - 1],
  };
}

function boundMatters({ lower, upper }: NextwordAnswer['words'][number]): boolean {
  return upper - lower >= BOUND_MATTERS_FROM;
}

function certificate({ words, certified, masses, model }: NextwordAnswer): string {
  const opening = certifiedWord(model);
  const proofOfOrder = words.length === 1 ? '' : ', in this order';
  const swap =
    certified.tolerance > 0
      ? ` (words closer than ${tolerancePoints(certified.tolerance)} percentage points may be swapped)`
      : '';
  const these =
    words.length === 1 ? 'this is the likeliest word' : `these are the ${words.length} likeliest words`;
  if (words.length > 0 && certified.set && certified.order) {
    return `${opening}: ${these}${proofOfOrder}${swap}.`;
  }
  const ranks = Math.min(certified.ranks, words.length);
  const order =
    ranks === 0
      ? 'their order is not proved'
      : `the order is proved for the first ${ranks === 1 ? 'one' : String(ranks)}`;
  if (words.length > 0 && certified.set) return `${opening}: ${these}; ${order}${swap}.`;
  const unassigned = percent(masses.unassigned);
  const rest = words.length === 0 ? '' : `; ${order}`;
  return `Not certified: ${unassigned} is not yet assigned, and a word that is missing here could still belong into the list${rest}.`;
}

/** 0.0005 → "0.05". */
function tolerancePoints(tolerance: number): string {
  return String(Number((tolerance * 100).toPrecision(2)));
}

function footer({ model, expansions, elapsedMs }: NextwordAnswer): string {
  return ranFooter(model, elapsedMs, [plural(expansions, 'expansion')]);
}
