/** The places of a text as sets: the same pictures as for people. */
import type { CountingAnswer } from '../../jobs/counting.js';
import { fraction, toJson } from '../../probability/fraction.js';
import { countedSentence } from '../counting.js';
import { countText, fractionText, percentPart, plural } from '../numbers.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import type { SetView } from './set-view.js';

export function viewOfCounting(answer: CountingAnswer): SetView {
  const { counts, corpus, event, given, prior, probability, question, regions, sets } = answer;
  const sampleSpace = `Places of “${corpus.name}” where a word stands`;
  const share = (part: number, whole: number) => {
    const exact = toJson(fraction(part, whole));
    return `${fractionText(exact)} ${percentPart(exact)}`;
  };
  const result =
    probability === null
      ? '0 of 0: there is nothing to divide by'
      : share(counts.joint, Math.max(1, counts.condition));
  const sentence = countedSentence(answer);
  return {
    title: question,
    sampleSpace,
    reading: sentence,
    result,
    hasResult: probability !== null,
    ...(given === null || prior === null
      ? {}
      : {
          before: `before knowing: ${countText(counts.event)} of ${countText(counts.population)} ${percentPart(prior)}`,
        }),
    event,
    given,
    sets: sets.map((name) => ({ name })),
    regions: regions.map(({ has, count, inEvent, inCondition }) => ({
      membership: sets.map((name) => has.includes(name)),
      weight: count,
      inEvent,
      inCondition,
    })),
    total: counts.population,
    everyone: `all ${plural(counts.population, 'place')}`,
    // A place is no person, and a text has thousands.
    isCount: false,
    amount: countText,
    share,
    alt: clip(
      `${question}: ${result}. ${sentence}. ${sampleSpace}. Places: ${regions
        .map(
          ({ has, count }) => `${has.length === 0 ? 'none of them' : has.join(' and ')} ${countText(count)}`,
        )
        .join('; ')}.`,
      ALT_LIMIT,
    ),
  };
}
