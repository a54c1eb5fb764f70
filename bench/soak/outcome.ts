import type { Deed } from './deeds.js';
import type { Ending, Trouble } from './ending.js';

/** What came of one thing that one person did. */
export interface Outcome {
  readonly interactionId: string;
  readonly userId: string;
  readonly deed: Deed;
  /** Milliseconds from the beginning of the run. */
  readonly askedMs: number;
  readonly endedMs: number;
  /**
   * `vote`: counted in a message of everyone's. `unchanged`: whoever was to change the message that was pressed has died, and it
   * stands there as it was. `lost`: not acknowledged within three seconds, so Discord itself says that it failed.
   * `unacknowledged`, `silence`: neither an answer nor an end, which must not be.
   */
  readonly end:
    | Ending['end']
    | 'window'
    | 'choices'
    | 'vote'
    | 'unchanged'
    | 'lost'
    | 'unacknowledged'
    | 'silence';
  /** Of a failure. */
  readonly code?: Trouble;
  /** Those that it made or changed, when it ended. */
  readonly messages: number;
}

export const nameOf = ({ interactionId, deed }: Outcome): string =>
  `${interactionId} ${JSON.stringify(deed).slice(0, 200)}`;
