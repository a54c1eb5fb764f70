import type { APIMessage, APIUser } from 'discord-api-types/v10';
import type { ComponentChildren, VNode } from 'preact';
import { Avatar, displayName } from './avatar.js';
import { Embed } from './embed.js';
import { Icon } from './icons.js';
import { Markdown } from './markdown-view.js';
import { Attachment, attachmentOf } from './media.js';
import { MessageComponents } from './message-components.js';
import { usePage } from './page-context.js';
import type { Sent } from './session.js';
import { clockText, dayText } from './time.js';

/** Message flags by their documented numbers. */
const EPHEMERAL = 64;
const LOADING = 128;

export function isThinking(message: APIMessage): boolean {
  return ((message.flags ?? 0) & LOADING) !== 0;
}

export function Message({
  message,
  failure,
}: {
  readonly message: APIMessage;
  readonly failure?: string;
}): VNode {
  const page = usePage();
  const isEphemeral = ((message.flags ?? 0) & EPHEMERAL) !== 0;
  const inEmbeds = new Set(
    message.embeds.flatMap((embed) =>
      [embed.image, embed.thumbnail].map((image) => attachmentOf(image, message.attachments)?.id),
    ),
  );
  return (
    <li class={isEphemeral ? 'message is-ephemeral' : 'message'} data-message={message.id}>
      <UsedLine message={message} />
      <Avatar person={message.author} size="large" />
      <article
        class="message-body"
        aria-label={`${displayName(message.author)}, ${clockText(new Date(message.timestamp))}`}
      >
        <MessageHead author={message.author} at={new Date(message.timestamp)} />
        {isThinking(message) ? (
          <Thinking text={`${displayName(message.author)} is thinking`} />
        ) : (
          <>
            {message.content === '' ? null : <Markdown source={message.content} />}
            {message.embeds.map((embed, index) => (
              <Embed key={`${index}`} embed={embed} attachments={message.attachments} />
            ))}
            {message.attachments
              .filter((attachment) => !inEmbeds.has(attachment.id))
              .map((attachment) => (
                <Attachment key={attachment.id} attachment={attachment} />
              ))}
            <MessageComponents message={message} />
          </>
        )}
        {failure === undefined ? null : <Failure text={failure} />}
        {isEphemeral ? (
          <p class="ephemeral-note">
            <Icon name="eye" /> Only you can see this ·{' '}
            <button type="button" class="link" onClick={() => page.dismiss(message.id)}>
              Dismiss
            </button>
          </p>
        ) : null}
      </article>
    </li>
  );
}

function MessageHead({ author, at }: { readonly author: APIUser; readonly at: Date }): VNode {
  return (
    <header class="message-head">
      <span class="author">{displayName(author)}</span>
      {author.bot === true ? <span class="bot-tag">Bot</span> : null}
      <time dateTime={at.toISOString()} title={`${dayText(at)}, ${clockText(at)}`}>
        {clockText(at)}
      </time>
    </header>
  );
}

/** Interaction types by their documented numbers. A follow-up names no command and needs no such line. */
const COMPONENT = 3;
const MODAL_SUBMIT = 5;

function UsedLine({ message }: { readonly message: APIMessage }): VNode | null {
  const { interaction, interaction_metadata: metadata } = message;
  if (interaction !== undefined) {
    return (
      <Used who={interaction.user}>
        used <span class="command-name">/{interaction.name}</span>
      </Used>
    );
  }
  if (metadata?.type === COMPONENT) return <Used who={metadata.user}>pressed a button</Used>;
  if (metadata?.type === MODAL_SUBMIT) return <Used who={metadata.user}>sent a form</Used>;
  return null;
}

function Used({ who, children }: { readonly who: APIUser; readonly children: ComponentChildren }): VNode {
  return (
    <div class="used">
      <Icon name="used" />
      <Avatar person={who} size="small" />
      <span>
        <b>{displayName(who)}</b> {children}
      </span>
    </div>
  );
}

/** A command on its way: from the moment it is sent until the bot's first word. */
export function SentCommand(props: {
  readonly sent: Sent & { readonly what: { readonly type: 'command' } };
  readonly me: APIUser;
  readonly bot: APIUser;
  readonly onDismiss: () => void;
}): VNode {
  const page = usePage();
  const { sent, bot } = props;
  return (
    <li class="message">
      <Used who={props.me}>
        used <span class="command-name">/{sent.what.name}</span>
      </Used>
      <Avatar person={bot} size="large" />
      <article class="message-body" aria-label={`${displayName(bot)}, no answer yet`}>
        <MessageHead author={bot} at={new Date(sent.at)} />
        {sent.failure === undefined ? (
          <Thinking text="Sending" />
        ) : (
          <>
            <Failure text={sent.failure} />
            <p class="failure-actions">
              <button
                type="button"
                class="link"
                onClick={() => {
                  props.onDismiss();
                  page.compose(sent.what.line);
                }}
              >
                Edit and send again
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

function Thinking({ text }: { readonly text: string }): VNode {
  return (
    <p class="thinking">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {text}…
    </p>
  );
}

function Failure({ text }: { readonly text: string }): VNode {
  return (
    <p class="failure">
      <Icon name="warning" /> {text}
    </p>
  );
}
