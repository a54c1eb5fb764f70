/** How long those who wait have to: from how long questions took of late. */
import type { Cost } from '../../jobs/cost.js';
import type { Locale } from '../../jobs/locale.js';
import { TROUBLE_MESSAGES } from '../../messages/trouble/index.js';

/** Weight of the newest question in the running mean. */
const SMOOTHING = 0.2;

export class ServiceTimes {
  readonly #meanMs = new Map<Cost, number>();
  #meanOfAllMs: number | undefined;

  /** One was worked on for so long. */
  took(cost: Cost, ms: number): void {
    this.#meanMs.set(cost, blend(this.#meanMs.get(cost), ms));
    this.#meanOfAllMs = blend(this.#meanOfAllMs, ms);
  }

  /**
   * Until the answer of a question with `ahead` before it, while `running` are worked on at once; undefined as long as no question
   * has ended.
   */
  untilAnswerMs(ahead: number, running: number, cost: Cost): number | undefined {
    if (this.#meanOfAllMs === undefined) return undefined;
    const untilBegunMs = (this.#meanOfAllMs * (ahead + 1)) / Math.max(1, running);
    return untilBegunMs + (this.#meanMs.get(cost) ?? this.#meanOfAllMs);
  }
}

function blend(mean: number | undefined, newest: number): number {
  return mean === undefined ? newest : mean + SMOOTHING * (newest - mean);
}

/** As precise as an estimate is: "about 7 s", "about 40 s", "about 3 min". */
export function aboutText(ms: number, locale: Locale = 'en'): string {
  const { about } = TROUBLE_MESSAGES[locale].waiting;
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 10) return about.seconds(seconds);
  if (seconds < 60) return about.seconds(5 * Math.round(seconds / 5));
  return about.minutes(Math.round(seconds / 60));
}
