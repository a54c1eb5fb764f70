/** A `/bayes` answer as a card: people first, then the fraction, Bayes' rule with its numbers, odds, and each further test. */
import type { BayesAnswer, Exact } from '../jobs/bayes.js';
import {
  haveIt,
  haveItNot,
  nearly,
  peopleText,
  positivesText,
  questionOf,
  testPositive,
  timesText,
} from './bayes-words.js';
import type { Block, Card, Inline } from './card.js';
import { exactParts, exactPercentPart, exactText, oddsText, rateText, ratioPart } from './exact.js';
import { countText, durationText, percent } from './numbers.js';

const COLOUR = 0x3adfb0;

export function bayesCard(answer: BayesAnswer): Card {
  const { people, elapsedMs, prior, hit, falseAlarm } = answer;
  return {
    colour: COLOUR,
    title: questionOf(answer),
    blocks: blocksOf(answer),
    footer: `prior ${rateText(prior)} · hit ${rateText(hit)} · false alarm ${rateText(falseAlarm)} · ${countText(people.size)} people · ${durationText(elapsedMs)}`,
  };
}

/** The probability after the last test; null when no test can be positive. */
export function posteriorOf({ updates }: Pick<BayesAnswer, 'updates'>): Exact | null {
  return updates.at(-1)?.after ?? null;
}

/** "90 of the 981 who test positive have it" */
export function bayesReading(answer: BayesAnswer): string {
  if (answer.people.positives.value === 0) return 'Nobody tests positive, so nobody is left to count';
  const { hits: some, positives: all } = positivesText(answer);
  if (all === '1')
    return `The only one who ${testPositive(answer, true)} ${some === '1' ? haveIt(answer, true) : haveItNot(answer, true)}`;
  const opening = nearly(some, answer.people.isWhole, 'About ');
  return `${opening} of the ${all} who ${testPositive(answer)} ${haveIt(answer, some === '1')}`;
}

function blocksOf(answer: BayesAnswer): Block[] {
  const posterior = posteriorOf(answer);
  if (posterior === null) return nobodyPositive(answer);
  return [
    paragraph({ strong: `${bayesReading(answer)}.` }),
    paragraph(`${questionOf(answer)} ${uncancelled(answer, posterior)}${exactParts(posterior)}`),
    steps(answer),
    rule(answer),
    ...odds(answer),
    ...ladder(answer),
    ...remark(answer),
  ];
}

/** The fraction of people, where it is not in lowest terms. */
function uncancelled(answer: BayesAnswer, posterior: Exact): string {
  const { isWhole, hits, positives } = answer.people;
  if (!isWhole) return '';
  const counted = `${hits.value}/${positives.value}`;
  return counted === exactText(posterior) || positives.value >= 1e7 ? '' : `= ${counted} `;
}

function nobodyPositive(answer: BayesAnswer): Block[] {
  return [
    paragraph({ strong: 'No one is left to count.' }),
    paragraph(
      `With these rates nobody can ${testPositive(answer)}, so ${questionOf(answer)} has no value; it would be 0 ÷ 0. Raise the hit rate or the false-alarm rate above 0 where somebody is there to be tested.`,
    ),
  ];
}

function steps(answer: BayesAnswer): Block {
  const { people, tests, prior, hit, falseAlarm } = answer;
  const { have, haveNot, positives } = people;
  const sum = positivesText(answer);
  const times = (rate: Exact) => Array.from({ length: tests }, () => rateText(rate)).join(' · ');
  const some = (count: Exact) => peopleText(count);
  const positive = (count: Exact) => testPositive(answer, some(count) === '1');
  return {
    type: 'list',
    ordered: true,
    items: [
      [
        `Of ${countText(people.size)} people, ${some(have)} ${haveIt(answer, some(have) === '1')} (${rateText(prior)}).`,
      ],
      [`Of those ${some(have)}, ${some(people.hits)} ${positive(people.hits)} (${times(hit)}).`],
      [
        `Of the other ${some(haveNot)}, ${some(people.falseAlarms)} ${positive(people.falseAlarms)} as well (${times(falseAlarm)}): false alarms.`,
      ],
      [
        `So ${nearly(sum.hits, people.isWhole, 'about ')} + ${sum.falseAlarms} = ${sum.positives} ${positive(positives)}, and ${sum.hits} of those ${sum.positives} ${haveIt(answer, sum.hits === '1')}.`,
      ],
    ],
  };
}

