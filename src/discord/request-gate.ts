/**
 * Keeps this process from asking on when Discord refuses all of it: a 429 for the whole bot, one that states no wait, or a wait
 * beyond any bucket's (a ban of this address). Every further request would count against it: 10,000 such answers within ten
 * minutes are a ban. Meanwhile one request at a time finds out whether it has passed, after waits that grow.
 */
import { hasStatus, statedWaitMs, waitsForAll } from './request-trouble.js';

const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A stated wait of a day may be a mistake; one request in an hour is none. */
const LONGEST_STATED_MS = 60 * 60_000;
/** A probe of which nothing was heard for so long is over. */
const PROBE_MS = 15_000;
const ASK_AGAIN_MS = 1_000;

export class RequestGate {
  readonly #now: () => number;
  #refusals = 0;
  #closedUntilMs = Number.NEGATIVE_INFINITY;
  #probeUntilMs = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Milliseconds until it is worth asking again; 0: send, and tell `heard` what came of it. */
  waitMs(): number {
    if (this.#refusals === 0) return 0;
    const nowMs = this.#now();
    if (nowMs < this.#closedUntilMs) return this.#closedUntilMs - nowMs;
    if (nowMs < this.#probeUntilMs) return ASK_AGAIN_MS;
    this.#probeUntilMs = nowMs + PROBE_MS;
    return 0;
  }

  /** What a request came to; without an error it was answered. */
  heard(error?: unknown): void {
    const nowMs = this.#now();
    if (!waitsForAll(error)) {
      // A lost answer says nothing about the refusal, and neither does one to a request from before it.
      const isAnswered = error === undefined || hasStatus(error);
      if (isAnswered && nowMs < this.#probeUntilMs) this.#refusals = 0;
      return;
    }
    // Those that were under way when it closed say nothing new.
    if (nowMs >= this.#closedUntilMs) this.#refusals++;
    const ownMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#refusals - 1));
    const statedMs = Math.min(LONGEST_STATED_MS, statedWaitMs(error) ?? 0);
    this.#closedUntilMs = Math.max(this.#closedUntilMs, nowMs + Math.max(ownMs, statedMs));
    this.#probeUntilMs = Number.NEGATIVE_INFINITY;
  }
}
