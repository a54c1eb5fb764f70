/** Answers that tell of a careless client: past 10,000 of them in ten minutes nothing is answered any more. */
import type { Clock } from './clock.js';

export const INVALID_REQUESTS = 10_000;
const WINDOW_MS = 10 * 60_000;
/** Bans of many lengths were seen; none is published. */
export const BAN_MS = 60 * 60_000;

const COUNTED: ReadonlySet<number> = new Set([401, 403, 429]);

export class InvalidRequests {
  readonly #clock: Clock;
  #atMs: number[] = [];
  #bannedUntilMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Of the last ten minutes. */
  get count(): number {
    const earliestMs = this.#clock.nowMs() - WINDOW_MS;
    const firstKept = this.#atMs.findIndex((atMs) => atMs > earliestMs);
    if (firstKept !== 0) this.#atMs = firstKept < 0 ? [] : this.#atMs.slice(firstKept);
    return this.#atMs.length;
  }

  /** 0: not banned. */
  get banLeftMs(): number {
    return Math.max(0, this.#bannedUntilMs - this.#clock.nowMs());
  }

  /** `scope`: of a 429, as its header says. What is shared with others is not held against anybody. */
  note(status: number, scope: string | undefined): void {
    if (!COUNTED.has(status) || scope === 'shared') return;
    const nowMs = this.#clock.nowMs();
    this.#atMs.push(nowMs);
    if (this.count < INVALID_REQUESTS) return;
    this.#bannedUntilMs = nowMs + BAN_MS;
    this.#atMs = [];
  }
}
