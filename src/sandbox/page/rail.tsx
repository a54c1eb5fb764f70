/** The channels of a server with their threads, or a person's conversations. */
import type { VNode } from 'preact';
import type { LocalPerson } from '../protocol.js';
import { Avatar } from './avatar.js';
import { People } from './people.js';
import {
  type Channel,
  channelTitle,
  guildIdOf,
  isDirect,
  isThread,
  isWithBot,
  listedChannels,
} from './places.js';
import { ServerColumn } from './server-column.js';
import type { Session } from './session.js';

export function Rail(props: {
  readonly session: Session;
  readonly channel: Channel;
  readonly me: LocalPerson;
  readonly onChannel: (id: string) => void;
  readonly onPerson: (id: string) => void;
  readonly onLocale: (locale: string) => Promise<void>;
  readonly onNewPerson: (name: string) => Promise<void>;
}): VNode {
  const { session, channel, onChannel } = props;
  const { server } = session;
  const guildId = guildIdOf(channel, server.channels);
  const guild = server.guilds.find(({ id }) => id === guildId);
  const listed = listedChannels(guildId, server.channels);
  return (
    <>
      <ServerColumn
        session={session}
        guildId={guildId}
        onPlace={(id) => {
          const [first] = listedChannels(id, server.channels);
          if (first !== undefined) onChannel(first.channel.id);
        }}
      />
      <div class="rail-main">
        <div class="rail-head">
          <h2 id="rail-title">{guild?.name ?? 'Direct messages'}</h2>
        </div>
        <nav class="rail-channels" aria-labelledby="rail-title">
          <ul>
            {listed.map((one) => (
              <li key={one.channel.id}>
                <ChannelLink {...props} listed={one.channel} />
                {one.threads.length === 0 ? null : (
                  <ul class="threads" aria-label={`Threads of ${channelTitle(one.channel, server.bot)}`}>
                    {one.threads.map((thread) => (
                      <li key={thread.id}>
                        <ChannelLink {...props} listed={thread} />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </nav>
        <People
          users={server.users}
          me={props.me}
          channelId={channel.id}
          onPerson={props.onPerson}
          onLocale={props.onLocale}
          onNewPerson={props.onNewPerson}
        />
      </div>
    </>
  );
}

function ChannelLink(props: {
  readonly session: Session;
  readonly channel: Channel;
  readonly listed: Channel;
  readonly onChannel: (id: string) => void;
}): VNode {
  const { session, listed } = props;
  const { bot } = session.server;
  const isUnread = session.unread.has(listed.id);
  return (
    <button
      type="button"
      class={isUnread ? 'channel is-unread' : 'channel'}
      aria-current={listed.id === props.channel.id ? 'page' : undefined}
      onClick={() => props.onChannel(listed.id)}
    >
      {isWithBot(listed) ? (
        <Avatar person={bot} size="small" />
      ) : (
        <span class="hash" aria-hidden="true">
          {isDirect(listed) ? '@' : isThread(listed) ? '⤷' : '#'}
        </span>
      )}
      <span class="channel-name">{channelTitle(listed, bot)}</span>
      {isWithBot(listed) ? (
        <span class={bot.online ? 'presence is-online' : 'presence'} aria-hidden="true" />
      ) : null}
      {isUnread ? <span class="only-heard">unread messages</span> : null}
    </button>
  );
}
