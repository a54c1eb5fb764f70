import type { APIMessage } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { Avatar, displayName } from './avatar.js';
import { Icon } from './icons.js';
import { isReply } from './message-group.js';
import { usePage } from './page-context.js';
import { Referred } from './referred.js';

/** Above a reply: whom and what it answers. */
export function ReplyLine({ message }: { readonly message: APIMessage }): VNode | null {
  const page = usePage();
  // What answers a command says so already.
  if (!isReply(message) || message.interaction_metadata !== undefined) return null;
  const target = page.message(message.message_reference?.message_id ?? '');
  return (
    <div class="used">
      <Icon name="used" />
      {target === undefined ? (
        <span class="used-text">an answer to a message that is gone</span>
      ) : (
        <>
          <Avatar person={target.author} size="small" />
          <span class="used-text">
            <b>{displayName(target.author)}</b>
            <Referred message={message} before=" " />
          </span>
        </>
      )}
    </div>
  );
}
