/** How often a bot may open sessions: one in five seconds for each concurrency key, and so many a day. */
import type { Clock } from './clock.js';
import type { RateLimits } from './protocol.js';

/** Not enforced: every IDENTIFY is taken, though it is counted all the same. */
export type IdentifyRules = Pick<Required<RateLimits>, 'isEnforced' | 'identifiesPerDay'>;

export type IdentifyVerdict = 'taken' | 'too-soon' | 'none-left';

/** Shards whose numbers differ may identify at once only when this is more than 1. */
export const MAX_CONCURRENCY = 1;
const WINDOW_MS = 5_000;
const DAY_MS = 24 * 60 * 60_000;

interface Moment {
  readonly clockMs: number;
  readonly realMs: number;
}

export class IdentifyLimit {
  readonly #clock: Clock;
  readonly #rules: () => IdentifyRules;
  readonly #lastByKey = new Map<number, Moment>();
  #count = 0;
  #dayStartedMs: number | undefined;

  constructor(clock: Clock, rules: () => IdentifyRules) {
    this.#clock = clock;
    this.#rules = rules;
  }

  get left(): number {
    this.#turnDay();
    return Math.max(0, this.#rules().identifiesPerDay - this.#count);
  }

  /** Until the count starts anew; 0 while nothing is counted. */
  get resetAfterMs(): number {
    this.#turnDay();
    return this.#dayStartedMs === undefined
      ? 0
      : Math.max(0, this.#dayStartedMs + DAY_MS - this.#clock.nowMs());
  }

  /** Only an IDENTIFY that is taken counts against the day. */
  identify(shard: number): IdentifyVerdict {
    const key = shard % MAX_CONCURRENCY;
    const { isEnforced } = this.#rules();
    if (isEnforced && this.left === 0) return 'none-left';
    if (isEnforced && !this.#isWindowOver(this.#lastByKey.get(key))) return 'too-soon';
    this.#dayStartedMs ??= this.#clock.nowMs();
    this.#count++;
    this.#lastByKey.set(key, { clockMs: this.#clock.nowMs(), realMs: performance.now() });
    return 'taken';
  }

  /** By either clock: a test may move its own on, and a client waits in real time whatever that clock says. */
  #isWindowOver(last: Moment | undefined): boolean {
    return (
      last === undefined ||
      this.#clock.nowMs() - last.clockMs >= WINDOW_MS ||
      performance.now() - last.realMs >= WINDOW_MS
    );
  }

  #turnDay(): void {
    if (this.#dayStartedMs === undefined || this.#clock.nowMs() - this.#dayStartedMs < DAY_MS) return;
    this.#count = 0;
    this.#dayStartedMs = undefined;
  }
}
