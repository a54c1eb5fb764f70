/** Where two aligned texts differ in surprisal, the largest differences first to be kept. */
import type { SequenceAnswer } from '../jobs/sequence.js';

type Comparison = NonNullable<SequenceAnswer['comparison']>;
export type Step = Comparison['steps'][number];

/** A step that would be shown as ±0. */
const NOTHING_BITS = 0.05;

export interface DifferingSteps {
  /** In the order of the texts. */
  readonly shown: readonly Step[];
  /** All other steps, whose differences are put together. */
  readonly others: { readonly count: number; readonly bits: number };
}

export function differingSteps(steps: readonly Step[], most: number): DifferingSteps {
  const kept = new Set(
    steps
      .filter(({ isSame, bits }) => !isSame || Math.abs(bits) >= NOTHING_BITS)
      .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
      .slice(0, most),
  );
  const others = steps.filter((step) => !kept.has(step));
  return {
    shown: steps.filter((step) => kept.has(step)),
    others: { count: others.length, bits: others.reduce((sum, { bits }) => sum + bits, 0) },
  };
}
