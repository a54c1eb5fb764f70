/** A `/prob` answer as a card: counts first, then the fraction, how it came about, and what the evidence changed. */

import type { FractionJson, ProbAnswer } from '../jobs/prob.js';
import type { Block, Card, Inline } from './card.js';
import { displayWidth } from './display-width.js';
import {
  decimalPart,
  durationText,
  fractionPercent,
  fractionText,
  percentPart,
  ratioText,
} from './numbers.js';
import { PHONE_CELLS } from './table-text.js';

const COLOUR = 0x56b4e9;

export function probCard(answer: ProbAnswer): Card {
  return {
    colour: COLOUR,
    title: answer.question,
    blocks: blocksOf(answer),
    footer: `${answer.population.name} · ${people(answer.population.size)} · ${durationText(answer.elapsedMs)}`,
  };
}

function blocksOf(answer: ProbAnswer): Block[] {
  if (answer.counts.population === 0) {
    return [
      paragraph(
        'No one is left to count: this population has no members, so there is nothing to divide by. Add people and ask again.',
      ),
    ];
  }
  if (answer.given === null) return unconditional(answer);
  if (answer.probability === null) return nobodyLeft(answer, answer.given);
  return conditional(answer, answer.given, answer.probability);
}

function unconditional(answer: ProbAnswer): Block[] {
  const { counts, probability, reading } = answer;
  if (probability === null) return [];
  const rest = counts.population - counts.event;
  return [
    paragraph({ strong: `${countOfEveryone(counts.event, counts.population, reading.event)}.` }),
    paragraph(result(answer.question, counts.event, counts.population, probability)),
    steps([
      `Sample space: all ${people(counts.population)}. Nothing is conditioned on, so all of them count.`,
      `Of these, ${counts.event} ${counts.event === 1 ? 'is' : 'are'} in the event, the other ${rest} ${rest === 1 ? 'is' : 'are'} not.`,
      division(counts.event, counts.population, probability),
    ]),
  ];
}

function nobodyLeft(answer: ProbAnswer, given: string): Block[] {
  const { counts, prior } = answer;
  return [
    paragraph({ strong: 'No one is left to count.' }),
    paragraph(
      `Conditioning on ${quote(given)} keeps only those for whom it holds: 0 of the ${people(counts.population)}. The sample space is empty, so `,
      { strong: answer.question },
      ' has no value; it would be 0 ÷ 0. That is a true answer, not a mistake: where something never happens, there is no “how often then”.',
    ),
    ...(prior === null
      ? []
      : [
          paragraph(
            `Without the condition: ${result(`P(${answer.event})`, counts.event, counts.population, prior)}.`,
          ),
        ]),
  ];
}

function conditional(answer: ProbAnswer, given: string, probability: FractionJson): Block[] {
  const { counts, reading } = answer;
  const condition = reading.condition ?? `are in ${quote(given)}`;
  const aside = counts.population - counts.condition;
  const over = (count: number) => `${count}/${counts.population}`;
  return [
    paragraph({ strong: `${countOfCondition(counts.joint, counts.condition, reading.event, condition)}.` }),
    paragraph(result(answer.question, counts.joint, counts.condition, probability)),
    steps([
      `Sample space: all ${people(counts.population)}.`,
      `Conditioned on ${quote(given)}: ${counts.condition} ${counts.condition === 1 ? 'is' : 'are'} left, ${aside === 0 ? 'nobody is set aside' : `the other ${aside} no longer count`}.`,
      `Of those ${counts.condition}, ${counts.joint} ${counts.joint === 1 ? 'is' : 'are'} also in ${quote(answer.event)}.`,
      `${division(counts.joint, counts.condition, probability)} In general P(A | B) = P(A and B) ÷ P(B), here ${over(counts.joint)} ÷ ${over(counts.condition)}.`,
    ]),
    ...comparison(answer, given),
    ...evidence(answer, given, probability),
    paragraph(bothDirections(answer, given)),
  ];
}

