/** An event over next words as a card: how many of every 1,000, how it came about, and which words they are. */
import type { Estimate, WordProbAnswer } from '../jobs/word-prob.js';
import type { Block, Card, Inline } from './card.js';
import { displayWidth } from './display-width.js';
import { boundsText, estimateText, isNarrow } from './estimate-text.js';
import { MASS_LABELS } from './mass-labels.js';
import { countText, percent, percentAtMost, plural } from './numbers.js';
import { PHONE_CELLS } from './table-text.js';
import { approximateNote, ranFooter } from './what-ran.js';
import { contextText, wordSentence } from './word-sentence.js';
import { wordVerdict } from './word-verdict.js';

const COLOUR = 0x56b4e9;
const TABLE_WORDS = 8;
const LISTED_WORDS = 20;

export function wordProbCard(answer: WordProbAnswer): Card {
  return {
    colour: COLOUR,
    title: answer.question,
    blocks: [
      paragraph({ quiet: `The next word after “${contextText(answer.text)}”` }),
      ...bodyOf(answer),
      paragraph(howSure(answer)),
      ...approximateNote(answer.model),
    ],
    footer: ranFooter(answer.model, answer.elapsedMs, [plural(answer.expansions, 'expansion')]),
  };
}

function bodyOf(answer: WordProbAnswer): Block[] {
  switch (answer.form) {
    case 'probability':
      return [
        ...mainBlocks(answer),
        ...numbers(answer),
        ...evidence(answer),
        ...wordsIn(answer, TABLE_WORDS),
      ];
    case 'count':
    case 'members':
      return [...listing(answer), ...mainBlocks(answer), ...wordsIn(answer, LISTED_WORDS)];
    default:
      return [...wordVerdict(answer), ...wordsIn(answer, TABLE_WORDS)];
  }
}

function mainBlocks(answer: WordProbAnswer): Block[] {
  if (answer.probability === null) {
    return [
      paragraph({ strong: 'No word is left to count.' }),
      paragraph(
        `No word can satisfy “${answer.given ?? answer.event}”, so there is nothing to divide by: the probability has no value.`,
      ),
    ];
  }
  return [
    paragraph({ strong: `${wordSentence(answer)}.` }),
    paragraph(
      `P(${answer.event}${answer.given === null ? '' : ` | ${answer.given}`}) ${estimateText(answer.probability)}`,
    ),
    steps(answer, answer.probability),
  ];
}

function steps(answer: WordProbAnswer, probability: Estimate): Block {
  const { condition, joint, given, event } = answer;
  const space = `Sample space: all next words, ${share(answer.wordMass)} of what may follow${insteadText(answer)}.`;
  if (given === null || condition === null || joint === null) {
    return list([
      space,
      `Of these, the words in “${event}” hold ${boundedPercent(probability)} of the mass.`,
    ]);
  }
  return list([
    space,
    `Conditioned on “${given}”: words with ${boundedPercent(condition)} of that mass are left, the others no longer count.`,
    `Of those, the words that are also in “${event}” hold ${boundedPercent(joint)} of all word mass.`,
    `Divide: ${percent(joint.value)} ÷ ${percent(condition.value)} ≈ ${percent(probability.value)}. This is P(A | B) = P(A and B) ÷ P(B), as for people.`,
  ]);
}

function share({ lower, upper }: WordProbAnswer['wordMass']): string {
  const value = (lower + upper) / 2;
  return boundedPercent({ lower, upper, value });
}

function boundedPercent(estimate: Estimate): string {
  return isNarrow(estimate) ? percent(estimate.value) : boundsText(estimate);
}

/** What comes where no word does, the likeliest first; nothing below half a percent. */
function insteadText({ instead }: WordProbAnswer): string {
  const likely = MASS_LABELS.flatMap(([name, label]) => {
    const mass = name === 'otherWords' || name === 'unassigned' ? 0 : instead[name];
    return mass >= 0.005 ? [{ label, mass }] : [];
  }).sort((a, b) => b.mass - a.mass);
  if (likely.length === 0) return '';
  return ` (set aside: ${likely.map(({ label, mass }) => `${label} ${percent(mass)}`).join(', ')})`;
}

/** P(A | B), P(A), P(B | A) and P(A and B), with their bounds. */
function numbers({ event, given, probability, prior, reverse, joint }: WordProbAnswer): Block[] {
  if (given === null || probability === null) return [];
  const rows: readonly (readonly [string, string, Estimate | null])[] = [
    [`P(${event} | ${given})`, 'P(A | B)', probability],
    [`P(${event})`, 'P(A)', prior],
    [`P(${given} | ${event})`, 'P(B | A)', reverse],
    ['P(both)', 'P(A and B)', joint],
  ];
  const shares = rows.map(([, , one]) =>
    one === null ? ['no value', ''] : [percent(one.value), boundsText(one)],
  );
  const room =
    PHONE_CELLS -
    4 -
    Math.max(...shares.map(([value = '', bounds = '']) => displayWidth(value) + displayWidth(bounds)));
  const hasRoom = rows.every(([name]) => displayWidth(name) <= room);
  const table: Block = {
    type: 'table',
    columns: [
      { title: '', align: 'left' },
      { title: 'about', align: 'right' },
      { title: 'between', align: 'right' },
    ],
    rows: rows.map(([name, letters], index) => [hasRoom ? name : letters, ...(shares[index] ?? [])]),
  };
  return hasRoom ? [table] : [paragraph(`A = “${event}”, B = “${given}”`), table];
}

