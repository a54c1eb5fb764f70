import type { BayesAnswer } from '../../jobs/bayes.js';
import { codePointLength } from '../../jobs/limits.js';
import { bayesReading, posteriorOf } from '../bayes.js';
import {
  haveIt,
  haveItNot,
  nearly,
  peopleNumber,
  peopleText,
  questionOf,
  testPositive,
  timesText,
} from '../bayes-words.js';
import { exactPercentPart, exactText, rateText } from '../exact.js';
import { countText } from '../numbers.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import { shareOf } from './set-cut.js';
import type { SetRegion, SetView } from './set-view.js';

/** The people of a `/bayes` answer as two sets: those who have it, and those who test positive every time. */
export function viewOfBayes(answer: BayesAnswer): SetView {
  const { people, prior } = answer;
  const posterior = posteriorOf(answer);
  const { positives } = people;
  const sets = setsOf(answer);
  const region = (has: boolean, isPositive: boolean, weight: number): SetRegion => ({
    membership: [has, isPositive],
    weight,
    inEvent: has,
    inCondition: isPositive,
  });
  const everyone = `${countText(people.size)} people`;
  return {
    title: questionOf(answer),
    sampleSpace:
      posterior === null
        ? `Nobody counts now: 0 of ${everyone} ${testPositive(answer)}`
        : `Only ${peopleText(positives)} of ${everyone} count now`,
    reading: bayesReading(answer),
    result: resultOf(answer),
    hasResult: posterior !== null,
    before: `before ${answer.tests === 1 ? 'the test' : 'the tests'}: ${rateText(prior)}`,
    event: sets[0].name,
    given: sets[1].name,
    sets,
    regions: [
      region(true, false, people.misses.value),
      region(false, true, people.falseAlarms.value),
      region(true, true, people.hits.value),
      region(false, false, people.rejections.value),
    ],
    total: people.size,
    everyone: `everyone: ${everyone}`,
    isCount: people.isWhole,
    amount: (weight) => nearly(peopleNumber(weight), Number.isInteger(weight), '≈ '),
    share: (part, whole) => shareOf({}, part, whole),
    splitFirst: 'event',
    alt: bayesAlt(answer),
  };
}

function setsOf({ names, tests }: BayesAnswer) {
  const { condition, test } = names;
  const often = tests === 1 ? '' : ` ${timesText(tests)}`;
  return [
    condition === undefined
      ? { name: 'have it', complement: 'do not have it' }
      : { name: condition, complement: `not ${condition}` },
    {
      name: `${test ?? 'test'} positive${often}`,
      complement: tests === 1 ? `${test ?? 'test'} negative` : `not ${timesText(tests)}`,
    },
  ] as const;
}

/** "90/981 ≈ 9.2 %" */
function resultOf(answer: BayesAnswer): string {
  const posterior = posteriorOf(answer);
  if (posterior === null) return '0 of 0: there is nothing to divide by';
  const { positives } = answer.people;
  const counted =
    answer.people.isWhole && positives.value < 1e6
      ? `${answer.people.hits.value}/${positives.value}`
      : exactText(posterior);
  const share = exactPercentPart(posterior);
  if (posterior.denominator === '1') return share.replace('= ', '');
  return counted === undefined ? share : `${counted} ${share}`;
}

/** All that the pictures show. */
export function bayesAlt(answer: BayesAnswer): string {
  const { people, updates, tests } = answer;
  const [one, other] = [haveIt(answer), haveItNot(answer)];
  const sentences = [
    `${questionOf(answer)}: ${resultOf(answer)}`,
    bayesReading(answer),
    `Of ${countText(people.size)} people: ${peopleText(people.hits)} ${one} and ${testPositive(answer)} (counted)`,
    `${peopleText(people.falseAlarms)} ${other} and ${testPositive(answer)} (in the sample space)`,
    `${peopleText(people.misses)} ${one} and ${peopleText(people.rejections)} ${other} among the rest (set aside)`,
    ...(tests === 1
      ? []
      : [
          `Step by step: ${[rateText(answer.prior), ...updates.map(({ after }) => (after === null ? 'no value' : exactPercentPart(after).replace(/^[=≈] /, '')))].join(', then ')}`,
        ]),
  ];
  const text = sentences.map((sentence) => `${sentence}.`).join(' ');
  return codePointLength(text) <= ALT_LIMIT ? text : clip(text, ALT_LIMIT);
}
