/** One start of one job in a worker: the part that both consumers share. */
import type { Job, Outcome } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import type { JobHandler } from './port.js';

export type JobEnd =
  | { readonly type: 'ended'; readonly outcome: Outcome }
  | { readonly type: 'threw'; readonly retry: boolean; readonly error: unknown }
  | { readonly type: 'expired' };

/** Longest delay that timers of Node take; longer ones would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Never rejects. The handler's signal is aborted by `signal`, and when the job expires. */
export async function runJob(
  job: Job,
  start: number,
  handler: JobHandler,
  signal: AbortSignal,
): Promise<JobEnd> {
  const leftMs = job.expiresAtMs - Date.now();
  if (leftMs <= 0) return { type: 'expired' };
  const expiry = new AbortController();
  const timer = setTimeout(
    () => expiry.abort(new Failure('expired', 'the job expired')),
    Math.min(leftMs, MAX_TIMER_MS),
  );
  try {
    const outcome = await handler(job, { start, signal: AbortSignal.any([signal, expiry.signal]) });
    return { type: 'ended', outcome };
  } catch (error) {
    if (expiry.signal.aborted) return { type: 'expired' };
    return { type: 'threw', retry: error instanceof Failure && error.retry, error };
  } finally {
    clearTimeout(timer);
  }
}
