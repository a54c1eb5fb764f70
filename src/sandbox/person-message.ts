/** What a person writes in a channel. */
import { type APIMessage, type APIUser, MessageType } from 'discord-api-types/v10';

/** Typed wide: the enumeration of flags has no name for "none". */
const NO_FLAGS: number = 0;

export interface Written {
  readonly id: string;
  readonly channelId: string;
  readonly author: APIUser;
  readonly atMs: number;
  readonly content: string;
  readonly mentions?: readonly APIUser[];
}

export function personMessage({ id, channelId, author, atMs, content, mentions = [] }: Written): APIMessage {
  return {
    id,
    type: MessageType.Default,
    channel_id: channelId,
    author,
    content,
    timestamp: new Date(atMs).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [...mentions],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: NO_FLAGS,
  };
}
