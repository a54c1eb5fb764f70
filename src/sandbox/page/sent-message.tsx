/** What a person sent and no message shows yet, or ever will. */
import type { APIUser } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { Avatar, displayName } from './avatar.js';
import { Failure, MessageHead, Thinking } from './message-head.js';
import { usePage } from './page-context.js';
import type { Sent } from './session.js';
import { Used } from './used-line.js';

type SentByName = Sent & { readonly what: { readonly type: 'command' | 'message-command' | 'user-command' } };

export const isSentCommand = (sent: Sent): sent is SentByName =>
  sent.what.type === 'command' || sent.what.type === 'message-command' || sent.what.type === 'user-command';

/** A command on its way: from the moment it is sent until the bot's first word. */
export function SentCommand(props: {
  readonly sent: SentByName;
  readonly me: APIUser;
  readonly bot: APIUser;
  readonly onDismiss: () => void;
}): VNode {
  const page = usePage();
  const { bot } = props;
  const { what, at, failure } = props.sent;
  const again = () => {
    props.onDismiss();
    if (what.type === 'command') page.compose(what.line);
    else if (what.type === 'message-command') page.useMenu(what.messageId, what.name);
    else page.usePersonMenu(what.targetUserId, what.name);
  };
  return (
    <li class="message">
      <Used who={props.me}>
        used{' '}
        <span class="command-name">
          {what.type === 'command' ? '/' : ''}
          {what.name}
        </span>
      </Used>
      <Avatar person={bot} size="large" />
      <article class="message-body" aria-label={`${displayName(bot)}, no answer yet`}>
        <MessageHead author={bot} at={new Date(at)} />
        {failure === undefined ? (
          <Thinking text="Sending" />
        ) : (
          <>
            <Failure text={failure} />
            <p class="failure-actions">
              <button type="button" class="link" onClick={again}>
                {what.type === 'command' ? 'Edit and send again' : 'Try again'}
              </button>
              {' · '}
              <button type="button" class="link" onClick={props.onDismiss}>
                Dismiss
              </button>
            </p>
          </>
        )}
      </article>
    </li>
  );
}

export function FailedForm(props: { readonly reason: string; readonly onDismiss: () => void }): VNode {
  return (
    <li class="message">
      <div class="message-body without-avatar">
        <Failure text={`The form was not taken: ${props.reason}`} />
        <p class="failure-actions">
          <button type="button" class="link" onClick={props.onDismiss}>
            Dismiss
          </button>
        </p>
      </div>
    </li>
  );
}
