/** What the routes of the control API are given. */
import type { Logger } from '../ops/log.js';
import type { JumpingClock } from './clock.js';
import type { EventStreams } from './event-streams.js';
import type { Gateway } from './gateway.js';
import type { GivenFiles } from './given-files.js';
import type { IdentifyLimit } from './identify-limit.js';
import type { JournalBook } from './journal-book.js';
import type { Traffic } from './rest-traffic.js';
import type { DispatchInteraction } from './send-interaction.js';
import type { State } from './state.js';

export interface ControlPorts {
  readonly state: State;
  readonly key: string;
  readonly clock: JumpingClock;
  readonly gateway: Gateway;
  readonly book: JournalBook;
  readonly identifies: IdentifyLimit;
  readonly traffic: Traffic;
  readonly dispatch: DispatchInteraction;
  readonly givenFiles: GivenFiles;
  readonly streams: EventStreams;
  readonly logger: Logger | undefined;
}
