/** An hour of questions at so many workers, one queue, first come first served. Pure, from its seed. */
import { quantile } from '../statistics.js';
import { seededIntegers } from '../texts.js';

export interface Load {
  readonly workers: number;
  /** Questions a second on average; they come independently of each other (Poisson). */
  readonly perSecond: number;
  /** Kinds of questions: their share of all, and how long a worker takes. */
  readonly service: readonly { readonly share: number; readonly seconds: number }[];
  readonly seed: number;
}

const HOUR_SECONDS = 3_600;
const FINENESS = 1_000_000;

/** Seconds from the asking until a worker begins. */
export function waitsOf({ workers, perSecond, service, seed }: Load): {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
} {
  const below = seededIntegers(seed);
  const uniform = () => (below(FINENESS) + 0.5) / FINENESS;
  const freeAt = new Array<number>(workers).fill(0);
  const waits: number[] = [];
  for (let now = exponential(); now < HOUR_SECONDS; now += exponential()) {
    const first = freeAt.indexOf(Math.min(...freeAt));
    const begins = Math.max(now, freeAt[first] ?? 0);
    waits.push(begins - now);
    freeAt[first] = begins + serviceSeconds(uniform());
  }
  return { p50: quantile(waits, 0.5), p95: quantile(waits, 0.95), longest: Math.max(...waits) };

  function exponential(): number {
    return -Math.log(uniform()) / perSecond;
  }

  function serviceSeconds(at: number): number {
    let passed = 0;
    for (const { share, seconds } of service) {
      passed += share;
      if (at < passed) return seconds;
    }
    return service.at(-1)?.seconds ?? 0;
  }
}
