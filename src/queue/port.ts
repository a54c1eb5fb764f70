/**
 * The queue as the rest of the project sees it: a producer in the bot, a consumer in each worker.
 *
 * Promises, the same for every adapter (one conformance suite runs on all):
 * - at least once: a job whose worker dies is tried again, up to `MAX_STARTS` starts; after that `onAbandoned` is called once;
 * - one job for one id: submitting an id that is known changes nothing;
 * - a job that has expired is dropped unprocessed and counts as abandoned with code `expired`;
 * - `submit` settles within `SUBMIT_TIMEOUT_MS`, by rejecting with Failure `queue-unavailable` if need be
 *   (a rejected submit is no proof that the job is absent);
 * - `close` settles within the given time, whatever the other side does.
 * Not promised: exactly once, order between people.
 */
import type { Job, Outcome } from '../jobs/contract.js';
import type { FailureCode } from '../jobs/failure.js';

export const SUBMIT_TIMEOUT_MS = 2_000;
/** First start and two more: a job that brings down three workers is to blame itself. */
export const MAX_STARTS = 3;

export interface Submission {
  /** False when a job of this id was already known. */
  readonly fresh: boolean;
  /** Jobs waiting before this one at the moment of submission; an estimate. */
  readonly ahead: number;
}

export interface JobProducer {
  submit(job: Job): Promise<Submission>;
  /** The outcome of a job with reply `return`; rejects with Failure `too-slow` after `timeoutMs`. */
  outcome(id: string, timeoutMs: number): Promise<Outcome>;
  /** Jobs waiting or running. */
  depth(): Promise<number>;
  close(timeoutMs: number): Promise<void>;
}

export interface JobContext {
  /** 1 for the first start of this job. */
  readonly start: number;
  /** Aborted when the job was lost (its lock expired), the worker stops, or the job expired. */
  readonly signal: AbortSignal;
}

/**
 * Computes and delivers. Returning ends the job. Throwing a Failure with `retry` hands it back to be started again;
 * any other throw ends it as abandoned with code `gave-up`.
 */
export type JobHandler = (job: Job, context: JobContext) => Promise<Outcome>;

/** Called once when nobody will work on the job any more, so that the person can be told. Must not throw. */
export type AbandonedHandler = (job: Job, code: FailureCode) => Promise<void>;

export interface JobConsumer {
  /** Resolves once jobs are being taken. */
  start(handler: JobHandler, onAbandoned: AbandonedHandler): Promise<void>;
  /** Stops taking jobs, lets running ones end; past `timeoutMs` aborts them and hands them back. */
  close(timeoutMs: number): Promise<void>;
}
