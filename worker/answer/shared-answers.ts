/**
 * Same question, one computation: who asks what is being computed waits for the same result, and what was computed is kept for a
 * while, so that asking again gives the very same answer.
 *
 * An answer of the model depends on the question, on the model's file, on how its graph was built and on what it ran with, and all
 * of that is its key. One that the clock had a part in (a search that ran out of time) is not kept.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Answer, answerSchema, type Question } from '../../src/jobs/contract.js';
import { costOf, TIME_LIMIT_MS } from '../../src/jobs/cost.js';
import { Failure } from '../../src/jobs/failure.js';
import { accept, type Checked } from '../../src/jobs/refusal.js';
import type { Metrics } from '../../src/ops/metrics.js';
import type { AnswerShelf } from '../../src/queue/answer-shelf.js';
import { parseJson } from '../../src/queue/parse-json.js';
import { type AnswerControl, type Answerer, SEARCH_BUDGET_MS } from './answerer.js';

export interface SharedAnswersPorts {
  readonly answer: Answerer;
  /** What answers depend on beside their question; waits for the model. Rejects as the model does. */
  identity(signal: AbortSignal): Promise<string>;
  readonly metrics: Pick<Metrics, 'answerCache'>;
  /** Shared with other workers. */
  readonly shelf?: AnswerShelf;
  readonly timeLimitMs?: Readonly<Record<'short' | 'long', number>>;
  readonly now?: () => number;
}

/** Of all answers kept in this process, as JSON in UTF-16. */
const KEPT_BYTES = 32 * 1024 * 1024;
const KEPT_MS = 6 * 60 * 60_000;

/** Whose answers are the model's, and take long enough to be worth keeping. */
const SHARED: ReadonlySet<Question['kind']> = new Set<Question['kind']>([
  'nextword',
  'word-prob',
  'sequence',
  'evidence',
  'gist',
]);
/** A search shows what it has when its time is over; the others are all or nothing. */
const SEARCHES: ReadonlySet<Question['kind']> = new Set<Question['kind']>(['nextword', 'word-prob']);
/** From here on the clock may have had a part in it. */
const IN_TIME_MS = 0.9 * SEARCH_BUDGET_MS;

interface Run {
  readonly result: Promise<Checked<Answer>>;
  /** Aborted when its time is over, or nobody waits any more. */
  readonly over: AbortController;
  waiting: number;
  /** All who wait and want to know how far it is. */
  readonly listeners: Set<ProgressListener>;
}

type ProgressListener = NonNullable<AnswerControl['onProgress']>;

/** Every answer within its time, whatever `answer` makes of its signal. */
export function createSharedAnswers(ports: SharedAnswersPorts): Answerer {
  const shared = new SharedAnswers(ports);
  return (question, control) => shared.answer(question, control);
}

class SharedAnswers {
  readonly #ports: SharedAnswersPorts;
  readonly #running = new Map<string, Run>();
  readonly #kept = new LRUCache<string, string>({
    maxSize: KEPT_BYTES,
    sizeCalculation: (text) => 2 * text.length,
    ttl: KEPT_MS,
  });

  constructor(ports: SharedAnswersPorts) {
    this.#ports = ports;
  }

  readonly answer: Answerer = async (question, { signal, expiresAtMs, onProgress }) => {
    if (!SHARED.has(question.kind)) {
      // Waiting for the model is not the question's own time.
      if (question.kind === 'model') await this.#ports.identity(signal);
      return await this.#wait(this.#start(question, expiresAtMs), signal, onProgress);
    }
    const key = keyOf(await this.#ports.identity(signal), question);
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#ports.metrics.answerCache('hit');
      return accept(answerSchema.parse(JSON.parse(kept)));
    }
    let run = this.#running.get(key);
    if (run === undefined) {
      run = this.#startShared(key, question);
      this.#running.set(key, run);
    } else this.#ports.metrics.answerCache('joined');
    return await this.#wait(run, signal, onProgress);
  };

  /** Its own deadline, not that of the first who asks: others may be shown it later. */
  #startShared(key: string, question: Question): Run {
    const run = this.#start(question, Number.POSITIVE_INFINITY, key);
    const leave = () => {
      if (this.#running.get(key) === run) this.#running.delete(key);
    };
    run.result.then(leave, leave);
    run.over.signal.addEventListener('abort', leave, { once: true });
    return run;
  }

  #start(question: Question, expiresAtMs: number, key?: string): Run {
    const limitMs = (this.#ports.timeLimitMs ?? TIME_LIMIT_MS)[costOf(question)];
    const over = new AbortController();
    const timer = setTimeout(
      () => over.abort(new Failure('too-slow', `no answer within ${limitMs} ms`)),
      limitMs,
    );
    const listeners = new Set<ProgressListener>();
    const onProgress: ProgressListener = (progress) => {
      for (const listener of listeners) listener(progress);
    };
    const control = { signal: over.signal, expiresAtMs, onProgress };
    const work =
      key === undefined ? this.#ports.answer(question, control) : this.#compute(key, question, control);
    const result = unlessAborted(work, over.signal).finally(() => clearTimeout(timer));
    result.catch(() => undefined);
    return { result, over, waiting: 0, listeners };
  }

  async #compute(
    key: string,
    question: Question,
    control: Parameters<Answerer>[1],
  ): Promise<Checked<Answer>> {
    const { answer, metrics, shelf, now = () => performance.now() } = this.#ports;
    const found = await shelf?.get(key);
    if (found !== undefined) {
      const read = answerSchema.safeParse(parseJson(found));
      if (read.success && read.data.kind === question.kind) {
        metrics.answerCache('hit');
        this.#kept.set(key, found);
        return accept(read.data);
      }
    }
    metrics.answerCache('miss');
    const startedMs = now();
    const checked = await answer(question, control);
    const isInTime = !SEARCHES.has(question.kind) || now() - startedMs < IN_TIME_MS;
    if (checked.ok && isInTime && !control.signal.aborted && answerSchema.safeParse(checked.value).success) {
      const text = JSON.stringify(checked.value);
      this.#kept.set(key, text);
      void shelf?.put(key, text);
    }
    return checked;
  }

  async #wait(run: Run, signal: AbortSignal, onProgress?: ProgressListener): Promise<Checked<Answer>> {
    run.waiting++;
    // Of its own, so that who waits twice is told twice, and leaves alone.
    const listener: ProgressListener = (progress) => onProgress?.(progress);
    run.listeners.add(listener);
    try {
      return await unlessAborted(run.result, signal);
    } finally {
      run.listeners.delete(listener);
      run.waiting--;
      if (run.waiting === 0)
        run.over.abort(new Failure('shutting-down', 'nobody waits for the answer any more'));
    }
  }
}

export function keyOf(identity: string, question: Question): string {
  return createHash('sha256')
    .update(`${identity}\n${canonical(question)}`)
    .digest('hex');
}

/** JSON with the names of each object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** Rejects with the signal's reason as soon as it is aborted; what `work` does then is ignored. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}
