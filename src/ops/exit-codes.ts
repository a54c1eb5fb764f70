/** What the processes end with, for supervisors. */
export const EXIT = {
  stopped: 0,
  /** Broke, or did not stop in time: a new process may do better. */
  failed: 1,
  /** Settings or services are wrong: a new process ends in the same way until somebody changes something. */
  settings: 2,
  /** A worker that took no questions any more: a new process is what helps. */
  stuck: 3,
} as const;
