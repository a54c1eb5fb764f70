/** What messages and what stands in for them have in common. */
import type { APIUser } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { displayName } from './avatar.js';
import { Icon } from './icons.js';
import { clockText, dayText } from './time.js';

export function MessageHead(props: {
  readonly author: APIUser;
  readonly at: Date;
  readonly isComputing?: boolean;
}): VNode {
  const { author, at } = props;
  return (
    <header class="message-head">
      <span class="author">{displayName(author)}</span>
      {author.bot === true ? <span class="bot-tag">Bot</span> : null}
      <time dateTime={at.toISOString()} title={`${dayText(at)}, ${clockText(at)}`}>
        {clockText(at)}
      </time>
      {props.isComputing === true ? (
        <span class="computing">
          <Dots /> computing…
        </span>
      ) : null}
    </header>
  );
}

export function Dots(): VNode {
  return (
    <span class="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}

export function Thinking({ text }: { readonly text: string }): VNode {
  return (
    <p class="thinking">
      <Dots />
      {text}…
    </p>
  );
}

export function Failure({ text }: { readonly text: string }): VNode {
  return (
    <p class="failure">
      <Icon name="warning" /> {text}
    </p>
  );
}
