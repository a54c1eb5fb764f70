/** The line above a message: which command or press it answers, and on which message. */
import type { APIMessage, APIUser } from 'discord-api-types/v10';
import type { ComponentChildren, VNode } from 'preact';
import { Avatar, displayName } from './avatar.js';
import { Icon } from './icons.js';
import { isReply } from './message-group.js';
import { Referred } from './referred.js';

/** Interaction types by their documented numbers. */
const COMPONENT = 3;
const MODAL_SUBMIT = 5;
/** Type of a message that answers a command of a message's menu. */
const CONTEXT_MENU_COMMAND = 23;

export function UsedLine({ message }: { readonly message: APIMessage }): VNode | null {
  const { interaction, interaction_metadata: metadata } = message;
  const about = isReply(message) ? null : <Referred message={message} before=" on " />;
  if (interaction !== undefined) {
    const slash = message.type === CONTEXT_MENU_COMMAND ? '' : '/';
    return (
      <Used who={interaction.user}>
        used{' '}
        <span class="command-name">
          {slash}
          {interaction.name}
        </span>
        {about}
      </Used>
    );
  }
  if (metadata?.type === COMPONENT) {
    return <Used who={metadata.user}>pressed a button{about}</Used>;
  }
  if (metadata?.type === MODAL_SUBMIT) return <Used who={metadata.user}>sent a form{about}</Used>;
  return null;
}

export function Used({
  who,
  children,
}: {
  readonly who: APIUser;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <div class="used">
      <Icon name="used" />
      <Avatar person={who} size="small" />
      <span class="used-text">
        <b>{displayName(who)}</b> {children}
      </span>
    </div>
  );
}
