/** The servers that this person is in, and their conversations, at the very edge of the page. */
import type { VNode } from 'preact';
import { Icon } from './icons.js';
import { type Channel, guildIdOf, initialsOf } from './places.js';
import type { Session } from './session.js';

export function ServerColumn(props: {
  readonly session: Session;
  /** Undefined: the conversations. */
  readonly guildId: string | undefined;
  readonly onPlace: (guildId: string | undefined) => void;
}): VNode {
  const { session, guildId, onPlace } = props;
  const { channels, guilds } = session.server;
  const isUnread = (id: string | undefined) =>
    channels.some((one: Channel) => session.unread.has(one.id) && guildIdOf(one, channels) === id);
  const place = (id: string | undefined, name: string, sign: VNode | string) => (
    <li key={id ?? 'direct'}>
      <button
        type="button"
        class="server"
        aria-current={id === guildId ? 'true' : undefined}
        title={name}
        onClick={() => onPlace(id)}
      >
        <span aria-hidden="true">{sign}</span>
        {isUnread(id) ? <span class="server-unread" aria-hidden="true" /> : null}
        <span class="only-heard">{isUnread(id) ? `${name}, unread messages` : name}</span>
      </button>
    </li>
  );
  return (
    <nav class="servers" aria-label="Servers">
      <ul>
        {place(undefined, 'Direct messages', <Icon name="people" />)}
        {guilds.map(({ id, name }) => place(id, name, initialsOf(name)))}
      </ul>
    </nav>
  );
}
