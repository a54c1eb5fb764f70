/** Messages that still say "thinking…", so that somebody closes them when the process that would have is gone. */

import type { Locale } from '../jobs/locale.js';

export interface PendingReply {
  readonly jobId: string;
  /** REST base. */
  readonly api: string;
  readonly applicationId: string;
  /** Of the interaction: a secret, which is deleted with the row when there is an answer, and of no use after 15 minutes. */
  readonly token: string;
  /** The process that takes care of it. */
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly expiresAtMs: number;
  /** In which whoever waits is told that nothing comes; absent: unknown, as of earlier versions. */
  readonly locale?: Locale;
}

/** Ages are told by the clock of the store, which is the same for all processes. */
export interface PendingStore {
  /** One that is known already stays as it is. */
  begin(reply: PendingReply): Promise<void>;
  end(jobIds: readonly string[]): Promise<void>;
  /** The process lives. */
  beat(owner: string): Promise<void>;
  /** The process ends and has nothing to close any more. */
  leave(owner: string): Promise<void>;
  /** Of this application, not expired, at least `silentMs` old, and of processes that were not heard of for so long; at most `limit`. */
  orphans(applicationId: string, silentMs: number, limit: number): Promise<readonly PendingReply[]>;
  /** True for the one process that takes it over. */
  claim(jobId: string, from: string, to: string): Promise<boolean>;
  /** Forgets what has expired, and processes that are long gone. */
  prune(): Promise<void>;
}

/** After which nothing of a process is looked at any more. */
export const FORGET_PROCESS_MS = 60 * 60_000;
