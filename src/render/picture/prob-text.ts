import { codePointLength } from '../../jobs/limits.js';
import type { ProbAnswer } from '../../jobs/prob.js';
import { fractionText, percentPart } from '../numbers.js';
import { countOfCondition, countOfEveryone } from '../prob.js';
import { ALT_LIMIT, clip } from './alt-text.js';

/** What a picture of a `/prob` answer says in words. */
export interface ProbText {
  /** Who counts: the sample space. */
  readonly sampleSpace: string;
  /** The result as one sentence about people. */
  readonly reading: string;
  /** The result as numbers, e.g. "3/7 ≈ 42.9 %". */
  readonly result: string;
  /** The probability without the condition; absent when there is none, or nobody. */
  readonly before?: string;
}

export function probText(answer: ProbAnswer): ProbText {
  const { counts, reading, given, probability, prior } = answer;
  const everyone = peopleOf(counts.population);
  if (counts.population === 0) {
    return {
      sampleSpace: 'This population has no members',
      reading: 'Nobody is there to be counted',
      result: '0 of 0: there is nothing to divide by',
    };
  }
  const before =
    prior === null || given === null
      ? {}
      : { before: `before knowing: ${counts.event} of ${counts.population} ${percentPart(prior)}` };
  if (given === null || reading.condition === null) {
    return {
      sampleSpace: `Everyone counts: ${everyone}`,
      reading: countOfEveryone(counts.event, counts.population, reading.event),
      result: resultOf(probability, counts.event, counts.population),
    };
  }
  if (probability === null) {
    return {
      sampleSpace: `Nobody counts now: the condition holds for 0 of ${counts.population}`,
      reading: 'The sample space is empty',
      result: '0 of 0: there is nothing to divide by',
      ...before,
    };
  }
  return {
    sampleSpace:
      counts.condition === counts.population
        ? `The condition holds for all: ${everyone}`
        : counts.condition === 1
          ? `Only 1 of ${counts.population} people counts now`
          : `Only the ${counts.condition} who ${reading.condition} count now`,
    reading: countOfCondition(counts.joint, counts.condition, reading.event, reading.condition),
    result: resultOf(probability, counts.joint, counts.condition),
    ...before,
  };
}

/** All that the picture shows, at most 1,024 code points; long names are shortened, numbers are not. */
export function probAlt(answer: ProbAnswer): string {
  const { sampleSpace, reading, result, before } = probText(answer);
  const shown = [...answer.regions]
    .filter((region) => region.count > 0 || answer.attributes.length <= 3)
    .sort((a, b) => Number(b.inCondition) - Number(a.inCondition) || b.count - a.count);
  for (const nameLimit of [100, 40, 20, 10]) {
    const regions = shown.map(
      (region) =>
        `${regionName(region.has, answer.attributes.length, nameLimit)} ${region.count}${markOf(region, answer.given !== null)}`,
    );
    const sentences = (limit: number, list: readonly string[]) =>
      [
        `${clip(answer.question, limit)}: ${result}`,
        clip(reading, limit),
        clip(sampleSpace, limit),
        ...(before === undefined ? [] : [sentenceCase(before)]),
        `People: ${list.join('; ')}`,
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

export function peopleOf(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

function resultOf(fraction: ProbAnswer['probability'], count: number, of: number): string {
  if (fraction === null) return '';
  const uncancelled = `${count}/${of}`;
  const cancelled = fractionText(fraction);
  return `${uncancelled}${cancelled === uncancelled ? '' : ` = ${cancelled}`} ${percentPart(fraction)}`;
}

function regionName(has: readonly string[], attributes: number, limit: number): string {
  if (attributes === 0) return 'everyone';
  if (has.length === 0) return attributes === 1 ? 'without it' : 'none of them';
  const names = has.map((name) => clip(name, limit)).join(' and ');
  return has.length === attributes ? names : `only ${names}`;
}

function markOf(region: ProbAnswer['regions'][number], isConditional: boolean): string {
  if (region.count === 0) return '';
  if (!region.inCondition) return ' (set aside)';
  if (region.inEvent) return ' (counted)';
  return isConditional ? ' (in the sample space)' : '';
}

const sentenceCase = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
