/** The way from a message into the thread that began with it, or that it announces. */
import type { APIMessage } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { usePage } from './page-context.js';

/** Type of the message that announces a thread; its content is the thread's name. */
const THREAD_CREATED = 18;

export const announcesThread = (message: APIMessage) => message.type === THREAD_CREATED;

export function ThreadLine({ message }: { readonly message: APIMessage }): VNode | null {
  const page = usePage();
  const threadId = announcesThread(message) ? message.message_reference?.channel_id : message.thread?.id;
  if (threadId === undefined) return null;
  const name = page.channelName(threadId);
  return (
    <p class="thread-line">
      {announcesThread(message) ? 'A thread has begun: ' : 'Its thread: '}
      {name === undefined ? (
        // Its people alone see it, or it is gone.
        <b>{announcesThread(message) ? message.content : 'not for you'}</b>
      ) : (
        <button type="button" class="link" onClick={() => page.openChannel(threadId)}>
          {name}
        </button>
      )}
    </p>
  );
}
