import { codePointLength } from '../../jobs/limits.js';
import type { ProbAnswer } from '../../jobs/prob.js';
import { type MemberWords, memberWords } from '../noun.js';
import { countText, percentPart } from '../numbers.js';
import { countOfCondition, countOfEveryone, quotient, sentenceCase } from '../prob-sentences.js';
import { type ShownEvent, shownEvent } from '../prob-shown.js';
import { ALT_LIMIT, clip } from './alt-text.js';

/** What a picture of a `/prob` answer says in words. */
export interface ProbText {
  /** Who counts: the sample space. */
  readonly sampleSpace: string;
  /** The result as one sentence about people. */
  readonly reading: string;
  /** The result as numbers, e.g. "3/7 ≈ 42.9 %". */
  readonly result: string;
  /** What the result is compared with, in most forms the probability without the condition; absent when there is none, or nobody. */
  readonly before?: string;
}

export function probText(answer: ProbAnswer): ProbText {
  const { counts, reading, given, probability } = shownEvent(answer);
  const words = memberWords(answer.population.noun);
  if (counts.population === 0) {
    return {
      sampleSpace: 'This population has no members',
      reading: `${sentenceCase(words.none)} is there to be counted`,
      result: NOTHING,
    };
  }
  const before = beside(answer);
  if (given === null || reading.condition === null) {
    return {
      sampleSpace: sideOf(
        answer,
        answer.population.noun === undefined
          ? `everyone counts: ${words.count(counts.population)}`
          : `${words.everyone(counts.population)} count`,
      ),
      reading: countOfEveryone(counts.event, counts.population, reading.event, words),
      result: resultOf(probability, counts.event, counts.population),
      ...before,
    };
  }
  if (probability === null) {
    return {
      sampleSpace: `${sentenceCase(words.none)} counts now: the condition holds for 0 of ${countText(counts.population)}`,
      reading: 'The sample space is empty',
      result: NOTHING,
      ...before,
    };
  }
  const space = spaceWithin(answer, counts, words) ?? sampleSpace(counts, reading.condition, words);
  return {
    sampleSpace: sideOf(answer, space),
    reading: countOfCondition(
      counts.joint,
      counts.condition,
      { event: reading.event, condition: reading.condition },
      words,
    ),
    result: resultOf(probability, counts.joint, counts.condition),
    ...before,
  };
}

/** Of a comparison all pictures but one show the left side. */
const sideOf = ({ form }: ProbAnswer, space: string): string =>
  form === 'versus' ? `Left side: ${space}` : sentenceCase(space);

/** Characters of the line above a picture that it has room for. */
const LONGEST_SPACE = 58;

const NOTHING = '0 of 0: there is nothing to divide by';

function sampleSpace(
  { condition, population }: ProbAnswer['counts'],
  given: string,
  words: MemberWords,
): string {
  if (condition === population) return `the condition holds for all: ${words.count(population)}`;
  if (condition === 1) return `only 1 of ${words.count(population)} counts now`;
  const those = words.many === 'people' ? '' : `${words.many} `;
  const named = `only the ${countText(condition)} ${those}${words.who} ${given} count now`;
  return named.length <= LONGEST_SPACE
    ? named
    : `only ${countText(condition)} of ${words.count(population)} count now`;
}

/** Of two events within a third, those in the third are what tables and squares show. */
function spaceWithin(
  { other, form, counts: all, reading }: ProbAnswer,
  { condition }: ProbAnswer['counts'],
  words: MemberWords,
): string | null {
  if (other === undefined || form === 'versus' || form === 'exclusive' || reading.condition === null)
    return null;
  const named = `of the ${countText(all.condition)} ${words.who} ${reading.condition}, ${countText(condition)} count now`;
  return named.length <= LONGEST_SPACE
    ? named
    : `${countText(condition)} of the ${countText(all.condition)} within the condition count now`;
}

/** What the result is compared with: the other side, how many would be in both by chance, or what was so without the condition. */
function beside(answer: ProbAnswer): Pick<ProbText, 'before'> {
  const { other, form, verdict } = answer;
  if (form === 'versus' && other !== undefined) {
    const name = other.given === null ? `P(${other.event})` : `P(${other.event} | ${other.given})`;
    const { joint, condition } = other.counts;
    const share = other.probability === null ? 'no value' : percentPart(other.probability);
    return { before: `against ${name}: ${countText(joint)} of ${countText(condition)} ${share}` };
  }
  if (form === 'independent' && verdict !== undefined) {
    return {
      before: verdict.isIndependent
        ? 'exactly as many as if independent'
        : `if independent: ${countText(Number(verdict.expected.value.toFixed(2)))} in both`,
    };
  }
  const { counts, given, prior } = shownEvent(answer);
  if (given === null || prior === null || other !== undefined) return {};
  return {
    before: `before knowing: ${countText(counts.event)} of ${countText(counts.population)} ${percentPart(prior)}`,
  };
}

/** All that the picture shows, at most 1,024 code points; long names are shortened, numbers are not. */
export function probAlt(answer: ProbAnswer): string {
  const { sampleSpace, reading, result, before } = probText(answer);
  const { regions: all, given } = shownEvent(answer);
  const members = sentenceCase(memberWords(answer.population.noun).many);
  const shown = [...all]
    .filter((region) => region.count > 0 || answer.attributes.length <= 3)
    .sort((a, b) => Number(b.inCondition) - Number(a.inCondition) || b.count - a.count);
  for (const nameLimit of [100, 40, 20, 10]) {
    const regions = shown.map(
      (region) =>
        `${regionName(region.has, answer.attributes.length, nameLimit)} ${countText(region.count)}${markOf(region, given !== null)}`,
    );
    const sentences = (limit: number, list: readonly string[]) =>
      [
        `${clip(answer.question, limit)}: ${result}`,
        clip(reading, limit),
        clip(sampleSpace, limit),
        ...(before === undefined ? [] : [sentenceCase(before)]),
        `${members}: ${list.join('; ')}`,
      ]
        .map((sentence) => `${sentence}.`)
        .join(' ');
    const text = sentences(nameLimit === 100 ? 500 : 120, regions);
    if (codePointLength(text) <= ALT_LIMIT) return text;
    if (nameLimit === 10) {
      // Dozens of combinations: the picture itself draws only the largest ones.
      let kept = regions.length;
      const shortened = () =>
        sentences(120, [...regions.slice(0, kept), `${regions.length - kept} smaller combinations`]);
      while (kept > 0 && codePointLength(shortened()) > ALT_LIMIT) kept--;
      return clip(shortened(), ALT_LIMIT);
    }
  }
  return '';
}

function resultOf(fraction: ProbAnswer['probability'], count: number, of: number): string {
  return fraction === null ? '' : `${quotient(count, of, fraction)} ${percentPart(fraction)}`;
}

function regionName(has: readonly string[], attributes: number, limit: number): string {
  if (attributes === 0) return 'everyone';
  if (has.length === 0) return attributes === 1 ? 'without it' : 'none of them';
  const names = has.map((name) => clip(name, limit)).join(' and ');
  return has.length === attributes ? names : `only ${names}`;
}

function markOf(region: ShownEvent['regions'][number], isConditional: boolean): string {
  if (region.count === 0) return '';
  if (!region.inCondition) return ' (set aside)';
  if (region.inEvent) return ' (counted)';
  return isConditional ? ' (in the sample space)' : '';
}
