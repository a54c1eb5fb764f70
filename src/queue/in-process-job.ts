/** One job of the in-process queue, from its submission to its end. */
import type { Job } from '../jobs/contract.js';
import type { JobProgress } from '../jobs/progress.js';

export interface LocalJob {
  readonly job: Job;
  /** Starts that count against `MAX_STARTS`; the present one included. */
  starts: number;
  state: 'waiting' | 'paused' | 'running';
  /** Was running when a child died: runs alone from then on. */
  suspect: boolean;
  cancelled: boolean;
  /** Edits of its message that go on: it is not sent meanwhile. */
  holds: number;
  progress: JobProgress | undefined;
  timer: NodeJS.Timeout | undefined;
}

export const newLocalJob = (job: Job): LocalJob => ({
  job,
  starts: 0,
  state: 'waiting',
  suspect: false,
  cancelled: false,
  holds: 0,
  progress: undefined,
  timer: undefined,
});

/** One timer for each job: for its expiry, its pause, or its watchdog. */
export function setTimer(entry: LocalJob, delayMs: number, act: () => void): void {
  clearTimeout(entry.timer);
  entry.timer = setTimeout(act, Math.min(2 ** 31 - 1, Math.max(0, delayMs)));
  entry.timer.unref();
}
