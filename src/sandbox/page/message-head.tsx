/** What messages and what stands in for them have in common. */
import type { APIUser } from 'discord-api-types/v10';
import type { ComponentChildren, VNode } from 'preact';
import { AuthorName } from './author-name.js';
import { Icon } from './icons.js';
import { clockText, dayText } from './time.js';

export function MessageHead(props: {
  readonly author: APIUser;
  readonly at: Date;
  readonly editedAt?: Date | undefined;
  readonly isComputing?: boolean;
  readonly children?: ComponentChildren;
}): VNode {
  const { author, at } = props;
  return (
    <header class="message-head">
      <AuthorName author={author} />
      {author.bot === true ? <span class="bot-tag">Bot</span> : null}
      <time dateTime={at.toISOString()} title={`${dayText(at)}, ${clockText(at)}`}>
        {clockText(at)}
      </time>
      {props.editedAt === undefined ? null : <Edited at={props.editedAt} />}
      {props.isComputing === true ? (
        <span class="computing">
          <Dots /> computing…
        </span>
      ) : null}
      {props.children}
    </header>
  );
}

export function Edited({ at }: { readonly at: Date }): VNode {
  return (
    <span class="edited" title={`${dayText(at)}, ${clockText(at)}`}>
      (edited)
    </span>
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

export function Thinking(props: { readonly text: string; readonly children?: ComponentChildren }): VNode {
  return (
    <p class="thinking">
      <Dots />
      <span>{props.text}…</span>
      {props.children}
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
