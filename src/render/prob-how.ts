/** How an answer was computed: every step, Bayes' rule with its numbers, and the same in odds. */
import type { FractionJson, ProbAnswer } from '../jobs/prob.js';
import type { Block } from './card.js';
import { memberWords } from './noun.js';
import { countText, fractionText, ratioText } from './numbers.js';
import { heading, headline, paragraph, steps } from './prob-blocks.js';
import { countOfCondition, countOfEveryone, quote } from './prob-sentences.js';
import { type ShownEvent, shownEvent } from './prob-shown.js';
import { expectedText } from './prob-verdict.js';

export function howBlocks(answer: ProbAnswer): readonly Block[] {
  const shown = shownEvent(answer);
  return [
    ...opening(answer, shown),
    ...counting(answer, shown),
    ...(answer.form === 'versus' ? rightSide(answer) : []),
    ...(answer.other === undefined && answer.given !== null ? conditional(answer, answer.given) : []),
  ];
}

const nameOf = ({ event, given }: Pick<ShownEvent, 'event' | 'given'>) =>
  given === null ? `P(${event})` : `P(${event} | ${given})`;

function opening(answer: ProbAnswer, { reading, counts }: ShownEvent): readonly Block[] {
  const words = memberWords(answer.population.noun);
  const sentence =
    reading.condition === null
      ? countOfEveryone(counts.joint, counts.population, reading.event, words)
      : countOfCondition(
          counts.joint,
          counts.condition,
          { event: reading.event, condition: reading.condition },
          words,
        );
  return [headline(sentence)];
}

function counting(
  answer: ProbAnswer,
  { counts, probability, event, given }: Pick<ShownEvent, 'counts' | 'probability' | 'event' | 'given'>,
): readonly Block[] {
  const words = memberWords(answer.population.noun);
  const rest = counts.population - counts.event;
  if (given === null) {
    return [
      steps([
        `Sample space: all ${words.count(counts.population)}. Nothing is conditioned on, so all of them count.`,
        `Of these, ${countText(counts.event)} ${isAre(counts.event)} in ${quote(event)}, the other ${countText(rest)} ${isAre(rest)} not.`,
        division(counts.event, counts.population, probability),
      ]),
    ];
  }
  const aside = counts.population - counts.condition;
  const over = (count: number) => `${count}/${counts.population}`;
  return [
    steps([
      `Sample space: all ${words.count(counts.population)}.`,
      `Conditioned on ${quote(given)}: ${countText(counts.condition)} ${isAre(counts.condition)} left, ${aside === 0 ? `${words.none} is set aside` : `the other ${countText(aside)} no longer count`}.`,
      `Of ${counts.condition === 1 ? 'that 1' : `those ${countText(counts.condition)}`}, ${countText(counts.joint)} ${isAre(counts.joint)} also in ${quote(event)}.`,
      `${division(counts.joint, counts.condition, probability)} In general P(A | B) = P(A and B) ÷ P(B), here ${over(counts.joint)} ÷ ${over(counts.condition)}.`,
    ]),
  ];
}

function rightSide(answer: ProbAnswer): readonly Block[] {
  const { other } = answer;
  return other === undefined ? [] : [heading(nameOf(other)), ...counting(answer, other)];
}

function conditional(answer: ProbAnswer, given: string): readonly Block[] {
  return [
    paragraph(`A = ${quote(answer.event)}, B = ${quote(given)}`),
    heading('The other way round'),
    paragraph(otherWayRound(answer, given)),
    ...bayes(answer),
    ...odds(answer),
    ...(answer.verdict === undefined ? [] : [heading('Independence'), paragraph(expectedText(answer))]),
  ];
}

function otherWayRound({ counts, event, population }: ProbAnswer, given: string): string {
  const words = memberWords(population.noun);
  if (counts.event === 0) return `P(B | A) has no value: ${words.none} is in ${quote(event)}.`;
  if (counts.condition === 0) return `P(A | B) has no value: ${words.none} is in ${quote(given)}.`;
  const start = `P(A | B) and P(B | A) are different questions: the same ${words.count(counts.joint)} ${isAre(counts.joint)} divided by`;
  if (counts.joint === 0)
    return `${start} ${countText(counts.condition)} and by ${countText(counts.event)}; both give 0, as ${words.none} is in both.`;
  if (counts.condition === counts.event) {
    return `${start} ${countText(counts.condition)} in each; A and B are equally large here, so they happen to agree.`;
  }
  return `${start} ${countText(counts.condition)} in the one and by ${countText(counts.event)} in the other.`;
}

function bayes({ bayes: rule, counts, probability }: ProbAnswer): readonly Block[] {
  if (rule?.hit == null || probability === null) return [];
  const { joint, event, condition, population } = counts;
  return [
    heading('Bayes’ rule'),
    paragraph(
      `P(A | B) = P(B | A) × P(A) ÷ P(B) = ${joint}/${event} × ${event}/${population} ÷ ${condition}/${population} = ${fractionText(probability)}.`,
    ),
  ];
}

function odds({ bayes: rule, counts }: ProbAnswer): readonly Block[] {
  if (rule === undefined) return [];
  const { hit, falseAlarm, likelihoodRatio, priorOdds, posteriorOdds } = rule;
  const { joint, event, condition, population } = counts;
  if (hit === null || falseAlarm === null) return [];
  const parts = `P(B | A) = ${joint}/${event}, P(B | not A) = ${condition - joint}/${population - event}`;
  const before = `${countText(priorOdds.inFavour)} to ${countText(priorOdds.against)}`;
  const after = `${countText(posteriorOdds.inFavour)} to ${countText(posteriorOdds.against)}`;
  const evidence =
    likelihoodRatio === null
      ? 'B never happens without A, so it settles the matter.'
      : `Seeing B multiplies the odds by the likelihood ratio, ${fractionText(likelihoodRatio)}${decimal(likelihoodRatio)}.`;
  return [heading('In odds'), paragraph(`For A: ${before} before, ${after} among B. ${parts}. ${evidence}`)];
}

function decimal(value: FractionJson): string {
  return value.denominator === 1 ? '' : ` (${ratioText(value)})`;
}

function division(count: number, of: number, share: FractionJson | null): string {
  return share === null
    ? `Divide: ${countText(count)} ÷ ${countText(of)} has no value.`
    : `Divide: ${countText(count)} ÷ ${countText(of)} = ${fractionText(share)}.`;
}

const isAre = (count: number) => (count === 1 ? 'is' : 'are');
