/** An event over next words as sets whose regions hold mass: the same pictures as for people. */
import { cutGraphemesAtStart } from '../../discord/safe-text.js';
import { codePointLength } from '../../jobs/limits.js';
import type { WordProbAnswer } from '../../jobs/word-prob.js';
import { estimateText } from '../estimate-text.js';
import { percent } from '../numbers.js';
import { contextText, wordSentence } from '../word-sentence.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import type { SetView } from './set-view.js';

const TEXT_CHARACTERS = 40;

export function viewOfWordProb(answer: WordProbAnswer): SetView {
  const { event, given, probability, prior, regions, sets, unassigned } = answer;
  const text = cutGraphemesAtStart(contextText(answer.text), TEXT_CHARACTERS);
  const sampleSpace = `The next word after “${text}”`;
  const result = probability === null ? 'Nothing to divide by' : estimateText(probability);
  const sentence = wordSentence(answer);
  return {
    title: answer.question,
    sampleSpace,
    reading: sentence,
    result,
    hasResult: probability !== null,
    ...(given === null || prior === null ? {} : { before: `before knowing: ${estimateText(prior)}` }),
    event,
    given,
    sets: sets.map((name) => ({ name })),
    regions: regions.map(({ has, mass, inEvent, inCondition }) => ({
      membership: sets.map((name) => has.includes(name)),
      weight: mass.lower,
      inEvent,
      inCondition,
    })),
    total: 1,
    unassigned,
    everyone: unassigned < 0.0005 ? 'all next words' : `${percent(unassigned)} not yet assigned`,
    isCount: false,
    amount: percent,
    share: (part, whole) => `${percent(part)} of ${percent(whole)} ≈ ${percent(part / whole)}`,
    alt: altOf(answer, sentence, result, sampleSpace),
  };
}

function altOf(
  { question, regions, sets, unassigned }: WordProbAnswer,
  sentence: string,
  result: string,
  sampleSpace: string,
): string {
  const parts = regions
    .toSorted((a, b) => b.mass.lower - a.mass.lower)
    .map(({ has, mass, words }) => {
      const name = sets.length === 0 ? 'all words' : has.length === 0 ? 'none of them' : has.join(' and ');
      const examples = words.length === 0 ? '' : ` (${words.map(({ word }) => word).join(', ')})`;
      return `${name} ${percent(mass.lower)}${examples}`;
    });
  const opening = `${question} ${result}. ${sentence}. ${sampleSpace}. Mass of all next words: `;
  const closing = `. Not yet assigned: ${percent(unassigned)}.`;
  let kept = parts.length;
  const shown = () => `${opening}${parts.slice(0, kept).join('; ')}${closing}`;
  while (kept > 0 && codePointLength(shown()) > ALT_LIMIT) kept--;
  return clip(shown(), ALT_LIMIT);
}
