import type { APIMessage } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Avatar, displayName } from './avatar.js';
import { ContextMenu } from './context-menu.js';
import { Embed } from './embed.js';
import { Icon } from './icons.js';
import { LayoutComponents } from './layout-components.js';
import { Markdown } from './markdown-view.js';
import { Attachment, attachmentOf } from './media.js';
import { Edited, Failure, MessageHead, Thinking } from './message-head.js';
import { usePage } from './page-context.js';
import type { Place } from './place-beside.js';
import { ReplyLine } from './reply-line.js';
import { announcesThread, ThreadLine } from './thread-line.js';
import { clockText } from './time.js';
import { UsedLine } from './used-line.js';
import { WaitingStatus } from './waiting-status.js';

/** Message flags by their documented numbers. */
const EPHEMERAL = 64;
const LOADING = 128;
const LAID_OUT = 1 << 15;

export function isThinking(message: APIMessage): boolean {
  return ((message.flags ?? 0) & LOADING) !== 0;
}

export function Message(props: {
  readonly message: APIMessage;
  /** The person's name stands above an earlier message already. */
  readonly isContinued?: boolean;
  readonly failure?: string;
}): VNode {
  const { message, failure, isContinued = false } = props;
  const page = usePage();
  const at = new Date(message.timestamp);
  const name = displayName(message.author);
  const waiting = <WaitingStatus stage={page.waitingStage(message)} />;
  const [menuAt, setMenuAt] = useState<Place | undefined>(undefined);
  const hadKeyboard = useRef<Element | null>(null);
  const isEphemeral = ((message.flags ?? 0) & EPHEMERAL) !== 0;
  const hasMenu = page.menu.length > 0 && !isThinking(message);
  const openMenu = (at: Place) => {
    hadKeyboard.current = document.activeElement;
    setMenuAt(at);
  };
  return (
    <li
      class={`message${isEphemeral ? ' is-ephemeral' : ''}${isContinued ? ' is-continued' : ''}`}
      data-message={message.id}
      onContextMenu={(event) => {
        if (!hasMenu || keepsOwnMenu(event.target)) return;
        event.preventDefault();
        openMenu(placeOf(event));
      }}
    >
      <UsedLine message={message} />
      <ReplyLine message={message} />
      {isContinued ? (
        <time class="continued-time" dateTime={at.toISOString()} aria-hidden="true">
          {clockText(at)}
        </time>
      ) : (
        <Avatar person={message.author} size="large" />
      )}
      <article class="message-body" aria-label={`${name}, ${clockText(at)}`}>
        {isContinued ? null : (
          <MessageHead
            author={message.author}
            at={at}
            editedAt={message.edited_timestamp === null ? undefined : new Date(message.edited_timestamp)}
            isComputing={page.isComputing(message.id)}
          >
            {page.isComputing(message.id) ? waiting : null}
          </MessageHead>
        )}
        {isThinking(message) ? (
          <Thinking text={`${name} is thinking`}>{waiting}</Thinking>
        ) : (
          <MessageContent message={message} />
        )}
        {isContinued && message.edited_timestamp !== null ? (
          <p class="edited">
            <Edited at={new Date(message.edited_timestamp)} />
          </p>
        ) : null}
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
      {hasMenu ? (
        <button
          type="button"
          class="message-more"
          aria-label={`Menu of the message of ${name}, ${clockText(at)}`}
          aria-haspopup="menu"
          aria-expanded={menuAt !== undefined}
          onClick={(event) => openMenu(event.currentTarget.getBoundingClientRect())}
        >
          <Icon name="more" />
        </button>
      ) : null}
      {menuAt === undefined ? null : (
        <ContextMenu
          label="Menu of the message"
          title="Ask about this message"
          entries={page.menu}
          anchor={menuAt}
          onPick={(name) => page.useMenu(message.id, name)}
          onClose={(isDone) => {
            setMenuAt(undefined);
            const before = hadKeyboard.current;
            if (isDone && before instanceof HTMLElement) before.focus();
          }}
        />
      )}
    </li>
  );
}

function MessageContent({ message }: { readonly message: APIMessage }): VNode {
  // With Components V2 a file is shown where a component names it, and nowhere else.
  const isLaidOut = ((message.flags ?? 0) & LAID_OUT) !== 0;
  const inEmbeds = new Set(
    message.embeds.flatMap((embed) =>
      [embed.image, embed.thumbnail].map((image) => attachmentOf(image, message.attachments)?.id),
    ),
  );
  return (
    <>
      {message.content === '' || announcesThread(message) ? null : <Markdown source={message.content} />}
      {message.embeds.map((embed, index) => (
        <Embed key={`embed ${index}`} embed={embed} attachments={message.attachments} />
      ))}
      {message.attachments
        .filter((attachment) => !isLaidOut && !inEmbeds.has(attachment.id))
        // By place, not by id: a picture that an edit replaces is changed in place.
        .map((attachment, index) => (
          <Attachment key={`file ${index}`} attachment={attachment} />
        ))}
      <LayoutComponents message={message} />
      <ThreadLine message={message} />
    </>
  );
}

/** The browser's menu is worth more on a link, in a field and for marked text. */
function keepsOwnMenu(target: EventTarget | null): boolean {
  const isMarked = getSelection()?.isCollapsed === false;
  return isMarked || !(target instanceof Element) || target.closest('a, input, textarea, dialog') !== null;
}

/** At the pointer; the menu key of a keyboard has none, and means the element that it is pressed on. */
function placeOf(event: MouseEvent): Place {
  const { clientX: x, clientY: y, target } = event;
  const isPointer = x > 0 || y > 0;
  if (!isPointer && target instanceof Element) return target.getBoundingClientRect();
  return { left: x, right: x, top: y, bottom: y };
}
