/** Messages by channel, the last few hundred of each. Messages are values: an edit puts a new one in place. */
import type { APIMessage } from 'discord-api-types/v10';
import type { StoredFile } from './attachment-store.js';
import { KEPT } from './limits.js';

export interface FileOfMessage {
  readonly file: StoredFile;
  readonly description: string | undefined;
  readonly title: string | undefined;
}

/** Files that are named inside of embeds and of components: by name in a request, by id in a stored message. */
export interface ShownInside {
  readonly embeds: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
}

export const NOTHING_INSIDE: ShownInside = { embeds: new Set(), components: new Set() };

export interface StoredMessage {
  readonly message: APIMessage;
  /** The only person who sees it (ephemeral); undefined: everyone in the channel. */
  readonly visibleTo: string | undefined;
  /** All files, also those that `message.attachments` leaves out because an embed or component shows them. */
  readonly files: readonly FileOfMessage[];
  /** Ids of those that are shown there. */
  readonly shownInside: ShownInside;
}

export class MessageStore {
  readonly #channels = new Map<string, Map<string, StoredMessage>>();
  readonly #perChannel: number;

  constructor(perChannel: number = KEPT.messagesPerChannel) {
    this.#perChannel = perChannel;
  }

  /** Adds or replaces; answers the messages that had to make room. */
  put(stored: StoredMessage): readonly StoredMessage[] {
    const channel = this.#channel(stored.message.channel_id);
    channel.set(stored.message.id, stored);
    const crowdedOut: StoredMessage[] = [];
    for (const [id, oldest] of channel) {
      if (channel.size <= this.#perChannel) break;
      channel.delete(id);
      crowdedOut.push(oldest);
    }
    return crowdedOut;
  }

  get(channelId: string, id: string): StoredMessage | undefined {
    return this.#channels.get(channelId)?.get(id);
  }

  delete(channelId: string, id: string): boolean {
    return this.#channel(channelId).delete(id);
  }

  channelIds(): readonly string[] {
    return [...this.#channels.keys()];
  }

  /** Answers what was in it. */
  dropChannel(id: string): readonly StoredMessage[] {
    const dropped = this.list(id);
    this.#channels.delete(id);
    return dropped;
  }

  /** Oldest first. */
  list(channelId: string): readonly StoredMessage[] {
    return [...(this.#channels.get(channelId)?.values() ?? [])];
  }

  #channel(id: string): Map<string, StoredMessage> {
    const known = this.#channels.get(id);
    if (known !== undefined) return known;
    const fresh = new Map<string, StoredMessage>();
    this.#channels.set(id, fresh);
    return fresh;
  }
}
