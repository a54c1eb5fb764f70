/** Members drawn at random, so that the frequency is seen to settle toward the exact value (the law of large numbers). */
import type { Population } from '../jobs/population.js';
import { type ConditionalEvent, EVERYONE, holds } from './expression.js';
import { atomTest } from './population.js';
import { randomNumber } from './random.js';

export interface SimulationStep {
  readonly draws: number;
  /** Of the draws, in the condition. */
  readonly kept: number;
  /** Of those kept, in the event. */
  readonly hits: number;
}

export const SIMULATION_DRAWS = 10_000;
/** Round numbers of draws, which are recorded whatever the growth. */
const ROUND: ReadonlySet<number> = new Set([10, 100, 1000, SIMULATION_DRAWS]);
/** From here on a step is a twentieth longer than the one before: 1, 2, …, 20, 21, 23, …, about 150 in all. */
const GROWTH = 1.05;

/**
 * Members are drawn with replacement, each as likely as any other; the same seed draws the same. `steps` are the draws
 * after which it is recorded how things stand, the last draw included. No step where there is nobody to draw.
 */
export function simulate(
  { groups }: Pick<Population, 'groups'>,
  { event, given }: ConditionalEvent,
  seed: number,
): SimulationStep[] {
  const ends: { readonly end: number; readonly isKept: boolean; readonly isHit: boolean }[] = [];
  let size = 0;
  for (const group of groups) {
    if (group.count === 0) continue;
    size += group.count;
    const isTrue = atomTest(group);
    const isKept = holds(given ?? EVERYONE, isTrue);
    ends.push({ end: size, isKept, isHit: isKept && holds(event, isTrue) });
  }
  if (size === 0) return [];
  const steps: SimulationStep[] = [];
  let kept = 0;
  let hits = 0;
  let next = 1;
  for (let draws = 1; draws <= SIMULATION_DRAWS; draws++) {
    const member = Math.floor(randomNumber(seed, draws - 1) * size);
    const drawn = ends[firstBeyond(ends, member)];
    if (drawn?.isKept === true) kept++;
    if (drawn?.isHit === true) hits++;
    if (draws === next || ROUND.has(draws)) {
      steps.push({ draws, kept, hits });
      if (draws === next) next = Math.max(draws + 1, Math.floor(draws * GROWTH));
    }
  }
  return steps;
}

/** Index of the first end above `member`. */
function firstBeyond(ends: readonly { readonly end: number }[], member: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((ends[middle]?.end ?? 0) > member) high = middle;
    else low = middle + 1;
  }
  return low;
}
