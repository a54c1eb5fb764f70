/** Discord's rate limits on the REST side: one bucket for each route with its major parameters, and one for everything. */
import type { Clock } from './clock.js';
import type { RateLimits } from './protocol.js';
import type { RestRoute } from './rest-route.js';

export interface Admittance {
  /** For the answer, whatever it is. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: go on. */
  readonly refusal: Refusal | undefined;
}

export interface Refusal {
  readonly retryAfterMs: number;
  readonly isGlobal: boolean;
}

interface Window {
  readonly endsAtMs: number;
  used: number;
}

const SECOND_MS = 1_000;
/** Windows that are over are forgotten once there are more than this. */
const MOST_WINDOWS = 1_000;

export class RateLimiter {
  readonly #clock: Clock;
  readonly #limits: () => Required<RateLimits>;
  readonly #windows = new Map<string, Window>();
  #global: Window = { endsAtMs: 0, used: 0 };

  /** `limits` is asked anew for each request. */
  constructor(clock: Clock, limits: () => Required<RateLimits>) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Counts a request, unless it is one too many. */
  admit(route: RestRoute): Admittance {
    const { isEnforced, globalPerSecond, perBucket } = this.#limits();
    const nowMs = this.#clock.nowMs();
    if (!route.isOfInteraction) {
      if (this.#global.endsAtMs <= nowMs) this.#global = { endsAtMs: nowMs + SECOND_MS, used: 0 };
      if (isEnforced && this.#global.used >= globalPerSecond) {
        const retryAfterMs = this.#global.endsAtMs - nowMs;
        return { headers: refusalHeaders(retryAfterMs, 'global'), refusal: { retryAfterMs, isGlobal: true } };
      }
      this.#global.used++;
    }
    const window = this.#window(route.bucketKey, nowMs, perBucket.windowMs);
    const leftMs = window.endsAtMs - nowMs;
    const isOver = isEnforced && window.used >= perBucket.limit;
    if (!isOver) window.used++;
    const headers = {
      'x-ratelimit-limit': String(perBucket.limit),
      'x-ratelimit-remaining': String(Math.max(0, perBucket.limit - window.used)),
      'x-ratelimit-reset': seconds(window.endsAtMs),
      'x-ratelimit-reset-after': seconds(leftMs),
      'x-ratelimit-bucket': route.bucket,
    };
    return isOver
      ? {
          headers: { ...headers, ...refusalHeaders(leftMs, 'user') },
          refusal: { retryAfterMs: leftMs, isGlobal: false },
        }
      : { headers, refusal: undefined };
  }

  get openWindows(): number {
    return this.#windows.size;
  }

  /** All windows begin anew, as after a change of the limits. */
  reset(): void {
    this.#windows.clear();
    this.#global = { endsAtMs: 0, used: 0 };
  }

  #window(key: string, nowMs: number, windowMs: number): Window {
    const known = this.#windows.get(key);
    if (known !== undefined && known.endsAtMs > nowMs) return known;
    if (this.#windows.size >= MOST_WINDOWS) {
      for (const [old, { endsAtMs }] of this.#windows) if (endsAtMs <= nowMs) this.#windows.delete(old);
    }
    const fresh: Window = { endsAtMs: nowMs + windowMs, used: 0 };
    this.#windows.set(key, fresh);
    return fresh;
  }
}

/** Discord's own precision: three decimals. */
const seconds = (ms: number) => (ms / SECOND_MS).toFixed(3);

function refusalHeaders(retryAfterMs: number, scope: 'user' | 'global'): Record<string, string> {
  return {
    'retry-after': String(Math.ceil(retryAfterMs / SECOND_MS)),
    'x-ratelimit-scope': scope,
    ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
  };
}