function evidence({ given, event, probability, prior }: WordProbAnswer): Block[] {
  if (given === null || probability === null || prior === null) return [];
  const opening = `Knowing “${given}” `;
  const isRaised = probability.lower > prior.upper;
  if (!isRaised && probability.upper >= prior.lower) {
    return [
      paragraph(`${opening}may raise or lower the probability of “${event}”: the bounds of the two overlap.`),
    ];
  }
  const lift = probability.value / prior.value;
  const times =
    Number.isFinite(lift) && lift > 0 ? `, ${Number(lift.toPrecision(2))} times as likely as before` : '';
  return [
    paragraph(
      opening,
      { strong: isRaised ? 'raises' : 'lowers' },
      ` the probability of “${event}” from ${percent(prior.value)} to ${percent(probability.value)}${times}.`,
    ),
  ];
}

function listing({ found, words, reading }: WordProbAnswer): Block[] {
  const which = [reading.condition, reading.event].filter((part) => part !== null).join(' and ');
  const held = words.reduce((sum, { lower }) => sum + lower, 0);
  return [
    paragraph({
      strong:
        found === 0
          ? `No word that would ${which} was met.`
          : `${plural(found, 'word')} that ${which} ${found === 1 ? 'was' : 'were'} met on the way.`,
    }),
    paragraph(
      `A language model rules no word out, so there is no last one to count. ` +
        (words.length === 0
          ? 'What can be counted is mass.'
          : `${words.length < found ? `The likeliest ${words.length} of them` : 'They'} hold ${percent(held)} of all word mass.`),
    ),
  ];
}

/** Which words the event is made of, with their shares of all next words. */
function wordsIn({ words, found }: WordProbAnswer, most: number): Block[] {
  const shown = words.slice(0, most);
  if (shown.length === 0) return [];
  const hasBounds = shown.some(({ lower, upper }) => upper - lower >= 0.0005);
  return [
    {
      type: 'table',
      columns: [
        { title: 'in the event', align: 'left' },
        { title: 'of all words', align: 'right' },
        ...(hasBounds ? [{ title: 'at most', align: 'right' as const }] : []),
      ],
      rows: shown.map(({ word, lower, upper }) => [
        word,
        percent(lower),
        ...(hasBounds ? [upper - lower >= 0.0005 ? percentAtMost(upper) : ''] : []),
      ]),
    },
    ...(found > shown.length
      ? [paragraph({ quiet: `and ${countText(found - shown.length)} less likely ones that were met` })]
      : []),
  ];
}

/** The same share, of what is assigned alone: the one that pictures show. Null where nothing is. */
function assignedShare({ regions }: WordProbAnswer): number | null {
  const massOf = (counted: WordProbAnswer['regions']) =>
    counted.reduce((sum, { mass }) => sum + mass.lower, 0);
  const condition = regions.filter(({ inCondition }) => inCondition);
  const all = massOf(condition);
  return all > 0 ? massOf(condition.filter(({ inEvent }) => inEvent)) / all : null;
}

function howSure(answer: WordProbAnswer): string {
  const { certified, unassigned, probability, model } = answer;
  const opening = model.precision === 'fast' ? 'Within fast arithmetic, the' : 'Certified: the';
  const open = unassigned < 0.0001 ? 'hardly any' : percent(unassigned);
  const bounds =
    probability === null
      ? ''
      : `${opening} model’s own value lies between the bounds. ${open === 'hardly any' ? 'Hardly any' : open} of the word mass is not followed far enough to say in which part of the picture it belongs; it is counted once for and once against. `;
  const assigned = assignedShare(answer);
  const shares =
    probability === null || assigned === null || percent(assigned) === percent(probability.value)
      ? ''
      : `The ${percent(probability.value)} is the middle of the bounds; of the assigned mass alone, as the picture’s parts show it, it is ${percent(assigned)}.`;
  const ranks = certified.ranks.map(({ best, isProved }) =>
    isProved
      ? `It is proved which ${best === 1 ? 'word is the likeliest' : `${best} words are the likeliest`}.`
      : `It is not proved which ${best === 1 ? 'word is the likeliest' : `${best} words are the likeliest`}, so each possible choice is within the bounds.`,
  );
  const budget = certified.isTight ? '' : 'The search ended before the bounds were as narrow as it aims at.';
  return [bounds.trim(), shares, ...ranks, budget].filter((part) => part !== '').join(' ');
}

function list(items: readonly string[]): Block {
  return { type: 'list', ordered: true, items: items.map((item) => [item]) };
}

function paragraph(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}
