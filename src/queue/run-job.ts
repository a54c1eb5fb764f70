/** One start of one job in a worker: the part that both consumers share. */
import type { Job, Outcome } from '../jobs/contract.js';
import { Failure, type FailureCode } from '../jobs/failure.js';
import type { JobContext, JobHandler } from './port.js';

export type JobEnd =
  | { readonly type: 'ended'; readonly outcome: Outcome }
  /** Nobody will work on it any more, and the person is to be told. */
  | { readonly type: 'abandoned'; readonly code: FailureCode }
  | { readonly type: 'threw'; readonly retry: boolean; readonly error: unknown }
  | { readonly type: 'cancelled' }
  /** Another worker has it. */
  | { readonly type: 'lost' };

/** Longest delay that timers of Node take; longer ones would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Never rejects. The handler's signal is aborted with that of `context`, and when the job expires. A handler that goes on for
 * `deafMs` after that is left to itself; absent: it is waited for.
 */
export async function runJob(
  job: Job,
  handler: JobHandler,
  context: JobContext,
  deafMs?: number,
): Promise<JobEnd> {
  const leftMs = job.expiresAtMs - Date.now();
  if (leftMs <= 0) return { type: 'abandoned', code: 'expired' };
  const expiry = new AbortController();
  const timer = setTimeout(
    () => expiry.abort(new Failure('expired', 'the job expired')),
    Math.min(leftMs, MAX_TIMER_MS),
  );
  const signal = AbortSignal.any([context.signal, expiry.signal]);
  const beforeShow = async () => {
    signal.throwIfAborted();
    await context.beforeShow();
    signal.throwIfAborted();
  };
  try {
    const work = handler(job, { ...context, signal, beforeShow });
    const outcome = await (deafMs === undefined ? work : unlessDeaf(work, signal, deafMs));
    return { type: 'ended', outcome };
  } catch (error) {
    return (
      endBy(signal.aborted ? signal.reason : error) ?? {
        type: 'threw',
        retry: error instanceof Failure && error.retry,
        error,
      }
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Ends that are not the handler's own: why its signal was aborted, or why it may not show its answer. */
function endBy(reason: unknown): JobEnd | undefined {
  if (!(reason instanceof Failure)) return undefined;
  switch (reason.code) {
    case 'cancelled':
    case 'lost':
      return { type: reason.code };
    case 'expired':
      return { type: 'abandoned', code: reason.code };
    default:
      return undefined;
  }
}

/** Rejects when `work` goes on for `deafMs` after the signal was aborted; what it does later is ignored. */
async function unlessDeaf<T>(work: Promise<T>, signal: AbortSignal, deafMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const deaf = new Promise<never>((_resolve, reject) => {
    onAbort = () => {
      timer = setTimeout(() => reject(new Failure('bug', 'the handler ignores its signal')), deafMs);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, deaf]);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}
