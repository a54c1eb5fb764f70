import { viewOfProb } from '../../../src/render/picture/prob-view.js';
import type { SetView } from '../../../src/render/picture/set-view.js';
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
