/** What the routes of the control API are given. */
import type { Logger } from '../ops/log.js';
import type { EventStreams } from './event-streams.js';
import type { GivenFiles } from './given-files.js';
import type { DispatchInteraction } from './send-interaction.js';
import type { State } from './state.js';

export interface ControlPorts {
  readonly state: State;
  readonly key: string;
  readonly dispatch: DispatchInteraction;
  readonly givenFiles: GivenFiles;
  readonly streams: EventStreams;
  readonly logger: Logger | undefined;
}
