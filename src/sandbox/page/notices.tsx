import type { VNode } from 'preact';
import type { Connection } from './control.js';

/** What stands between the person and an answer, above the messages. */
export function Notices(props: {
  readonly connection: Connection;
  readonly isOnline: boolean;
  readonly botName: string;
}): VNode {
  return (
    <div role="status">
      {props.connection === 'stale-key' ? (
        <p class="notice">
          The chat was started anew.{' '}
          <button type="button" class="link" onClick={() => location.reload()}>
            Reload this page
          </button>{' '}
          to join it.
        </p>
      ) : props.connection === 'lost' ? (
        <p class="notice">The connection to the chat is lost. Trying again…</p>
      ) : props.isOnline ? null : (
        <p class="notice">{props.botName} is not connected. Commands are answered once it is back.</p>
      )}
    </div>
  );
}
