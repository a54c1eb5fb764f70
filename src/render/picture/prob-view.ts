import type { ProbAnswer } from '../../jobs/prob.js';
import { fraction, toJson } from '../../probability/fraction.js';
import { fractionText, percentPart } from '../numbers.js';
import { peopleOf, probAlt, probText } from './prob-text.js';
import type { SetView } from './set-view.js';

export function viewOfProb(answer: ProbAnswer): SetView {
  const { attributes, counts, event, given, probability, question } = answer;
  return {
    ...probText(answer),
    title: question,
    hasResult: probability !== null,
    event,
    given,
    sets: attributes.map(({ name, symbol }) => (symbol === undefined ? { name } : { name, symbol })),
    regions: answer.regions.map(({ has, count, inEvent, inCondition }) => ({
      membership: attributes.map(({ name }) => has.includes(name)),
      weight: count,
      inEvent,
      inCondition,
    })),
    total: counts.population,
    everyone: `everyone: ${peopleOf(counts.population)}`,
    isCount: true,
    amount: String,
    share: (part, whole) => {
      const exact = toJson(fraction(part, whole));
      return `${fractionText(exact)} ${percentPart(exact)}`;
    },
    alt: probAlt(answer),
  };
}
