/** What bot and server said to each other, for whoever wants to look. */
import { channel } from 'node:diagnostics_channel';

export type JournalEntry =
  | {
      readonly type: 'request';
      readonly atMs: number;
      readonly method: string;
      /** Below `/api/v10`, without the query. Holds interaction tokens. */
      readonly path: string;
      /** JSON of the body, of `payload_json` in a multipart one; undefined where there was none or it was not JSON. */
      readonly body: unknown;
      /** Its `user-agent`; empty where it named none. */
      readonly client: string;
      /** Undefined: the connection was dropped by a planted fault. */
      readonly status: number | undefined;
      /** Parsed JSON, any other text as it is. */
      readonly response: unknown;
      readonly durationMs: number;
      /** Whether the answer is not Discord's own: a planted fault's, or of a ban. */
      readonly isInjected: boolean;
    }
  | {
      readonly type: 'dispatch';
      readonly atMs: number;
      readonly event: string;
      readonly data: unknown;
      /** Of the bot, that it was meant for; 0: nobody was there, or asked for such events. */
      readonly sessions: number;
    }
  /** A connection came, went, identified or resumed; or a fault of the gateway was asked for. */
  | { readonly type: 'gateway'; readonly atMs: number; readonly title: string };

export type Journal = (entry: JournalEntry) => void;

/**
 * Node's own way to look into a process: whoever subscribes (`node:diagnostics_channel`) is given each entry of every sandbox
 * in it, tokens included. The run-wide judgement of the tests hangs on this alone.
 */
export const JOURNAL_CHANNEL = 'given.sandbox.journal';

const everySandbox = channel(JOURNAL_CHANNEL);

/** To `own`, and to whoever has subscribed. */
export function sharedJournal(own?: Journal): Journal {
  return (entry) => {
    own?.(entry);
    if (everySandbox.hasSubscribers) everySandbox.publish(entry);
  };
}
