/** Two scored texts side by side: which is likelier, and at which rungs the difference arises. */
import type { ScoredText, SequenceAnswer } from '../../src/jobs/sequence.js';

type Comparison = NonNullable<SequenceAnswer['comparison']>;
type Step = Comparison['steps'][number];

/** Bits below which two texts count as equally likely: the engine's own noise. */
const EQUAL_BITS = 0.001;

/** Rungs are aligned along a longest common subsequence; what lies between two common ones is paired off in order. */
export function compareTexts(first: ScoredText, second: ScoredText): Comparison {
  const difference = second.totalBits - first.totalBits;
  const steps: Step[] = [];
  const add = (i: number | null, j: number | null, isSame: boolean) => {
    const bitsOf = (scored: ScoredText, index: number | null) =>
      index === null ? 0 : (scored.rungs[index]?.bits ?? 0);
    steps.push({ first: i, second: j, isSame, bits: bitsOf(second, j) - bitsOf(first, i) });
  };
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...commonRungs(first, second), END]) {
    const untilI = Math.min(nextI, first.rungs.length);
    const untilJ = Math.min(nextJ, second.rungs.length);
    while (i < untilI || j < untilJ) add(i < untilI ? i++ : null, j < untilJ ? j++ : null, false);
    if (nextI === Number.POSITIVE_INFINITY) break;
    add(i++, j++, true);
  }
  return {
    likelier: Math.abs(difference) <= EQUAL_BITS ? null : difference > 0 ? 0 : 1,
    bits: Math.abs(difference),
    steps,
  };
}

const END: readonly [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Index pairs of a longest common subsequence, the earliest partners first. */
function commonRungs(a: ScoredText, b: ScoredText): (readonly [number, number])[] {
  const name = ({ kind, text }: ScoredText['rungs'][number]) => `${kind} ${text}`;
  const left = a.rungs.map(name);
  const right = b.rungs.map(name);
  const width = right.length + 1;
  const longest = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const below = longest[(i + 1) * width + j] ?? 0;
      const beside = longest[i * width + j + 1] ?? 0;
      const both = left[i] === right[j] ? 1 + (longest[(i + 1) * width + j + 1] ?? 0) : 0;
      longest[i * width + j] = Math.max(below, beside, both);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const here = longest[i * width + j] ?? 0;
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if ((longest[(i + 1) * width + j] ?? 0) === here) i++;
    else j++;
  }
  return pairs;
}
