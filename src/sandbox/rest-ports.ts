/** What the REST routes are given. */
import type { Logger } from '../ops/log.js';
import type { Journal } from './journal.js';
import type { Messages } from './messages.js';
import type { State } from './state.js';

export interface RestPorts {
  readonly state: State;
  readonly messages: Messages;
  /** The bot's. */
  readonly token: string;
  /** Of the gateway, `ws://…`. */
  readonly gatewayUrl: string;
  readonly journal: Journal | undefined;
  readonly logger: Logger | undefined;
}
