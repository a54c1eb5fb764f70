/** What is remembered of jobs that have ended: their id, and for those who wait the outcome. Bounded in number and time. */
import { LRUCache } from 'lru-cache';
import { ANSWER_LIFETIME_MS, type Outcome } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import { within } from '../ops/deadline.js';
import type { EndedAs } from './port.js';
import { endedAs } from './stages.js';

const REMEMBERED = 2_000;
/** Outcomes are kept only for jobs with reply `return`, and are larger. */
const OUTCOMES = 200;

export class EndedJobs {
  readonly #ended = new LRUCache<string, EndedAs>({ max: REMEMBERED, ttl: ANSWER_LIFETIME_MS });
  readonly #outcomes = new LRUCache<string, Outcome>({ max: OUTCOMES, ttl: ANSWER_LIFETIME_MS });
  readonly #waiting = new Map<string, Set<(outcome: Outcome) => void>>();

  has(id: string): boolean {
    return this.#ended.has(id);
  }

  endedAs(id: string): EndedAs | undefined {
    return this.#ended.get(id);
  }

  end(id: string, outcome: Outcome, keepOutcome: boolean): void {
    this.#ended.set(id, endedAs(outcome));
    if (keepOutcome) this.#outcomes.set(id, outcome);
    for (const resolve of this.#waiting.get(id) ?? []) resolve(outcome);
    this.#waiting.delete(id);
  }

  /** Rejects with Failure `too-slow` after `timeoutMs`. */
  async outcome(id: string, timeoutMs: number): Promise<Outcome> {
    const known = this.#outcomes.get(id);
    if (known !== undefined) return known;
    const waiting = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, waiting);
    let settle: ((outcome: Outcome) => void) | undefined;
    const ended = new Promise<Outcome>((resolve) => {
      settle = resolve;
      waiting.add(resolve);
    });
    try {
      return await within(
        ended,
        timeoutMs,
        () => new Failure('too-slow', `no outcome within ${timeoutMs} ms`),
      );
    } finally {
      if (settle !== undefined) waiting.delete(settle);
      if (waiting.size === 0 && this.#waiting.get(id) === waiting) this.#waiting.delete(id);
    }
  }
}
