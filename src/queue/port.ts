/**
 * The queue as the rest of the project sees it: a producer in the bot, a consumer in each worker.
 *
 * Promises, the same for every adapter (one conformance suite runs on all):
 * - at least once: a job whose worker dies is tried again, up to `MAX_STARTS` starts; after that `onAbandoned` is called once;
 * - one job for one id: submitting an id that is known changes nothing;
 * - a job that has expired is dropped unprocessed and counts as abandoned with code `expired`;
 * - `submit` settles within `SUBMIT_TIMEOUT_MS`, by rejecting with Failure `queue-unavailable` if need be
 *   (a rejected submit is no proof that the job is absent);
 * - `close` settles within the given time, whatever the other side does;
 * - while `whileWaiting` runs its work, no worker shows the job's answer;
 * - a job that was cancelled before it ended shows nothing: whoever cancels it waits for the stage `ended` and, when that says
 *   `cancelled`, shows so.
 * Not promised: exactly once, order between people.
 */
import type { Job, Outcome } from '../jobs/contract.js';
import type { FailureCode } from '../jobs/failure.js';
import type { JobProgress } from '../jobs/progress.js';

export const SUBMIT_TIMEOUT_MS = 2_000;
/** First start and two more: a job that brings down three workers is to blame itself. */
export const MAX_STARTS = 3;
/** Longest time that `whileWaiting` keeps an answer back. */
export const HOLD_MS = 2_500;

export interface Submission {
  /** False when a job of this id was already known. */
  readonly fresh: boolean;
  /** Jobs waiting before this one at the moment of submission; an estimate. */
  readonly ahead: number;
}

export type EndedAs = 'answer' | 'refusal' | FailureCode;

export type JobStage = 'queued' | 'running' | 'ended';

export interface StageDetail {
  /** Milliseconds since the epoch, by the clock of the process where it happened. */
  readonly atMs: number;
  /** Of `queued`: jobs before this one; an estimate. */
  readonly ahead?: number;
  /** Of `ended`. */
  readonly outcome?: EndedAs;
}

/**
 * Told in this process of jobs that it submitted. Each stage of a job is told once and in order, perhaps late;
 * `running` is left out for a job that never ran. Must not throw.
 */
export type StageHandler = (jobId: string, stage: JobStage, detail: StageDetail) => void;

export interface JobPlace {
  readonly state: 'waiting' | 'running';
  /** Jobs that come before this one; 0: it is the next, or it runs. An estimate. */
  readonly ahead: number;
  /** What its worker told last. */
  readonly progress?: JobProgress;
}

export interface JobProducer {
  submit(job: Job): Promise<Submission>;
  /** Undefined: it has ended, or was never known. Rejects with Failure `queue-unavailable` within `SUBMIT_TIMEOUT_MS`. */
  place(id: string): Promise<JobPlace | undefined>;
  /**
   * Nobody wants the answer any more: a waiting job is gone, a running one's signal is aborted with Failure `cancelled`.
   * False: it had ended, or was never known. Settles within `SUBMIT_TIMEOUT_MS`, by rejecting with Failure `queue-unavailable` if need be.
   */
  cancel(id: string): Promise<boolean>;
  /**
   * Runs `work` (an edit of the message) while it is certain that no worker shows the job's answer, and resolves when it has
   * ended. `signal` is aborted when that certainty ends, at most `HOLD_MS` later. False, and not run: the job is not waiting any more.
   * Rejects as `work` does, and with Failure `queue-unavailable`.
   */
  whileWaiting(id: string, work: (signal: AbortSignal) => Promise<void>): Promise<boolean>;
  /** How it ended; undefined while it has not, and when it is not known. Rejects with Failure `queue-unavailable`. */
  ended(id: string): Promise<EndedAs | undefined>;
  /** The outcome of a job with reply `return`; rejects with Failure `too-slow` after `timeoutMs`. */
  outcome(id: string, timeoutMs: number): Promise<Outcome>;
  /** Jobs waiting or running. */
  depth(): Promise<number>;
  /** The metrics page of a worker that came with this producer; empty when it does not answer. Never rejects. */
  workerMetrics?(): Promise<string>;
  close(timeoutMs: number): Promise<void>;
}

export interface JobContext {
  /** 1 for the first start of this job. */
  readonly start: number;
  /** Aborted with a Failure: `lost` (another worker has the job), `cancelled`, `shutting-down` or `expired`. */
  readonly signal: AbortSignal;
  /**
   * To be awaited right before anything is shown as the answer. Waits for as long as somebody else may edit the message, and rejects
   * with Failure `lost`, `cancelled` or whatever else the signal was aborted with: then nothing may be shown.
   */
  beforeShow(): Promise<void>;
  /** Tells whoever asks for the job's place; the last one counts. Never fails. */
  progress(progress: JobProgress): void;
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