/** With the numbers of the last test. */
function rule({ updates, prior, priorNot, hit, falseAlarm, tests }: BayesAnswer): Block {
  const last = updates.at(-1);
  const before = tests === 1 ? rateText(prior) : percent(last?.before.value ?? 0);
  const beforeNot = tests === 1 ? rateText(priorNot) : percent(1 - (last?.before.value ?? 0));
  const which = tests === 1 ? '' : ` for test ${tests}`;
  return paragraph(
    `Bayes’ rule${which}: P(A | B) = P(B | A) · P(A) ÷ P(B), here ${rateText(hit)} · ${before} ÷ (${rateText(hit)} · ${before} + ${rateText(falseAlarm)} · ${beforeNot}). The divisor, ${percent(last?.positive.value ?? 0)}, is the share of those tested who test positive${tests === 1 ? '' : ' again'}.`,
  );
}

function odds({ priorOdds, likelihoodRatio, updates, hit, falseAlarm, tests }: BayesAnswer): Block[] {
  const after = updates.at(-1)?.odds;
  if (priorOdds === null) return [];
  if (likelihoodRatio === null) {
    return [paragraph('As odds: there are no false alarms, so one positive test settles it.')];
  }
  if (after === null || after === undefined) return [];
  const factor = `${rateText(hit)} ÷ ${rateText(falseAlarm)} ${ratioPart(likelihoodRatio)}`;
  const often = tests === 1 ? '' : `, ${timesText(tests)}`;
  return [
    paragraph(
      'As odds: ',
      { strong: oddsText(priorOdds) },
      ` before, times ${factor} for a positive test${often}, makes `,
      { strong: oddsText(after) },
      ` after. The factor is the likelihood ratio: what one positive test is worth, whatever the prior.`,
    ),
  ];
}

function ladder({ updates, tests }: BayesAnswer): Block[] {
  if (tests === 1) return [];
  return [
    {
      type: 'table',
      columns: [
        { title: 'test', align: 'right' },
        { title: 'before', align: 'right' },
        { title: 'after', align: 'right' },
        { title: 'odds', align: 'right' },
      ],
      rows: updates.map(({ before, after, odds: now }, index) => [
        String(index + 1),
        percent(before.value),
        after === null ? 'no value' : percent(after.value),
        now === null ? 'certain' : oddsText(now).replace('about ', '≈ '),
      ]),
    },
    paragraph(
      'Each test starts from where the last one ended. This takes the results as independent of each other, among those who have it and among those who have not. A test that errs for the same reason again tells less than this.',
    ),
  ];
}

/** A test that finds most of those who have it, and is mostly wrong where it is positive. */
export function isBaseRateTrap(answer: BayesAnswer): boolean {
  const { hit, falseAlarm } = answer;
  const posterior = posteriorOf(answer);
  return posterior !== null && hit.value !== falseAlarm.value && posterior.value < 0.5 && hit.value >= 0.5;
}

function remark(answer: BayesAnswer): Block[] {
  const { hit, falseAlarm, people, tests } = answer;
  const blocks: Block[] = [];
  if (hit.value === falseAlarm.value) {
    blocks.push(
      paragraph(
        'The test is as often positive for the ones as for the others, so it tells nothing: the probability stays what it was.',
      ),
    );
  } else if (isBaseRateTrap(answer)) {
    blocks.push(
      paragraph(
        { strong: 'Most positive results are false alarms' },
        `, although the test finds ${rateText(hit)} of those who ${haveIt(answer)}: ${peopleText(people.falseAlarms)} false alarms stand against ${peopleText(people.hits)} hits.`,
      ),
    );
  }
  if (tests === 1 && answer.afterNegative !== null) {
    blocks.push(
      paragraph(
        `And after a negative test: ${peopleText(people.misses)} of ${peopleText(people.negatives)} ${haveIt(answer, peopleText(people.misses) === '1')}, ${exactPercentPart(answer.afterNegative)}.`,
      ),
    );
  }
  return blocks;
}

const paragraph = (...content: readonly Inline[]): Block => ({ type: 'paragraph', content });
