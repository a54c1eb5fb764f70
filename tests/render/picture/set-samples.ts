import fc from 'fast-check';
import { findReadyMade } from '../../../src/populations/ready-made.js';
import { viewOfProb } from '../../../src/render/picture/prob-view.js';
import type { SetView } from '../../../src/render/picture/set-view.js';
import { answerProb } from '../../../worker/answer/prob.js';
import { FOOTBALL, likes, probAnswer, TENNIS } from './samples.js';

export interface TwoSets {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

interface Named {
  readonly name: string;
  readonly symbol?: string;
}

/** P(first | second) of a population cut by two sets, or P(first). */
export function viewOfTwo(
  { both, onlyFirst, onlySecond, neither }: TwoSets,
  options: { readonly isConditional?: boolean; readonly first?: Named; readonly second?: Named } = {},
): SetView {
  const { isConditional = true, first = TENNIS, second = FOOTBALL } = options;
  return viewOfProb(
    probAnswer({
      attributes: isConditional ? [first, second] : [first],
      groups: [
        [[first.name, second.name], both],
        [[first.name], onlyFirst],
        [[second.name], onlySecond],
        [[], neither],
      ],
      event: likes(first.name),
      ...(isConditional ? { given: likes(second.name) } : {}),
    }),
  );
}

/** 1,000 people, of whom 10 are ill: 9 of them and 89 of the others test positive. */
export const MEDICAL_TEST: SetView = viewOfTwo(
  { both: 9, onlyFirst: 1, onlySecond: 89, neither: 901 },
  { first: { name: 'ill' }, second: { name: 'positive' } },
);

const LONG = { name: 'people who go to the mountains every weekend', symbol: '⛰️' };
const UNBROKEN = { name: 'Donaudampfschifffahrtsgesellschaftskapitän' };

const counts: fc.Arbitrary<TwoSets> = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 5000 })), {
    minLength: 4,
    maxLength: 4,
  })
  .map(([both = 0, onlyFirst = 0, onlySecond = 0, neither = 0]) => ({
    both,
    onlyFirst,
    onlySecond,
    neither,
  }));

/** Any population that two sets cut, with names of all kinds. */
export const twoSetViews: fc.Arbitrary<SetView> = fc
  .record({
    of: counts,
    isConditional: fc.boolean(),
    first: fc.constantFrom({ name: 'tennis', symbol: '🎾' }, LONG, { name: 'كرة القدم' }),
    second: fc.constantFrom({ name: 'football', symbol: '⚽' }, UNBROKEN),
    splitFirst: fc.constantFrom('condition' as const, 'event' as const),
  })
  .map(({ of, splitFirst, ...options }) => ({ ...viewOfTwo(of, options), splitFirst }));

/** The view of a question about a ready-made population. */
export function viewOfReadyMade(name: string, question: string): SetView {
  const found = findReadyMade(name);
  if (found === undefined) throw new Error(`no population ${name}`);
  const answer = answerProb({ kind: 'prob', question, population: found.population });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return viewOfProb(answer.value);
}

/** 557 of 1,835 women and 1,198 of 2,691 men were admitted. */
export const FEMALE_OR_MALE: SetView = viewOfReadyMade(
  'berkeley',
  'P(admitted | female) vs P(admitted | not female)',
);
