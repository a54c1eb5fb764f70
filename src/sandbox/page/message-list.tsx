/** The messages of a channel, kept at their end while the reader is there. */
import type { APIMessage, APIUser } from 'discord-api-types/v10';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { displayName } from './avatar.js';
import { Icon } from './icons.js';
import { isThinking, Message } from './message.js';
import { continues } from './message-group.js';
import { usePage } from './page-context.js';
import { reachByKeyboard } from './reach-by-keyboard.js';
import { FailedForm, isSentCommand, SentCommand } from './sent-message.js';
import type { Session, SessionStep } from './session.js';
import { dayText } from './time.js';

/** So near the end counts as at the end. */
const END_PX = 80;

export function MessageList(props: {
  readonly session: Session;
  readonly channelId: string;
  readonly place: string;
  readonly me: APIUser;
  readonly step: (step: SessionStep) => void;
  /** What stands at the top of every channel. */
  readonly children: ComponentChildren;
}): VNode {
  const { session, channelId } = props;
  const page = usePage();
  const messages = [...session.messages.values()].filter(
    (message) => message.channel_id === channelId && !session.dismissed.has(message.id),
  );
  const sent = session.sent.filter(isSentCommand).filter((one) => one.channelId === channelId);
  const { scroller, content, isAtEnd, toEnd } = useKeptAtEnd(
    channelId,
    !messages.some(({ author }) => author.bot === true) && sent.length === 0,
    sent.at(-1)?.key,
  );

  return (
    <>
      <section ref={scroller} class="messages" aria-label={`Messages in ${props.place}`}>
        <div ref={content} class="messages-content">
          {props.children}
          <ol>
            {messages.map((message, index) => {
              const day = dayText(new Date(message.timestamp));
              const before = messages[index - 1];
              const isNewDay = before === undefined || dayText(new Date(before.timestamp)) !== day;
              const failure = failureOf(session, message);
              const isNew = message.id === session.newFromId;
              return [
                isNewDay ? (
                  <li key={`day ${message.id}`} class="day">
                    <span>{day}</span>
                  </li>
                ) : null,
                isNew ? (
                  <li key="new" class="day is-new">
                    <span>New</span>
                  </li>
                ) : null,
                <Message
                  key={message.id}
                  message={message}
                  isContinued={!isNewDay && !isNew && continues(before, message)}
                  {...(failure === undefined ? {} : { failure })}
                />,
              ];
            })}
            {sent.map((one) => (
              <SentCommand
                key={one.key}
                sent={one}
                me={props.me}
                bot={session.server.bot}
                onDismiss={() => props.step({ type: 'settled', key: one.key })}
              />
            ))}
            {session.sent
              .filter((one) => one.what.type === 'modal' && one.channelId === channelId)
              .map(({ key, failure }) =>
                failure === undefined ? null : (
                  <FailedForm
                    key={key}
                    reason={failure}
                    onDismiss={() => props.step({ type: 'settled', key })}
                  />
                ),
              )}
          </ol>
        </div>
      </section>
      {isAtEnd ? null : (
        <button type="button" class="to-end" onClick={toEnd}>
          <Icon name="down" /> Newest messages
        </button>
      )}
      <p class="only-heard" role="status">
        {messages.some(({ id }) => page.isComputing(id))
          ? `${displayName(session.server.bot)} is computing`
          : announcement(messages.find(({ id }) => id === session.latestMessageId))}
      </p>
    </>
  );
}

function failureOf(session: Session, message: APIMessage): string | undefined {
  const failed = session.sent.find(
    ({ what, failure }) =>
      what.type === 'component' && what.messageId === message.id && failure !== undefined,
  );
  return failed?.failure;
}

/** One sentence for a screen reader; the message itself is there to be read. */
function announcement(message: APIMessage | undefined): string {
  if (message === undefined) return '';
  const name = displayName(message.author);
  if (isThinking(message)) return `${name} is thinking`;
  return `${name} answered: ${message.embeds[0]?.title ?? message.content.slice(0, 200)}`;
}

/** An empty channel is read from its top; any other is kept at its end until the reader scrolls up. */
function useKeptAtEnd(channelId: string, isEmpty: boolean, sentKey: string | undefined) {
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const wasAtEnd = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);

  const empty = useRef(isEmpty);
  empty.current = isEmpty;

  const toEnd = () => {
    const box = scroller.current;
    wasAtEnd.current = true;
    setAtEnd(true);
    if (box !== null) box.scrollTop = empty.current ? 0 : box.scrollHeight;
  };

  useEffect(() => {
    const box = scroller.current;
    if (box === null || content.current === null) return;
    reachByKeyboard(box);
    let lastTop = box.scrollTop;
    const onScroll = () => {
      const isNear = box.scrollHeight - box.scrollTop - box.clientHeight < END_PX;
      // Only a way up leaves the end: content that grew before this event moves the end away, not the reader.
      if (isNear || box.scrollTop < lastTop) wasAtEnd.current = isNear;
      lastTop = box.scrollTop;
      setAtEnd(wasAtEnd.current);
    };
    // Pictures and edits change the height after the message is there.
    const observer = new ResizeObserver(() => {
      if (wasAtEnd.current && !empty.current) box.scrollTop = box.scrollHeight;
      else onScroll();
    });
    observer.observe(content.current);
    observer.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, []);

  // Another channel, or a command of one's own: what comes is wanted.
  useLayoutEffect(toEnd, [channelId, isEmpty, sentKey]);
  return { scroller, content, isAtEnd, toEnd };
}
