import type { APIUser } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { InteractionContext } from '../offered-in.js';
import type { SandboxState } from '../protocol.js';
import { Avatar, displayName } from './avatar.js';
import { Icon, Mark } from './icons.js';
import { arrowTarget, OptionList, optionId } from './option-list.js';

type Channel = SandboxState['channels'][number];

/** Channel types of direct and group messages, as documented. */
const DIRECT = 1;
const GROUP = 3;

export function isDirect(channel: Channel): boolean {
  return channel.type === DIRECT || channel.type === GROUP;
}

/** For what is offered where: the server 0, the conversation with the bot 1, one without it 2. */
export function contextOf(channel: Channel): InteractionContext {
  if (!isDirect(channel)) return 0;
  return channel.type === DIRECT ? 1 : 2;
}

/** A direct message is called by whom it is with: every person here has one, with the bot. */
export function channelTitle(channel: Channel, bot: APIUser): string {
  return channel.type === DIRECT ? displayName(bot) : (channel.name ?? channel.id);
}

export function channelPlace(channel: Channel, bot: APIUser): string {
  return isDirect(channel) ? channelTitle(channel, bot) : `#${channelTitle(channel, bot)}`;
}

export function Rail(props: {
  readonly server: Omit<SandboxState, 'messages' | 'commands'>;
  readonly channelId: string | undefined;
  readonly me: APIUser;
  readonly onChannel: (id: string) => void;
  readonly onPerson: (id: string) => void;
}): VNode {
  const { server } = props;
  const { bot } = server;
  const link = (channel: Channel) => (
    <li key={channel.id}>
      <button
        type="button"
        class="channel"
        aria-current={channel.id === props.channelId ? 'page' : undefined}
        onClick={() => props.onChannel(channel.id)}
      >
        {channel.type === DIRECT ? (
          <Avatar person={bot} size="small" />
        ) : (
          <span class="hash" aria-hidden="true">
            {channel.type === GROUP ? '@' : '#'}
          </span>
        )}
        <span class="channel-name">{channelTitle(channel, bot)}</span>
        {channel.type === DIRECT ? (
          <span class={bot.online ? 'presence is-online' : 'presence'} aria-hidden="true" />
        ) : null}
      </button>
    </li>
  );
  return (
    <>
      <div class="rail-head">
        <Mark />
        <span>Given</span>
        <span class="quiet">local</span>
      </div>
      <nav class="rail-channels" aria-label="Channels">
        {server.guilds.map((guild) => (
          <div key={guild.id}>
            <h2 id={`guild-${guild.id}`}>{guild.name}</h2>
            <ul aria-labelledby={`guild-${guild.id}`}>
              {server.channels
                .filter((channel) => channel.guild_id === guild.id && !isDirect(channel))
                .map(link)}
            </ul>
          </div>
        ))}
        <h2 id="direct-messages">Direct messages</h2>
        <ul aria-labelledby="direct-messages">{server.channels.filter(isDirect).map(link)}</ul>
      </nav>
      <People users={server.users} me={props.me} onPerson={props.onPerson} />
    </>
  );
}

/** Whose eyes the page borrows. */
function People(props: {
  readonly users: readonly APIUser[];
  readonly me: APIUser;
  readonly onPerson: (id: string) => void;
}): VNode {
  const { users, me } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const pick = (index: number) => {
    setOpen(false);
    const user = users[index];
    if (user !== undefined && user.id !== me.id) props.onPerson(user.id);
  };
  const open = () => {
    setActive(users.findIndex((user) => user.id === me.id));
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = arrowTarget(event.key, active, users.length);
    if (target !== undefined) {
      event.preventDefault();
      if (isOpen) setActive(target);
      else open();
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if ((event.key === 'Enter' || event.key === ' ') && isOpen) {
      event.preventDefault();
      pick(active);
    }
  };
  return (
    <div class="people">
      {isOpen ? (
        <OptionList
          id={id}
          label="People"
          active={active}
          onPick={pick}
          options={users.map((user) => ({
            key: user.id,
            label: displayName(user),
            ...(user.id === me.id ? { detail: 'you now' } : {}),
          }))}
        />
      ) : null}
      <button
        type="button"
        class="people-button"
        role="combobox"
        aria-label={`You are ${displayName(me)}. Switch person`}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? optionId(id, active) : undefined}
        onClick={() => (isOpen ? setOpen(false) : open())}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      >
        <Avatar person={me} size="large" />
        <span class="people-name">
          <span class="quiet">You are</span>
          <b>{displayName(me)}</b>
        </span>
        <Icon name="chevron" />
      </button>
    </div>
  );
}
