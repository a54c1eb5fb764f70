import type { ProbAnswer } from '../../jobs/prob.js';
import { fraction, toJson } from '../../probability/fraction.js';
import { memberWords } from '../noun.js';
import { fractionText, percentPart } from '../numbers.js';
import { shownEvent } from '../prob-shown.js';
import { probAlt, probText } from './prob-text.js';
import type { SetView } from './set-view.js';

export function viewOfProb(answer: ProbAnswer): SetView {
  const { attributes, question } = answer;
  const { counts, event, given, probability, regions } = shownEvent(answer);
  const words = memberWords(answer.population.noun);
  return {
    ...probText(answer),
    title: question,
    hasResult: probability !== null,
    event,
    given,
    sets: attributes.map(({ name, symbol }) => (symbol === undefined ? { name } : { name, symbol })),
    regions: regions.map(({ has, count, inEvent, inCondition }) => ({
      membership: attributes.map(({ name }) => has.includes(name)),
      weight: count,
      inEvent,
      inCondition,
    })),
    total: counts.population,
    everyone: words.everyone(counts.population),
    isCount: true,
    amount: String,
    share: (part, whole) => {
      const exact = toJson(fraction(part, whole));
      return `${fractionText(exact)} ${percentPart(exact)}`;
    },
    alt: probAlt(answer),
  };
}