/** P(A | B), P(A), P(B | A) and P(A and B) one below the other; long names are replaced by the letters A and B. */
function comparison(answer: ProbAnswer, given: string): Block[] {
  const { counts, event } = answer;
  const rows: readonly {
    readonly name: string;
    readonly letters: string;
    readonly count: number;
    readonly of: number;
    readonly fraction: FractionJson | null;
  }[] = [
    {
      name: answer.question,
      letters: 'P(A | B)',
      count: counts.joint,
      of: counts.condition,
      fraction: answer.probability,
    },
    {
      name: `P(${event})`,
      letters: 'P(A)',
      count: counts.event,
      of: counts.population,
      fraction: answer.prior,
    },
    {
      name: `P(${given} | ${event})`,
      letters: 'P(B | A)',
      count: counts.joint,
      of: counts.event,
      fraction: answer.reverse,
    },
    {
      name: 'P(both)',
      letters: 'P(A and B)',
      count: counts.joint,
      of: counts.population,
      fraction: answer.joint,
    },
  ];
  const cells = rows.map((row) => ({
    ...row,
    counts: `${row.count} of ${row.of}`,
    share: row.fraction === null ? 'no value' : fractionPercent(row.fraction),
  }));
  const widest = (texts: readonly string[]) => Math.max(...texts.map(displayWidth));
  const room =
    PHONE_CELLS - 4 - widest(cells.map((cell) => cell.counts)) - widest(cells.map((cell) => cell.share));
  const hasRoom = widest(cells.map((cell) => cell.name)) <= room;
  const table: Block = {
    type: 'table',
    columns: [
      { title: '', align: 'left' },
      { title: '', align: 'right' },
      { title: '', align: 'right' },
    ],
    rows: cells.map((cell) => [hasRoom ? cell.name : cell.letters, cell.counts, cell.share]),
  };
  return hasRoom ? [table] : [paragraph(`A = ${quote(event)}, B = ${quote(given)}`), table];
}

function evidence(answer: ProbAnswer, given: string, probability: FractionJson): Block[] {
  const { change, prior, event } = answer;
  if (change === null || prior === null) return [];
  const opening = `Knowing ${quote(given)} `;
  if (change.direction === 'keeps') {
    return [
      paragraph(
        opening,
        { strong: 'changes nothing' },
        `: the probability of ${quote(event)} stays ${fractionText(prior)}. In this population the two are independent.`,
      ),
    ];
  }
  const points = Number((Math.abs(change.difference.value) * 100).toFixed(1));
  const by = points === 0 ? 'less than 0.1' : String(points);
  const lift = change.lift === null ? '' : `, ${ratioText(change.lift)} times as likely as before`;
  return [
    paragraph(
      opening,
      { strong: change.direction },
      ` the probability of ${quote(event)} from ${fractionPercent(prior)} to ${fractionPercent(probability)}: ${by} percentage points ${change.direction === 'raises' ? 'more' : 'less'}${lift}.`,
    ),
  ];
}

function bothDirections({ counts, question, event }: ProbAnswer, given: string): string {
  const reverse = `P(${given} | ${event})`;
  if (counts.event === 0) return `${reverse} has no value: nobody is in ${quote(event)}.`;
  const opening = `${question} and ${reverse} are different questions: the same ${people(counts.joint)} ${counts.joint === 1 ? 'is' : 'are'} divided by`;
  if (counts.joint === 0)
    return `${opening} ${counts.condition} and by ${counts.event}; both give 0, as nobody is in both.`;
  if (counts.condition === counts.event) {
    return `${opening} the ${counts.condition} of the condition in each; here both have ${counts.condition}, so they happen to agree.`;
  }
  return `${opening} ${counts.condition} in the one and by ${counts.event} in the other.`;
}

/** "3 of the 7 who like football also like tennis"; predicates are in the plural, so a single person is worded around them. */
export function countOfCondition(joint: number, condition: number, event: string, given: string): string {
  if (condition === 1) {
    return `Only 1 person is left, the one among those who ${given}, and ${joint === 1 ? 'is also' : 'is not'} among those who ${event}`;
  }
  if (joint === 1) return `1 of the ${condition} who ${given} is among those who ${event}`;
  const also = /\b(?:not|or|neither|nor|no)\b/.test(event) ? '' : 'also ';
  if (joint === condition) return `All ${condition} who ${given} ${also}${event}`;
  return `${joint} of the ${condition} who ${given} ${also}${event}`;
}

export function countOfEveryone(count: number, size: number, event: string): string {
  if (count === 1) return `1 of the ${people(size)} is among those who ${event}`;
  if (count === size) return `All ${people(size)} ${event}`;
  return `${count} of the ${people(size)} ${event}`;
}

/** "P(tennis | football) = 3/7 ≈ 0.4286 ≈ 42.9 %", with the uncancelled fraction first where it differs. */
function result(name: string, count: number, of: number, fraction: FractionJson): string {
  const uncancelled = `${count}/${of}`;
  const cancelled = fractionText(fraction);
  const lowestTerms = uncancelled === cancelled ? '' : ` = ${cancelled}`;
  const decimal = fraction.denominator === 1 ? '' : ` ${decimalPart(fraction)}`;
  return `${name} = ${uncancelled}${lowestTerms}${decimal} ${percentPart(fraction)}`;
}

function division(count: number, of: number, fraction: FractionJson): string {
  return `Divide: ${count} ÷ ${of} = ${fractionText(fraction)}.`;
}

function steps(items: readonly string[]): Block {
  return { type: 'list', ordered: true, items: items.map((item) => [item]) };
}

function paragraph(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

function quote(text: string): string {
  return `“${text}”`;
}
