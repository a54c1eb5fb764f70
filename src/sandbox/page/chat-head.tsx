import type { VNode } from 'preact';
import { displayName } from './avatar.js';
import { Icon } from './icons.js';
import { type Channel, channelTitle, isDirect, isThread, parentOf } from './places.js';
import type { Session } from './session.js';
import { ThemeButton } from './theme-button.js';

/** Where one is, whether the bot is there, and the ways to the rail and to the panel. */
export function ChatHead(props: {
  readonly server: Session['server'];
  readonly channel: Channel;
  readonly isRailOpen: boolean;
  readonly onRail: () => void;
  readonly isPanelOpen: boolean;
  readonly onPanel: () => void;
}): VNode {
  const { server, channel } = props;
  const { bot } = server;
  const parent = isThread(channel) ? parentOf(channel, server.channels) : undefined;
  return (
    <header class="chat-head">
      <button
        type="button"
        class="icon-button rail-button"
        aria-label="Channels and people"
        aria-expanded={props.isRailOpen}
        aria-controls="rail"
        onClick={props.onRail}
      >
        <Icon name="menu" />
      </button>
      <h1>
        {isDirect(channel) ? null : (
          <span class="hash" aria-hidden="true">
            {isThread(channel) ? '⤷' : '#'}
          </span>
        )}
        {channelTitle(channel, bot)}
      </h1>
      {parent === undefined ? null : <p class="topic">A thread of #{channelTitle(parent, bot)}</p>}
      {'topic' in channel && channel.topic ? <p class="topic">{channel.topic}</p> : null}
      <span class="spring" />
      <span class={bot.online ? 'bot-state is-online' : 'bot-state'}>
        <span class={bot.online ? 'presence is-online' : 'presence'} aria-hidden="true" />
        {displayName(bot)} is {bot.online ? 'online' : 'offline'}
      </span>
      <button
        type="button"
        class="button panel-button"
        aria-label="What happened"
        aria-pressed={props.isPanelOpen}
        onClick={props.onPanel}
      >
        <Icon name="pulse" />
        <span class="panel-button-text">What happened</span>
      </button>
      <ThemeButton />
    </header>
  );
}
