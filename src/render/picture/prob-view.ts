import type { ProbAnswer } from '../../jobs/prob.js';
import { fraction, toJson } from '../../probability/fraction.js';
import { memberWords } from '../noun.js';
import { countText, fractionText, percentPart } from '../numbers.js';
import { type ShownEvent, shownEvent, shownPair } from '../prob-shown.js';
import { versusWords } from '../prob-versus.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import { probAlt, probText } from './prob-text.js';
import type { SetRegion, SetView } from './set-view.js';

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
    regions: regions.map((region) => regionOf(answer, region)),
    total: counts.population,
    ...cutOfPair(answer),
    ...sidesOfVersus(answer),
    everyone: words.everyone(counts.population),
    isCount: true,
    amount: countText,
    share: (part, whole) => {
      const exact = toJson(fraction(part, whole));
      return `${fractionText(exact)} ${percentPart(exact)}`;
    },
    alt: probAlt(answer),
  };
}

function cutOfPair(answer: ProbAnswer): Pick<SetView, 'cut'> {
  const pair = shownPair(answer);
  if (pair === null) return {};
  const { event, by, total, isOfAll, regions } = pair;
  return {
    cut: {
      event,
      given: by,
      total,
      isOfAll,
      regions: regions.map((region) => regionOf(answer, { ...region, inCondition: region.inBy })),
    },
  };
}

function sidesOfVersus(answer: ProbAnswer): Pick<SetView, 'sides'> {
  const { form, other, question } = answer;
  if (form !== 'versus' || other === undefined) return {};
  const { sentence, counted, difference, ratio } = versusWords(answer, other);
  const sideOf = ({ event, given, counts }: Pick<ProbAnswer, 'event' | 'given' | 'counts'>) => ({
    event,
    given,
    joint: counts.joint,
    condition: counts.condition,
  });
  const apart = [difference, ratio].filter((text) => text !== '').join('; ');
  return {
    sides: {
      both: [sideOf(answer), sideOf(other)],
      reading: sentence,
      result: difference === '' ? 'no value on one side' : `${difference}${ratio === '' ? '' : ' apart'}`,
      hasResult: difference !== '',
      ...(ratio === '' ? {} : { before: ratio }),
      difference: difference.replace('percentage ', ''),
      alt: clip(
        `${[question, sentence, ...counted, ...(apart === '' ? [] : [apart])].join('. ')}. ${probAlt(answer)}`,
        ALT_LIMIT,
      ),
    },
  };
}

function regionOf(
  { attributes }: ProbAnswer,
  { has, count, inEvent, inCondition }: ShownEvent['regions'][number],
): SetRegion {
  return {
    membership: attributes.map(({ name }) => has.includes(name)),
    weight: count,
    inEvent,
    inCondition,
  };
}
