/** What the REST routes are given. */
import type { Logger } from '../ops/log.js';
import type { IdentifyLimit } from './identify-limit.js';
import type { Messages } from './messages.js';
import type { Traffic } from './rest-traffic.js';
import type { State } from './state.js';

export interface RestPorts {
  readonly state: State;
  readonly messages: Messages;
  /** The bot's. */
  readonly token: string;
  /** Of the gateway, `ws://…`. */
  readonly gatewayUrl: string;
  readonly identifies: IdentifyLimit;
  readonly traffic: Traffic;
  readonly logger: Logger | undefined;
}
