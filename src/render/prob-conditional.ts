/** P(A) and P(A | B). */
import type { FractionJson, ProbAnswer } from '../jobs/prob.js';
import type { Block } from './card.js';
import { memberWords } from './noun.js';
import { fractionPercent, fractionText, ratioText } from './numbers.js';
import { headline, paragraph } from './prob-blocks.js';
import {
  countOfCondition,
  countOfEveryone,
  pointsText,
  quote,
  resultLine,
  sentenceCase,
} from './prob-sentences.js';
import { bothDirections } from './prob-table.js';
import { expectedText } from './prob-verdict.js';

export function unconditionalBlocks(answer: ProbAnswer): readonly Block[] {
  const { counts, probability, reading, event } = answer;
  if (probability === null) return [];
  const words = memberWords(answer.population.noun);
  return [
    headline(countOfEveryone(counts.event, counts.population, reading.event, words)),
    paragraph(resultLine(`P(${event})`, counts.event, counts.population, probability)),
  ];
}

export function nobodyLeft(answer: ProbAnswer, given: string): readonly Block[] {
  const { counts, prior, event } = answer;
  const words = memberWords(answer.population.noun);
  return [
    headline(`${sentenceCase(words.none)} is left to count`),
    paragraph(
      `Conditioning on ${quote(given)} keeps only those for ${words.who === 'who' ? 'whom' : 'which'} it holds: 0 of the ${words.count(counts.population)}. The sample space is empty, so `,
      { strong: `P(${event} | ${given})` },
      ' has no value; it would be 0 ÷ 0. That is a true answer, not a mistake: where something never happens, there is no “how often then”.',
    ),
    ...(prior === null
      ? []
      : [
          paragraph(
            `Without the condition: ${resultLine(`P(${event})`, counts.event, counts.population, prior)}.`,
          ),
        ]),
  ];
}

export function conditionalBlocks(
  answer: ProbAnswer,
  given: string,
  probability: FractionJson,
): readonly Block[] {
  const { counts, event } = answer;
  return [
    headline(conditionalSentence(answer, given)),
    paragraph(resultLine(`P(${event} | ${given})`, counts.joint, counts.condition, probability)),
    ...bothDirections(answer, given),
    ...evidence(answer, given, probability),
  ];
}

export function conditionalSentence(answer: ProbAnswer, given: string): string {
  const { counts, reading, population } = answer;
  const condition = reading.condition ?? `are in ${quote(given)}`;
  return countOfCondition(
    counts.joint,
    counts.condition,
    { event: reading.event, condition },
    memberWords(population.noun),
  );
}

/** What knowing B does to the probability of A, and how many there would be in both if it did nothing. */
function evidence(answer: ProbAnswer, given: string, probability: FractionJson): readonly Block[] {
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
  const lift = change.lift === null ? '' : `, ${ratioText(change.lift)} times as likely as before`;
  return [
    paragraph(
      opening,
      { strong: change.direction },
      ` the probability of ${quote(event)} from ${fractionPercent(prior)} to ${fractionPercent(probability)}: ${pointsText(change.difference)} ${change.direction === 'raises' ? 'more' : 'less'}${lift}. ${expectedText(answer)}`,
    ),
  ];
}
