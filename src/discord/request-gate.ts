/**
 * Keeps this process from asking on when Discord refuses all of it: a 429 for the whole bot, one that states no wait, or a wait
 * beyond any bucket's (a ban of this address). Every further request would count against it: 10,000 such answers within ten
 * minutes are a ban. Meanwhile one request at a time finds out whether it has passed, after waits that grow.
 */
import { hasStatus, statedWaitMs, waitsForAll } from './request-trouble.js';

/** Short: most such answers stand alone, and each interaction that comes meanwhile has three seconds. */
const FIRST_WAIT_MS = 1_000;
/** Ten minutes of refusals are some eleven requests. */
const LONGEST_WAIT_MS = 5 * 60_000;
/** A stated wait of a day may be a mistake; one request in an hour is none. */
const LONGEST_STATED_MS = 60 * 60_000;
/** A probe of which nothing was heard for so long is over. */
const PROBE_MS = 15_000;
/** Whoever waits for what comes of somebody else's probe. */
const ASK_AGAIN_MS = 100;

export class RequestGate {
  readonly #now: () => number;
  #isClosed = false;
  /** Those of one storm. */
  #refusals = 0;
  #closedForMs = 0;
  #closedUntilMs = Number.NEGATIVE_INFINITY;
  #openedMs = Number.NEGATIVE_INFINITY;
  #probeUntilMs = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Milliseconds until it is worth asking again; 0: send, and tell `heard` what came of it. */
  waitMs(): number {
    if (!this.#isClosed) return 0;
    const nowMs = this.#now();
    if (nowMs < this.#closedUntilMs) return this.#closedUntilMs - nowMs;
    if (nowMs < this.#probeUntilMs) return ASK_AGAIN_MS;
    this.#probeUntilMs = nowMs + PROBE_MS;
    return 0;
  }

  /** What a request came to; without an error it was answered. */
  heard(error?: unknown): void {
    const nowMs = this.#now();
    if (waitsForAll(error)) {
      this.#close(nowMs, statedWaitMs(error));
      return;
    }
    // A lost answer says nothing about the refusal, and neither does one to a request from before it.
    const isAnswered = error === undefined || hasStatus(error);
    if (!isAnswered || !this.#isClosed || nowMs >= this.#probeUntilMs) return;
    this.#isClosed = false;
    this.#openedMs = nowMs;
    this.#probeUntilMs = Number.NEGATIVE_INFINITY;
  }

  #close(nowMs: number, askedMs: number | undefined): void {
    const statedMs = Math.min(LONGEST_STATED_MS, askedMs ?? 0);
    if (this.#isClosed && nowMs < this.#closedUntilMs) {
      // Those that were under way when it closed say nothing new, unless it is a longer wait.
      this.#closeFor(Math.max(statedMs, this.#closedUntilMs - nowMs), nowMs);
      return;
    }
    // A single answer in the middle of a storm is not its end: else all that waited would run into it again and again.
    const isNewStorm = !this.#isClosed && nowMs - this.#openedMs >= this.#closedForMs;
    this.#refusals = isNewStorm ? 1 : this.#refusals + 1;
    const ownMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#refusals - 1));
    // What Discord states is enough the first time.
    const isEnough = statedMs > 0 && this.#refusals === 1;
    this.#closedForMs = isEnough ? statedMs : Math.max(ownMs, statedMs);
    this.#closeFor(this.#closedForMs, nowMs);
  }

  #closeFor(waitMs: number, nowMs: number): void {
    this.#isClosed = true;
    this.#closedUntilMs = nowMs + waitMs;
    this.#probeUntilMs = Number.NEGATIVE_INFINITY;
  }
}
